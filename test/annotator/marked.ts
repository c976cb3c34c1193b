import type { Span } from '../../src/annotator/annotation.ts';

interface Marked extends Span {
  readonly who: string;
}

/** Text with its mentions marked: "[Ann Lee|a] said [she|a] knew [Tom Ray|b]". The same letter means the same one. */
export function marked(text: string): { plain: string; mentions: Marked[] } {
  let plain = '';
  const mentions: Marked[] = [];
  const open: number[] = [];
  for (const [piece, opens, who, other] of text.matchAll(/(\[)|\|(\w)\]|([^[|]+|\|)/g)) {
    if (opens !== undefined) open.push(plain.length);
    else if (who !== undefined) mentions.push({ start: open.pop() ?? 0, end: plain.length, who });
    else plain += other ?? piece;
  }
  return { plain, mentions };
}
