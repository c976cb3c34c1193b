/**
 * What stands in an article without being part of it: teasers, share links, the author's box, calls to subscribe.
 * Told by form (links, containers, where it stands), never by what a particular outlet writes.
 */
import type { Draft } from './blocks.ts';
import { parentOf } from './flat.ts';

/** Names that templates give to the boxes around such things, as whole words of a class or an id. */
const BOX =
  /(?:^|[\s_-])(?:author-?(?:bio|box|info|card|desc\w*)?|about-?author|bio(?:graphy)?|byline|related\w*|recirc\w*|recommend\w*|read-?(?:more|next)|more-?(?:from|on|stories|news)|newsletters?|sign-?up|subscri\w+|shar(?:e|ing)|social\w*|teasers?|trending|popular|promo\w*|tags?|topics?|comments?|copyright|disclaimer|sponsor\w*|advert\w*|outbrain|taboola)(?=$|[\s_-])/i;
/** Elements that never hold the running text. */
const ASIDE = 'nav, footer, form, button, aside, [role="navigation"], [role="complementary"], [role="contentinfo"]';
/** A box that holds more of the text than this is the article's own, whatever it is called. */
const TOO_MUCH = 0.3;
const FLUENT = 80;
const IMPRINT = 80;
const LEAD_IN = 16;
const BYLINE = /^by\s+\p{Lu}[^.]*$/iu;
const DATED = /^(?:(?:published|updated|posted)\b.*\d|©|copyright\b)/i;
/** How a sentence ends; a button or a label does not. */
const ENDED = /[.!?…]["'”’)\]]*$/;

/** The drafts that are the article; `byline` as the page's metadata has it. */
export function withoutBoilerplate(drafts: readonly Draft[], byline: string | null): Draft[] {
  const boxes = boxesOf(drafts);
  const kept = drafts.filter(
    (draft) => draft.kind === 'title' || !(isLink(draft) || boxes.has(draft) || isImprint(draft, byline)),
  );
  return withoutTail(kept);
}

/** Words that a reader reads in a row: enough of them, few of them links. */
export function isFluent(draft: Draft): boolean {
  return draft.text.length >= FLUENT && draft.linked / draft.text.length < 0.5 && draft.kind !== 'heading';
}

/** A front page, a section, a list of search results: headlines that lead elsewhere, each with some words below it. */
export function isListing(drafts: readonly Draft[]): boolean {
  const teasers = drafts.filter((draft) => draft.kind === 'heading' && isLink(draft)).length;
  return teasers >= 4 && teasers * 2 >= drafts.filter(isFluent).length;
}

/** Whether an element stands in a box for something else: comments, teasers, an author's portrait. */
export function isBoxed(element: Element): boolean {
  return outermostBox(element) !== null;
}

/** A block that is one link (or links side by side) sends the reader elsewhere; "Read more:" and its like may go before it. */
function isLink({ kind, text, linked }: Draft): boolean {
  const share = linked / text.length;
  return share > (kind === 'item' ? 0.6 : 0.8) || (share > 0.5 && text.length - linked <= LEAD_IN);
}

/** A line that says who wrote it, when, or whose it is. */
function isImprint({ text, element }: Draft, byline: string | null): boolean {
  if (text.length > IMPRINT) return false;
  return BYLINE.test(text) || DATED.test(text) || text === byline || element.querySelector('time') !== null;
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
  for (let up: Element | null = element; up && up.localName !== 'body'; up = parentOf(up)) {
    if (up.matches('article, main, [role="main"], [itemprop="articleBody"]')) break;
    if (up.matches(ASIDE) || BOX.test(up.className.toString()) || BOX.test(up.id)) found = up;
  }
  return found;
}

/** After the last fluent paragraph only sentences count: no headings without a text, dates, tags, names, buttons. */
function withoutTail(drafts: readonly Draft[]): Draft[] {
  const end = drafts.findLastIndex((draft) => isFluent(draft));
  return drafts.filter((draft, i) => i <= end || (draft.kind !== 'heading' && ENDED.test(draft.text)));
}

function size(drafts: readonly Draft[]): number {
  return drafts.reduce((sum, draft) => sum + draft.text.length, 0);
}
