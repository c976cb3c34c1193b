/** What a reader does and sees, in words of their own, over the bare interface of browsers/. */
import type { Reading } from '../../src/messages.ts';
import type { Popup, Tab } from './browsers/index.ts';
import { until } from './browsers/until.ts';

/** Each of our highlights on the page by its name, with the texts that it lies on. */
export type Painted = Record<string, string[]>;

/** Our highlights as the page itself sees them, in its frames too. */
export function painted(tab: Tab): Promise<Painted> {
  return tab.page.evaluate(() => {
    const views = [
      window,
      ...Array.from(document.querySelectorAll('iframe'), (frame) => frame.contentWindow ?? window),
    ];
    const found: Record<string, string[]> = {};
    for (const view of views as unknown as (typeof globalThis)[])
      for (const [name, ranges] of view.CSS.highlights)
        if (name.startsWith('parley-'))
          found[name] = [...(found[name] ?? []), ...[...ranges].map((range) => range.toString())];
    return found;
  });
}

/** The popup's state once it has stopped working and shows words: it draws them when it knows the settings, too. */
export async function outcome(popup: Popup): Promise<string> {
  const state = await until(
    'the popup has something to say',
    () =>
      popup.evaluate(() => {
        const main = document.querySelector('main');
        return main?.textContent ? main.dataset.state : undefined;
      }),
    (state) => state !== undefined && state !== 'working',
  );
  return state ?? '';
}

/** Clicks the icon and waits until the article is read; fails with the popup's words where it is not. */
export async function readArticle(tab: Tab): Promise<Popup> {
  const popup = await tab.clickIcon();
  const state = await outcome(popup);
  if (state !== 'read') throw new Error(`the article was not read: ${state}, “${await words(popup)}”`);
  return popup;
}

export const words = (popup: Popup) => popup.evaluate(() => document.querySelector('main')?.textContent ?? '');

/** The parties that the popup lists, each with the texts of its positions by kind. */
export function parties(
  popup: Popup,
): Promise<{ name: string; voices: string; positions: Record<string, string[]> }[]> {
  return popup.evaluate(() =>
    [...document.querySelectorAll('[data-party]')].map((card) => {
      const positions: Record<string, string[]> = {};
      for (const button of card.querySelectorAll<HTMLElement>('[data-position]')) {
        const kind = button.dataset.kind ?? '';
        positions[kind] = [...(positions[kind] ?? []), button.textContent];
      }
      return {
        name: card.querySelector('[data-name]')?.textContent ?? '',
        voices: card.querySelector<HTMLElement>('.voices')?.textContent ?? '',
        positions,
      };
    }),
  );
}

/** The reading that the page's content script holds. */
export async function reading(tab: Tab): Promise<Reading> {
  const reading = await tab.inContentScript(() => {
    const world = globalThis as unknown as Record<symbol, { page: { reading: unknown } }>;
    return world[Symbol.for('parley')]?.page.reading;
  });
  if (!reading) throw new Error('the page holds no reading');
  return reading as Reading;
}

/** The words on the card, or null while none is open. Its shadow root is closed: only the content script can look in. */
export function card(tab: Tab): Promise<string | null> {
  return tab.inContentScript(() => {
    const world = globalThis as unknown as Record<symbol, { page: { card: ShadowRoot | null } }>;
    const shown = world[Symbol.for('parley')]?.page.card?.querySelector<HTMLElement>('[role=dialog]');
    return shown?.checkVisibility() ? shown.textContent : null;
  });
}

/** Where the open card stands in the viewport. */
export async function cardPlace(tab: Tab): Promise<{ x: number; y: number; width: number; height: number }> {
  const place = await tab.inContentScript(() => {
    const world = globalThis as unknown as Record<symbol, { page: { card: ShadowRoot | null } }>;
    const box = world[Symbol.for('parley')]?.page.card?.querySelector('[role=dialog]')?.getBoundingClientRect();
    return box && { x: box.x, y: box.y, width: box.width, height: box.height };
  });
  if (!place) throw new Error('no card is open');
  return place;
}

/** Moves the mouse onto the highlight that reads exactly so, and gives the words of the card that comes. */
export async function hover(tab: Tab, quote: string): Promise<string> {
  await pointAt(tab, quote);
  const shown = await until(
    'a card shows',
    () => card(tab),
    (text) => text !== null,
  );
  await cardSettled(tab);
  return shown ?? '';
}

/** Moves the mouse onto the highlight that reads exactly so; resolves to where it is then. */
export async function pointAt(tab: Tab, quote: string): Promise<{ x: number; y: number }> {
  await tab.page.mouse.move(2, 2);
  await cardGone(tab);
  const { x, y } = await standingStill(tab, quote);
  await tab.page.mouse.move(x, y, { steps: 3 });
  return { x, y };
}

/** The card fades in: a picture taken before that shows the page through it. */
function cardSettled(tab: Tab): Promise<void> {
  return tab.inContentScript(async () => {
    const world = globalThis as unknown as Record<symbol, { page: { card: ShadowRoot | null } }>;
    const fades = world[Symbol.for('parley')]?.page.card?.getAnimations() ?? [];
    await Promise.allSettled(fades.map((fade) => fade.finished));
  });
}

export async function cardGone(tab: Tab): Promise<void> {
  await until(
    'the card goes',
    () => card(tab),
    (text) => text === null,
  );
}

/** Brings a highlight into the middle of the viewport; a smooth scroll may still be under way and go on after that. */
async function standingStill(tab: Tab, quote: string): Promise<Place> {
  let before: Place | null = null;
  const place = await until(
    `“${quote}” stands still`,
    () => locate(tab, quote, true),
    (now) => {
      const still = now !== null && before !== null && now.y === before.y;
      before = now;
      return still;
    },
  );
  if (!place) throw new Error(`nothing highlighted reads “${quote}”`);
  return place;
}

/** Whether a highlight with this text lies within the viewport. */
export async function inView(tab: Tab, quote: string): Promise<boolean> {
  const place = await locate(tab, quote, false);
  return place !== null && place.top >= 0 && place.bottom <= place.viewport;
}

interface Place {
  /** A point on its first line. */
  readonly x: number;
  readonly y: number;
  readonly top: number;
  readonly bottom: number;
  readonly viewport: number;
}

/** Where the highlight with this text stands, if asked for after bringing it into the middle; null where there is none. */
function locate(tab: Tab, quote: string, bring: boolean): Promise<Place | null> {
  return tab.page.evaluate(
    (quote, bring) => {
      const plain = (text: string) => text.replace(/\s+/g, '');
      const frame = document.querySelector('iframe');
      const views = [window, frame?.contentWindow ?? window] as unknown as (typeof globalThis)[];
      const range = views
        .flatMap((view) => [...view.CSS.highlights])
        .flatMap(([name, ranges]) => (name.startsWith('parley-') ? ([...ranges] as Range[]) : []))
        .find((range) => plain(range.toString()) === plain(quote));
      if (!range) return null;
      if (bring) range.startContainer.parentElement?.scrollIntoView({ block: 'center', behavior: 'instant' });
      const { top, bottom } = range.getBoundingClientRect();
      const [line] = range.getClientRects();
      if (!line) return null;
      const inFrame = range.startContainer.ownerDocument !== document;
      const { x: dx, y: dy } = (inFrame && frame?.getBoundingClientRect()) || { x: 0, y: 0 };
      const x = dx + line.left + Math.min(12, line.width / 2);
      return { x, y: dy + line.top + line.height / 2, top: dy + top, bottom: dy + bottom, viewport: innerHeight };
    },
    quote,
    bring,
  );
}
