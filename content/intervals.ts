import type { Span } from '../src/annotator/annotation.ts';

/** Spans with what they stand for, found by offset in logarithmic time (plus the overlaps). Built once, then only read. */
export class Intervals<T> {
  private readonly sorted: readonly (Span & { readonly value: T })[];
  /** The furthest end among the first n: how far back an interval that still holds an offset can lie. */
  private readonly reach: number[] = [];

  constructor(items: Iterable<Span & { readonly value: T }>) {
    this.sorted = [...items].sort((a, b) => a.start - b.start || b.end - a.end);
    let furthest = 0;
    for (const { end } of this.sorted) {
      furthest = Math.max(furthest, end);
      this.reach.push(furthest);
    }
  }

  /** What holds the character at this offset, the innermost (latest begun) first. */
  at(offset: number): T[] {
    const found: T[] = [];
    for (let i = this.begunBy(offset) - 1; i >= 0 && (this.reach[i] ?? 0) > offset; i--) {
      const item = this.sorted[i];
      if (item && item.end > offset) found.push(item.value);
    }
    return found;
  }

  /** How many begin at or before an offset. */
  private begunBy(offset: number): number {
    let low = 0;
    let high = this.sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.sorted[middle]?.start ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
