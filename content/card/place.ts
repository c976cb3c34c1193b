/**
 * Where a card stands: above what it speaks of, else below it, else where there is more room; never over it. In the top
 * layer nothing of the page moves or clips it, so a handful of lines does what a library for all cases needs 6 kB for.
 */

/** Between the card and the viewport's edge. */
const MARGIN = 8;
/** Less room than this cannot be read in; the card then scrolls under its own edge. */
const LEAST = 96;

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** In the viewport: the card's corner, and how high it may be. `card`: as large as it would be. */
export function place(card: Size, anchor: DOMRect, view: Size): { x: number; y: number; room: number } {
  const above = anchor.top - MARGIN;
  const below = view.height - anchor.bottom - MARGIN;
  const onTop = card.height <= above || (card.height > below && above >= below);
  const room = Math.max(LEAST, onTop ? above : below);
  const height = Math.min(card.height, room);
  const most = view.width - MARGIN - card.width;
  return {
    x: Math.max(MARGIN, Math.min(most, anchor.left + anchor.width / 2 - card.width / 2)),
    y: Math.max(0, Math.min(view.height - height, onTop ? anchor.top - height : anchor.bottom)),
    room: height,
  };
}
