/**
 * What stands in an article without being part of it: teasers, share links, the author's box, calls to subscribe.
 * Told by form (links, containers, where it stands), never by what a particular outlet writes.
 */
import type { Draft } from './blocks.ts';

/** Names that templates give to the boxes around such things, as whole words of a class or an id. */
const BOX =
  /(?:^|[\s_-])(?:author-?(?:bio|box|info|card|desc\w*)?|about-?author|bio(?:graphy)?|byline|related\w*|recirc\w*|recommend\w*|read-?(?:more|next)|more-?(?:from|on|stories|news)|newsletters?|sign-?up|subscri\w+|shar(?:e|ing)|social\w*|teasers?|trending|popular|promo\w*|tags?|topics?|comments?|copyright|disclaimer|sponsor\w*|advert\w*|outbrain|taboola)(?=$|[\s_-])/i;
/** Elements that never hold the running text. */
const ASIDE = 'nav, footer, form, button, aside, [role="navigation"], [role="complementary"], [role="contentinfo"]';
/** A box that holds more of the text than this is the article's own, whatever it is called. */
const TOO_MUCH = 0.3;
const FLUENT = 80;

/** The drafts that are the article. */
export function withoutBoilerplate(drafts: readonly Draft[]): Draft[] {
  const boxes = boxesOf(drafts);
  const kept = drafts.filter((draft) => draft.kind === 'title' || !(isLink(draft) || boxes.has(draft)));
  return withoutTail(kept);
}

/** Words that a reader reads in a row: enough of them, few of them links. */
export function isFluent(draft: Draft): boolean {
  return draft.text.length >= FLUENT && draft.linked / draft.text.length < 0.5 && draft.kind !== 'heading';
}

/** A block that is one link (or links side by side) sends the reader elsewhere. */
function isLink(draft: Draft): boolean {
  return draft.linked / draft.text.length > (draft.kind === 'item' ? 0.6 : 0.8);
}

/** The blocks inside boxes of the kind above, unless the box holds much of the text. */
function boxesOf(drafts: readonly Draft[]): Set<Draft> {
  const inside = new Map<Element, Draft[]>();
  for (const draft of drafts) {
    const box = outermostBox(draft.element);
    if (box) inside.set(box, [...(inside.get(box) ?? []), draft]);
  }
  const total = size(drafts);
  const found = new Set<Draft>();
  for (const members of inside.values()) {
    if (size(members) <= total * TOO_MUCH) for (const draft of members) found.add(draft);
  }
  return found;
}

function outermostBox(element: Element): Element | null {
  let found: Element | null = null;
  const { body } = element.ownerDocument;
  for (let up: Element | null = element; up && up !== body; up = up.parentElement) {
    if (up.matches('article, main, [role="main"], [itemprop="articleBody"]')) break;
    if (up.matches(ASIDE) || BOX.test(up.className.toString()) || BOX.test(up.id)) found = up;
  }
  return found;
}

/** After the last fluent paragraph: headings without a text, dates, tags, names. */
function withoutTail(drafts: readonly Draft[]): Draft[] {
  const end = drafts.findLastIndex((draft) => isFluent(draft));
  return drafts.filter((draft, i) => i <= end || draft.kind === 'paragraph' || draft.kind === 'quote');
}

function size(drafts: readonly Draft[]): number {
  return drafts.reduce((sum, draft) => sum + draft.text.length, 0);
}
