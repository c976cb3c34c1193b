/**
 * Where positions stand in the text of the whole page, as other annotation software counts it: UTF-16 units into the
 * body's text content, scripts and all (what Hypothesis and the W3C's TextPositionSelector in practice mean).
 */
import type { Anchor } from '../src/messages.ts';
import type { Shown } from './shown.ts';

/** How many characters before and after make a quote unmistakable; what other annotators use. */
const AROUND = 32;

/** By position id; a position that the page does not hold any more has none. */
export function anchorsOf({ annotation, locator }: Shown, body: HTMLElement): Record<string, Anchor> {
  const text = body.textContent;
  const offsets = new Map<Node, number>();
  const walker = body.ownerDocument.createTreeWalker(body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_CDATA_SECTION);
  for (let node = walker.nextNode(), at = 0; node; node = walker.nextNode()) {
    offsets.set(node, at);
    at += (node as Text).length;
  }
  return Object.fromEntries(
    annotation.positions.flatMap(({ id, span }): [string, Anchor][] => {
      const ranges = locator.ranges(span);
      const [first, last] = [ranges[0], ranges.at(-1)];
      const from = first && offsets.get(first.startContainer);
      const to = last && offsets.get(last.endContainer);
      if (!first || !last || from === undefined || to === undefined) return [];
      const [start, end] = [from + first.startOffset, to + last.endOffset];
      const exact = text.slice(start, end);
      return [
        [
          id,
          {
            start,
            end,
            exact,
            prefix: text.slice(Math.max(0, start - AROUND), start),
            suffix: text.slice(end, end + AROUND),
          },
        ],
      ];
    }),
  );
}
