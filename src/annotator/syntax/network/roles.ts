import type { TokenRange } from '../parsed.ts';

/**
 * From scores of the tokens in a window to the spans of a frame's roles (training/NETWORK.md, section 7).
 * Windows are runs of tokens; all places here count from the window's first token.
 */

/** Scores a row a token, `stride` numbers from row to row. */
export interface Scores {
  readonly values: Float32Array;
  readonly rows: number;
  readonly stride: number;
}

const ATTRIBUTION_ROLES = ['source', 'cue', 'content'] as const;
export type AttributionRole = (typeof ATTRIBUTION_ROLES)[number];
const TAGS = 1 + 2 * ATTRIBUTION_ROLES.length;
const START = TAGS;
/** The tag that begins a cue: the anchor has it and no other token. */
const CUE = 1 + 2 * ATTRIBUTION_ROLES.indexOf('cue');
const NEVER = -1e9;

/**
 * The best sequence of tags (0 outside, then begin and inside of each role) by Viterbi, with the cue beginning at `anchor`.
 * `transitions` holds [8, 7] scores: from each tag, and from the start, to each tag.
 */
export function attributionSpans(
  scores: Scores,
  anchor: number,
  transitions: Float32Array,
): Record<AttributionRole, TokenRange[]> {
  const tags = viterbi(scores, anchor, transitions);
  const spans: Record<AttributionRole, TokenRange[]> = { source: [], cue: [], content: [] };
  let at = 0;
  while (at < tags.length) {
    const tag = tags[at] as number;
    const role = ATTRIBUTION_ROLES[(tag - 1) >> 1];
    let end = at + 1;
    if (role) {
      const inside = tag % 2 === 1 ? tag + 1 : tag;
      while (end < tags.length && tags[end] === inside) end++;
      spans[role].push({ start: at, end });
    }
    at = end;
  }
  return spans;
}

function viterbi({ values, rows, stride }: Scores, anchor: number, transitions: Float32Array): Uint8Array {
  const score = (row: number, tag: number): number =>
    (row === anchor) === (tag === CUE) ? (values[row * stride + tag] as number) : NEVER;
  let best = Float64Array.from(
    { length: TAGS },
    (_, tag) => (transitions[START * TAGS + tag] as number) + score(0, tag),
  );
  const back = new Uint8Array(rows * TAGS);
  for (let row = 1; row < rows; row++) {
    const next = new Float64Array(TAGS).fill(Number.NEGATIVE_INFINITY);
    for (let to = 0; to < TAGS; to++) {
      for (let from = 0; from < TAGS; from++) {
        const sum = (best[from] as number) + (transitions[from * TAGS + to] as number);
        if (sum > (next[to] as number)) {
          next[to] = sum;
          back[row * TAGS + to] = from;
        }
      }
      next[to] = (next[to] as number) + score(row, to);
    }
    best = next;
  }
  const tags = new Uint8Array(rows);
  let tag = best.indexOf(Math.max(...best));
  for (let row = rows - 1; row >= 0; row--) {
    tags[row] = Math.max(0, tag);
    tag = back[row * TAGS + (tags[row] as number)] as number;
  }
  return tags;
}

/**
 * The span within rows [from, to) that gains most over saying that all is outside, or null where none gains. The columns of
 * outside, begin and inside are `column`, `column + 1`, `column + 2`.
 */
export function bestSpan({ values, stride }: Scores, column: number, from: number, to: number): TokenRange | null {
  let best = 0;
  let found: TokenRange | null = null;
  let run = Number.NEGATIVE_INFINITY;
  let start = from;
  for (let row = from; row < to; row++) {
    const at = row * stride + column;
    const outside = values[at] as number;
    const begin = (values[at + 1] as number) - outside;
    run += (values[at + 2] as number) - outside;
    if (begin >= run) {
      run = begin;
      start = row;
    }
    if (run > best) {
      best = run;
      found = { start, end: row + 1 };
    }
  }
  return found;
}

/** The row of the greatest score in one column, among rows [from, to). */
export function bestRow({ values, stride }: Scores, column: number, from: number, to: number): number {
  let best = from;
  for (let row = from + 1; row < to; row++) {
    if ((values[row * stride + column] as number) > (values[best * stride + column] as number)) best = row;
  }
  return best;
}

/** No span of a frame is longer, in tokens: the window behind its anchor ends before that. */
const LONGEST = 128;

/**
 * Drops positions whose span overlaps that of a surer one by at least half of the shorter; the others in order of their spans.
 * Linear where few overlap: each is compared with those that begin nearby. Spans are no longer than LONGEST tokens.
 */
export function withoutOverlaps<T extends { readonly score: number; readonly span: TokenRange }>(
  found: readonly T[],
): T[] {
  const kept: T[] = [];
  const near = new Map<number, T[]>();
  for (const item of [...found].sort((a, b) => b.score - a.score)) {
    const place = Math.floor(item.span.start / LONGEST);
    const around = [place - 1, place, place + 1].flatMap((p) => near.get(p) ?? []);
    if (around.some((other) => overlap(item.span, other.span) >= 0.5)) continue;
    kept.push(item);
    near.set(place, [...(near.get(place) ?? []), item]);
  }
  return kept.sort((a, b) => a.span.start - b.span.start);
}

function overlap(a: TokenRange, b: TokenRange): number {
  return (Math.min(a.end, b.end) - Math.max(a.start, b.start)) / Math.min(a.end - a.start, b.end - b.start);
}
