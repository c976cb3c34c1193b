/** Brings a place of the page before the reader. */

/**
 * Scrolls so that the range stands in the middle of the viewport (a sticky header lies over the top, a cookie bar over
 * the bottom), through every scrolling box around it. `scrollIntoView` knows elements only, and a paragraph may be higher than the screen.
 */
export function reveal(range: Range): void {
  const behavior: ScrollBehavior = matchMedia('(prefers-reduced-motion: reduce)').matches ? 'instant' : 'smooth';
  const box = range.getBoundingClientRect();
  let middle = (box.top + box.bottom) / 2;
  const page = document.scrollingElement ?? document.documentElement;
  for (let up = range.startContainer.parentElement; up; up = up.parentElement) {
    const isPage = up === page || up === document.body || up === document.documentElement;
    if (isPage || !scrolls(up)) continue;
    const frame = up.getBoundingClientRect();
    const wanted = middle - (frame.top + frame.height / 2);
    const by = Math.max(-up.scrollTop, Math.min(wanted, up.scrollHeight - up.clientHeight - up.scrollTop));
    up.scrollBy({ top: by, behavior });
    middle -= by;
  }
  page.scrollBy({ top: middle - innerHeight / 2, behavior });
}

function scrolls(element: Element): boolean {
  return element.scrollHeight > element.clientHeight && /auto|scroll/.test(getComputedStyle(element).overflowY);
}
