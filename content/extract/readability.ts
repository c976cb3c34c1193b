/**
 * Readability, a step at a time. Its parse is one long task (up to 100 ms on a page of 230 kB), and where a try finds too
 * little it makes another of `innerHTML`, after which no node is the one we knew. Here each try has a copy of its own, so
 * that every text is known, and is parted in two: the cleaning of what has been chosen waits for a slice of its own. The
 * first try, which nearly always does, is given less to read: what it would throw away unread is copied hollow.
 */
import { Readability } from '@mozilla/readability';
import type { Steps } from '../slices.ts';
import { type Twins, twins } from './twins.ts';

/** What we use of Readability's inside (0.6, pinned by the lock file; `test/content/readability.test.ts` holds it to that). */
interface Inside {
  readonly REGEXPS: { readonly unlikelyCandidates: RegExp; readonly okMaybeItsACandidate: RegExp };
  readonly UNLIKELY_ROLES: readonly string[];
  readonly FLAG_STRIP_UNLIKELYS: number;
  readonly FLAG_WEIGHT_CLASSES: number;
  readonly FLAG_CLEAN_CONDITIONALLY: number;
  _isProbablyVisible(element: Element): boolean;
  _getInnerText(element: Node): string;
  _prepArticle(content: Node): void;
}
const inside = Readability.prototype as unknown as Inside;

type Parsed = NonNullable<ReturnType<Readability<Node>['parse']>>;

/** One try by some of the rules, without the cleaning; links and classes stay as they are, for nobody sees them. */
class Try extends Readability<Node> {
  readonly _flags: number;

  constructor(copy: Document, rules: number) {
    // however little it finds: it is for us to say that it is too little
    super(copy, { serializer: (node) => node, charThreshold: -1 });
    this._flags = rules;
  }

  _prepArticle(): void {}
  _postProcessContent(): void {}

  /** The cleaning; how many characters are left. */
  clean(content: Node): number {
    // what stands in the one element that Readability puts its choice into
    inside._prepArticle.call(this, content.firstChild ?? content);
    return inside._getInnerText.call(this, content).length;
  }
}

export interface Parse extends Pick<Parsed, 'title' | 'byline' | 'lang' | 'publishedTime'> {
  readonly content: Node;
  readonly copies: Twins;
}

/** Fewer characters than this are no find: Readability's own threshold. */
export const ENOUGH = 500;
const { FLAG_STRIP_UNLIKELYS: STRIP, FLAG_WEIGHT_CLASSES: WEIGH, FLAG_CLEAN_CONDITIONALLY: CLEAN } = inside;
/** Its tries, each by fewer of its rules. */
const TRIES = [STRIP | WEIGH | CLEAN, WEIGH | CLEAN, CLEAN, 0];

/** What Readability takes for the article of a page, some of whose texts it does not get to see; null where it takes nothing. */
export function* parse(live: Document, without: ReadonlySet<Text>): Steps<Parse | null> {
  let best: Parse | null = null;
  let most = 0;
  for (const rules of TRIES) {
    const copies = yield* twins(live, without, rules & STRIP ? isHollow : () => false);
    yield 'long';
    const reader = new Try(copies.copy, rules);
    const found = reader.parse();
    if (!found?.content) continue;
    yield 'long';
    const size = reader.clean(found.content);
    if (size > most) [best, most] = [{ ...found, content: found.content, copies }, size];
    if (size >= ENOUGH) break;
  }
  return best;
}

/** Never part of a text: what they hold is drawn, played or run, leads elsewhere, or ends a page. */
const UNREAD = new Set('nav footer style svg select template video audio canvas'.split(' '));
/** What a page says of itself, wherever it stands. */
const TELLING = 'h1, script[type="application/ld+json"], [rel="author"], [itemprop~="author"], [class*="byline"]';

/** Whether the first try would not look into an element, by Readability's own rules for it, or finds nothing to read there. */
export function isHollow(element: Element): boolean {
  const { localName: name } = element;
  if (name === 'html' || name === 'head' || name === 'body' || name === 'a') return false;
  if (name === 'script') return element.getAttribute('type') !== 'application/ld+json';
  return (UNREAD.has(name) || isUnlikely(element)) && element.querySelector(TELLING) === null;
}

function isUnlikely(element: Element): boolean {
  const names = `${element.getAttribute('class') ?? ''} ${element.id}`;
  const { REGEXPS, UNLIKELY_ROLES } = inside;
  const strange = REGEXPS.unlikelyCandidates.test(names) && !REGEXPS.okMaybeItsACandidate.test(names);
  if (strange && element.closest('table, code') === null) return true;
  return UNLIKELY_ROLES.includes(element.getAttribute('role') ?? '') || !inside._isProbablyVisible(element);
}
