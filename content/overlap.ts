import type { Span } from '../src/annotator/annotation.ts';

/** A span and what of it no other covers. */
export interface Layered<T> {
  readonly item: T;
  readonly span: Span;
  /** The parts on which it lies on top; the span itself where nothing overlaps it. */
  readonly top: readonly Span[];
  readonly covered: boolean;
}

/**
 * Lays spans over each other so that every character has one on top: the one begun last, so that what stands inside is
 * seen; of equal ones the one given last. Two tints laid over each other would be mud, and the text under them hard to read.
 */
export function layered<T>(items: readonly T[], spanOf: (item: T) => Span): Layered<T>[] {
  const sorted = items
    .map((item) => ({ item, span: spanOf(item) }))
    .sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
  return sorted.map(({ item, span }, i) => {
    let at = span.start;
    const top: Span[] = [];
    for (const over of sorted.slice(i + 1)) {
      if (over.span.start >= span.end) break;
      if (over.span.start > at) top.push({ start: at, end: over.span.start });
      at = Math.max(at, over.span.end);
    }
    if (at < span.end) top.push({ start: at, end: span.end });
    const [only] = top;
    return { item, span, top, covered: !(only?.start === span.start && only.end === span.end) };
  });
}

/** What of `span` none of `others` covers. */
export function without(span: Span, others: readonly Span[]): Span[] {
  let left: Span[] = [span];
  for (const { start, end } of others)
    left = left.flatMap((part) =>
      end <= part.start || part.end <= start
        ? [part]
        : [
            { start: part.start, end: Math.min(part.end, start) },
            { start: Math.max(part.start, end), end: part.end },
          ].filter((rest) => rest.start < rest.end),
    );
  return left;
}
