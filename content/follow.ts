/**
 * A page that moves: frameworks render an article anew, scripts append to it. The text that was read is found again on
 * the nodes that now carry it, block by block, without reading anything twice.
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

export interface Watch {
  /** Whether the page has changed at all since the watch began: what was read may not be all there is. */
  readonly changed: boolean;
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
}

/**
 * Calls `lost` once the page has changed, has come to rest, and what was painted is not `whole` any more. Works only when
 * the page does.
 */
export function watch(whole: () => boolean, lost: () => void, patience: Patience, signal: AbortSignal): Watch {
  const state = { changed: false };
  let timer: ReturnType<typeof setTimeout> | undefined;
  const look = () => {
    timer = undefined;
    if (whole()) return;
    patience.spend();
    lost();
  };
  const observer = new MutationObserver((records) => {
    if (records.every(isOurs)) return;
    state.changed = true;
    timer ??= setTimeout(look, patience.wait);
  });
  // The document: some pages replace their whole body.
  observer.observe(document, { subtree: true, childList: true, characterData: true });
  signal.addEventListener('abort', () => {
    observer.disconnect();
    clearTimeout(timer);
  });
  return state;
}

/** Our own card, put on the root element or taken from it. */
function isOurs({ addedNodes, removedNodes }: MutationRecord): boolean {
  const nodes = [...addedNodes, ...removedNodes];
  return nodes.length > 0 && nodes.every((node) => node.nodeName.toLowerCase() === TAG);
}

/**
 * A locator for the text of `before` on the nodes of `now`: a block's runs are taken from the block with the same
 * words, each used once. Blocks that are gone have no place any more.
 */
export function anchorAgain(before: Extraction, now: Extraction): Locator {
  const free = new Map<string, number[]>();
  now.article.blocks.forEach(({ start, end }, i) => {
    const words = now.article.text.slice(start, end);
    free.set(words, [...(free.get(words) ?? []), i]);
  });
  return new Locator(
    before.article.blocks.flatMap(({ start, end }) => {
      const i = free.get(before.article.text.slice(start, end))?.shift();
      const block = i === undefined ? undefined : now.article.blocks[i];
      return block ? now.locator.runsOf(block).map((run) => ({ ...run, start: run.start - block.start + start })) : [];
    }),
  );
}

/** How much of an article's text a locator still finds on the page, 0…1. */
export function found({ article }: Extraction, locator: Locator): number {
  const size = (blocks: readonly { start: number; end: number }[]) =>
    blocks.reduce((sum, { start, end }) => sum + end - start, 0);
  return size(article.blocks.filter((block) => locator.runsOf(block).length > 0)) / size(article.blocks);
}
