/** Where a card belongs: beside what it speaks of. */

import { frameOffset } from '../extract/flat.ts';

/** A quote higher than this share of the viewport is not avoided as a whole, only the line under the pointer. */
const TALL = 0.4;

/**
 * The box that the card must not cover: the ranges' own, as wide as nothing at the pointer's place. Asked anew at each
 * call, for the page scrolls and reflows under an open card.
 */
export function anchorOf(ranges: readonly Range[], x: number, y: number): () => DOMRect {
  const start = hull(boxesOf(ranges));
  const dx = x - start.left;
  const dy = y - start.top;
  return () => {
    const boxes = boxesOf(ranges);
    const whole = hull(boxes);
    const line = boxes.filter((box) => whole.top + dy >= box.top - 4 && whole.top + dy <= box.bottom + 4);
    const { top, height } = whole.height > innerHeight * TALL && line.length > 0 ? hull(line) : whole;
    return new DOMRect(whole.left + dx, top, 0, height);
  };
}

function boxesOf(ranges: readonly Range[]): DOMRect[] {
  return ranges.flatMap((range) => {
    const { x, y } = frameOffset(range.startContainer.ownerDocument ?? document);
    return Array.from(
      range.getClientRects(),
      ({ left, top, width, height }) => new DOMRect(x + left, y + top, width, height),
    );
  });
}

function hull(boxes: readonly DOMRect[]): DOMRect {
  if (boxes.length === 0) return new DOMRect();
  const left = Math.min(...boxes.map((box) => box.left));
  const top = Math.min(...boxes.map((box) => box.top));
  const right = Math.max(...boxes.map((box) => box.right));
  const bottom = Math.max(...boxes.map((box) => box.bottom));
  return new DOMRect(left, top, right - left, bottom - top);
}
