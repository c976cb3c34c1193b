/** The article's headline on the live page. Readability drops it from the text: it has it from the metadata already. */
import type { Form } from './form.ts';

/** A paper's name can be its pages' only first heading. */
const ALONE = 5;

/** What could be a headline: the page's first- and second-rank headings, also in the shadow trees and frames that hold its text. */
export function headingsIn(live: Document, texts: ReadonlySet<Text>, form: Form): Element[] {
  const roots = new Set<Node>([live]);
  for (const text of texts) roots.add(text.getRootNode());
  return [...roots]
    .flatMap((root) => [...(root as ParentNode).querySelectorAll('h1, h2, [role="heading"][aria-level="1"]')])
    .filter((heading) => words(heading.textContent ?? '').size >= 3 && form.visible(heading));
}

/** The heading that says the title, or the only one of the first rank if it says enough to be one; null if there is none. */
export function headline(headings: readonly Element[], title: string): Element | null {
  const wanted = words(title);
  let best: Element | null = null;
  let likeness = 0.6;
  for (const heading of headings) {
    const found = alike(wanted, words(heading.textContent ?? ''));
    if (found > likeness) {
      best = heading;
      likeness = found;
    }
  }
  if (best) return best;
  const [only, another] = headings.filter((heading) => heading.tagName === 'H1');
  return only && !another && words(only.textContent ?? '').size >= ALONE ? only : null;
}

/** The headline of an article that the page has put below another: the last one between what has been read and its first text. */
export function headlineAfter(
  headings: readonly Element[],
  read: ReadonlySet<Text>,
  texts: ReadonlySet<Text>,
): Element | null {
  const [first] = texts;
  const last = [...read].at(-1);
  if (!first || !last) return null;
  const follows = (a: Node, b: Node) => (a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  return (
    headings.findLast((heading) => follows(last, heading) && (heading.contains(first) || follows(heading, first))) ??
    null
  );
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
