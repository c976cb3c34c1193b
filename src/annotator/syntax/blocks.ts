import type { Block } from '../annotation.ts';

/** The blocks of plain text: every line that is not empty is a paragraph, without the white space around it. */
export function blocksOf(text: string): Block[] {
  const blocks: Block[] = [];
  let from = 0;
  while (from < text.length) {
    let to = text.indexOf('\n', from);
    if (to < 0) to = text.length;
    let start = from;
    let end = to;
    while (start < end && /\s/.test(text.charAt(start))) start++;
    while (end > start && /\s/.test(text.charAt(end - 1))) end--;
    if (start < end) blocks.push({ start, end, kind: 'paragraph' });
    from = to + 1;
  }
  return blocks;
}
