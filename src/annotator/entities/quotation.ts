import type { Article } from '../annotation.ts';

/**
 * One stretch between quotation marks, marks included. A quotation ends at the latest with its block; where the next
 * block opens with a mark again it goes on there (`continues`).
 */
export interface Quotation {
  readonly start: number;
  readonly end: number;
  readonly block: number;
  /** Whether its closing mark stands in the text. */
  readonly closed: boolean;
  /** Whether the quotation before it was left open on purpose, as newspapers do between paragraphs. */
  readonly continues: boolean;
}

type Mark = 'open' | 'close' | 'either';

const OPENING_CONTEXT = /[\s([{—–-]/;

/** What the character at `at` does as a double quotation mark, and how long it is; null for all others. */
function doubleMark(text: string, at: number): { mark: Mark; length: number } | null {
  const c = text.charAt(at);
  if (c === '“' || c === '„' || c === '«') return { mark: 'open', length: 1 };
  if (c === '”' || c === '»') return { mark: 'close', length: 1 };
  if (c === '"') return { mark: 'either', length: 1 };
  const two = text.slice(at, at + 2);
  if (two === '``') return { mark: 'open', length: 2 };
  if (two === "''" || two === '’’') return { mark: 'either', length: 2 };
  return null;
}

/** The same for single marks, which British papers use; an apostrophe inside or behind a word is none. */
function singleMark(text: string, at: number, open: boolean): { mark: Mark; length: number } | null {
  const c = text.charAt(at);
  if (c !== '‘' && c !== '’' && c !== "'") return null;
  const before = at === 0 ? ' ' : text.charAt(at - 1);
  const after = text.charAt(at + 1);
  if (!open) {
    // "the '80s" and "’em" open nothing.
    const opens = OPENING_CONTEXT.test(before) && /[\p{L}[(…]/u.test(after) && c !== '’';
    return opens ? { mark: 'open', length: 1 } : null;
  }
  const closes = c !== '‘' && /[\p{L}\p{N}.,!?…)\]]/u.test(before) && !/[\p{L}\p{N}]/u.test(after);
  // A plural's genitive ("the workers’ demands") looks the same; a stop or a mark in front is the safe sign.
  const safe = /[.,!?…]/.test(before) || /^[.,;:)\s]?$/.test(after) || after === '—';
  return closes && safe && !(before === 's' && /\s/.test(after)) ? { mark: 'close', length: 1 } : null;
}

/**
 * Finds the quotations of an article. Straight marks alternate, guided by the space around them. Single marks count
 * only in an article that has fewer than two double ones, since inside double ones they are quotes in quotes.
 */
export function findQuotations(article: Article): Quotation[] {
  const { text, blocks } = article;
  const useSingle = blocks.reduce((n, b) => n + countDouble(text, b.start, b.end), 0) < 2;
  const out: Quotation[] = [];
  let carried = false;
  blocks.forEach((block, index) => {
    let openAt = -1;
    let continues = false;
    for (let i = block.start; i < block.end; ) {
      const found = useSingle ? singleMark(text, i, openAt >= 0) : doubleMark(text, i);
      if (found === null) {
        i++;
        continue;
      }
      const { length } = found;
      const mark = found.mark === 'either' ? decide(text, i, length, openAt >= 0, block.start, block.end) : found.mark;
      if (mark === 'open' && openAt < 0) {
        openAt = i;
        continues = carried && i === block.start;
      } else if (mark === 'close' && openAt >= 0) {
        out.push({ start: openAt, end: i + length, block: index, closed: true, continues });
        openAt = -1;
      }
      i += length;
    }
    carried = openAt >= 0;
    if (openAt >= 0) out.push({ start: openAt, end: block.end, block: index, closed: false, continues });
  });
  return out;
}

function decide(text: string, at: number, length: number, open: boolean, from: number, to: number): Mark {
  if (!open) return 'open';
  // An opening mark while one is open: the closing one was forgotten, or it is a quote in a quote; keep the first.
  const before = at === from ? ' ' : text.charAt(at - 1);
  const after = at + length >= to ? ' ' : text.charAt(at + length);
  return OPENING_CONTEXT.test(before) && /[\p{L}\p{N}]/u.test(after) ? 'open' : 'close';
}

function countDouble(text: string, from: number, to: number): number {
  let n = 0;
  for (let i = from; i < to && n < 2; i++) if (doubleMark(text, i) !== null) n++;
  return n;
}
