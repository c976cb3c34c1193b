/**
 * A page that moves: frameworks render an article anew, scripts append to it or put another in its place. The text that
 * was read is found again on the nodes that now carry it, block by block, without reading anything twice.
 */
import { TAG } from './card/host.ts';
import type { Extraction } from './extract.ts';
import { Locator } from './locate.ts';

/** Long enough for a framework to finish, short enough that the reader hardly sees the highlights gone. */
const SETTLE = 250;
/** A page that renders the same again and again is followed ever more slowly: at most every half minute. */
const PATIENCE = 30_000;
/** After this long without a change the page is trusted again. */
const CALM = 10_000;
/** Characters, about a sentence: less new text than this (a clock, a counter, a caption) is no news. */
const NEWS = 80;
/** Less than this of the text found again: another article. */
const SAME = 0.3;

export interface Watch {
  /** Whether the page has changed at all since the watch began: what was read may not be all there is. */
  readonly changed: boolean;
  /** Characters that have come, those that have gone taken off. */
  readonly grown: number;
  /** Looks at what may have been gone before the watch began. */
  check(): void;
}

/** How long to wait before looking; outlives the paintings of one page. */
export class Patience {
  wait = SETTLE;
  private last = Number.NEGATIVE_INFINITY;

  /** The page had to be followed once more. */
  spend(now = performance.now()): void {
    this.wait = now - this.last < CALM ? Math.min(this.wait * 2, PATIENCE) : SETTLE;
    this.last = now;
  }

  /** The reader has gone to another address: what the page does now is not fidgeting. */
  renew(): void {
    this.wait = SETTLE;
    this.last = Number.NEGATIVE_INFINITY;
  }
}

/**
 * Calls `look` once the page has come to rest after a change that matters: what was painted is not `whole` any more, text
 * has come, the address is another. Works only when the page does. `roots`: the documents and shadow roots to watch.
 */
export function watch(
  roots: Iterable<Document | ShadowRoot>,
  whole: () => boolean,
  look: () => void,
  patience: Patience,
  signal: AbortSignal,
): Watch {
  const state = { changed: false, grown: 0 };
  let looked = 0;
  let moved = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const soon = () => {
    timer ??= setTimeout(() => {
      timer = undefined;
      if (!moved && state.grown - looked < NEWS && whole()) return;
      moved = false;
      looked = state.grown;
      patience.spend();
      look();
    }, patience.wait);
  };
  const observer = new MutationObserver((records) => {
    const theirs = records.filter((record) => !isOurs(record));
    if (theirs.length === 0) return;
    state.changed = true;
    for (const { addedNodes, removedNodes } of theirs) state.grown += size(addedNodes) - size(removedNodes);
    soon();
  });
  // Whole documents: some pages replace their whole body.
  for (const root of roots) observer.observe(root, { subtree: true, childList: true, characterData: true });
  onNavigation(() => {
    state.changed = true;
    moved = true;
    patience.renew();
    clearTimeout(timer);
    timer = undefined;
    soon();
  }, signal);
  signal.addEventListener('abort', () => {
    observer.disconnect();
    clearTimeout(timer);
  });
  return Object.assign(state, { check: () => void (whole() || soon()) });
}

/** Our own card, put on the root element or taken from it. */
function isOurs({ addedNodes, removedNodes }: MutationRecord): boolean {
  const nodes = [...addedNodes, ...removedNodes];
  return nodes.length > 0 && nodes.every((node) => node.nodeName.toLowerCase() === TAG);
}

function size(nodes: NodeList): number {
  let sum = 0;
  for (const node of nodes)
    if (!/^(?:script|style|template)$/i.test(node.nodeName)) sum += node.textContent?.length ?? 0;
  return sum;
}

/** The Navigation API tells of every change of address, whoever made it; a new fragment is the same page. */
function onNavigation(hear: () => void, signal: AbortSignal): void {
  const { navigation } = globalThis as { navigation?: EventTarget };
  const address = () => location.href.replace(/#.*/, '');
  let before = address();
  const changed = () => {
    if (address() === before) return;
    before = address();
    hear();
  };
  navigation?.addEventListener('currententrychange', changed, { signal });
}

/** An article that was read, and what is there of it now. */
export interface Followed {
  readonly locator: Locator;
  /** Whether so much has come to it that it is worth being read again. */
  readonly news: boolean;
}

/** What is left of `before` in `now`; null where `now` is another article. */
export function follow(before: Extraction, now: Extraction): Followed | null {
  if (before.article.id === now.article.id) return { locator: now.locator, news: false };
  const locator = anchorAgain(before, now);
  if (found(before, locator) < SAME) return null;
  const known = new Set(wordsOf(before));
  const news = wordsOf(now).reduce((sum, words) => sum + (known.has(words) ? 0 : words.length), 0);
  return { locator, news: news >= NEWS };
}

/**
 * A locator for the text of `before` on the nodes of `now`: a block's runs are taken from the block with the same
 * words, each used once. Blocks that are gone have no place any more.
 */
function anchorAgain(before: Extraction, now: Extraction): Locator {
  const free = new Map<string, number[]>();
  for (const [i, words] of wordsOf(now).entries()) free.set(words, [...(free.get(words) ?? []), i]);
  return new Locator(
    before.article.blocks.flatMap(({ start, end }) => {
      const i = free.get(before.article.text.slice(start, end))?.shift();
      const block = i === undefined ? undefined : now.article.blocks[i];
      return block ? now.locator.runsOf(block).map((run) => ({ ...run, start: run.start - block.start + start })) : [];
    }),
  );
}

function wordsOf({ article: { text, blocks } }: Extraction): string[] {
  return blocks.map(({ start, end }) => text.slice(start, end));
}

/** How much of an article's text a locator still finds on the page, 0…1. */
function found({ article }: Extraction, locator: Locator): number {
  const size = (blocks: readonly { start: number; end: number }[]) =>
    blocks.reduce((sum, { start, end }) => sum + end - start, 0);
  return size(article.blocks.filter((block) => locator.runsOf(block).length > 0)) / size(article.blocks);
}
