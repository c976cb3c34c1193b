/** The article's headline on the live page. Readability drops it from the text: it has it from the metadata already. */
import type { Form } from './form.ts';

/** A paper's name can be its pages' only first heading. */
const ALONE = 5;

/** The first-rank heading that says the title, or the page's only one if it says enough to be one; null if there is none. */
export function headline(live: Document, title: string, form: Form): Element | null {
  const wanted = words(title);
  const candidates = [...live.querySelectorAll('h1, h2, [role="heading"][aria-level="1"]')].filter(
    (heading) => words(heading.textContent ?? '').size >= 3 && form.visible(heading),
  );
  let best: Element | null = null;
  let likeness = 0.6;
  for (const heading of candidates) {
    const found = alike(wanted, words(heading.textContent ?? ''));
    if (found > likeness) {
      best = heading;
      likeness = found;
    }
  }
  if (best) return best;
  const [only, another] = candidates.filter((heading) => heading.tagName === 'H1');
  return only && !another && words(only.textContent ?? '').size >= ALONE ? only : null;
}

/** Shared words over all words of the shorter one: titles carry the site's name, headlines do not. */
function alike(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [less, more] = a.size < b.size ? [a, b] : [b, a];
  if (less.size < 3) return 0;
  return [...less].filter((word) => more.has(word)).length / less.size;
}

function words(text: string): Set<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
}
