/** Hands the reader a file, as if a link to it had been clicked: no permission needed, and the browser asks where it asks. */
export function saveFile(name: string, type: string, content: string): void {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // the browser has taken the blob's content by then, however large
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** A file name that every system takes, of a title: "Port strike: day 3" → "port-strike-day-3". */
export function fileName(title: string): string {
  const words =
    title
      .toLowerCase()
      .normalize('NFKD')
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.join('-').slice(0, 60).replace(/-+$/, '') || 'parley';
}
