/** Brings a place of the page before the reader. */
import { parentOf } from './extract/flat.ts';

/**
 * Scrolls so that the range stands in the middle of the viewport (a sticky header lies over the top, a cookie bar over
 * the bottom), through every scrolling box and frame around it. `scrollIntoView` knows elements only, and a paragraph may
 * be higher than the screen.
 */
export function reveal(range: Range, wanted: ScrollBehavior = 'smooth'): void {
  const behavior = matchMedia('(prefers-reduced-motion: reduce)').matches ? 'instant' : wanted;
  const box = range.getBoundingClientRect();
  /** Of the range, in the viewport of the document that `up` belongs to. */
  let middle = (box.top + box.bottom) / 2;
  for (let up = parentOf(range.startContainer); up; up = parentOf(up)) {
    const { ownerDocument: here } = up;
    const page = here.scrollingElement ?? here.documentElement;
    if (up === here.documentElement) {
      const height = here.defaultView?.innerHeight ?? innerHeight;
      middle -= scroll(page, middle - height / 2, height, behavior);
    } else if (up !== page && up !== here.body && scrolls(up)) {
      const frame = up.getBoundingClientRect();
      middle -= scroll(up, middle - (frame.top + frame.height / 2), up.clientHeight, behavior);
    }
    const outer = parentOf(up);
    if (outer?.localName === 'iframe') middle += outer.getBoundingClientRect().top + outer.clientTop;
  }
}

/** How far it will have scrolled when it has come to rest. */
function scroll(element: Element, wanted: number, height: number, behavior: ScrollBehavior): number {
  const by = Math.max(-element.scrollTop, Math.min(wanted, element.scrollHeight - height - element.scrollTop));
  element.scrollBy({ top: by, behavior });
  return by;
}

function scrolls(element: Element): boolean {
  return element.scrollHeight > element.clientHeight && /auto|scroll/.test(getComputedStyle(element).overflowY);
}
