/**
 * The conductor: popup asks, the page's content script hands over its article, the annotator reads it here (off the
 * page's thread), the content script paints. It holds no state that a restart would lose.
 */
import * as v from 'valibot';
import { annotate } from './annotator/annotate.ts';
import { Engine } from './annotator/syntax/engine.ts';
import { browser } from './browser.ts';
import {
  type NotReadable,
  type Outcome,
  pageAnswer,
  reading,
  type ToPage,
  toBackground,
  type Unavailable,
} from './messages.ts';

/** The engine, loaded at the first run of this worker's life; a failed load is tried again at the next run. */
let engine: Promise<Engine> | undefined;

async function loadEngine(): Promise<Engine> {
  const file = await fetch(browser.runtime.getURL('/model/parley.model'));
  return Engine.load(new Uint8Array(await file.arrayBuffer()));
}

function engineOf(): Promise<Engine> {
  engine ??= loadEngine().catch((error: unknown) => {
    engine = undefined;
    throw error;
  });
  return engine;
}

/** One run a tab at a time: a second click while one is under way gets the same answer. */
const running = new Map<number, Promise<Outcome>>();

browser.runtime.onMessage.addListener((message: unknown, sender: { id?: string; url?: string }) => {
  // only our own pages may ask; a content script speaks for a page and has nothing to ask for
  if (sender.id !== browser.runtime.id || !sender.url?.startsWith(browser.runtime.getURL(''))) return undefined;
  const parsed = v.safeParse(toBackground, message);
  if (!parsed.success) return undefined;
  const { tab } = parsed.output;
  const run = running.get(tab) ?? read(tab).finally(() => running.delete(tab));
  running.set(tab, run);
  return run;
});

/** Reads the article in a tab and paints it. Never rejects: every failure is an outcome with words for the reader. */
async function read(tab: number): Promise<Outcome> {
  // while the page is read
  const ready = engineOf();
  ready.catch(() => {});
  const refusal = await enter(tab);
  if (refusal) return refusal;
  try {
    const answer = v.parse(pageAnswer, await send(tab, { type: 'extract' }));
    if (answer.state === 'none') return none(answer.reason);
    if (answer.state === 'read') return { state: 'read', reading: answer.reading };
    const shown = await send(tab, { type: 'show', annotation: annotate(answer.article, await ready) });
    return { state: 'read', reading: v.parse(reading, shown) };
  } catch (error) {
    return { state: 'failed', message: error instanceof Error ? error.message : String(error) };
  }
}

/** Puts the content script into the page, or says why that cannot be done. Injecting twice is harmless. */
async function enter(tab: number): Promise<Outcome | null> {
  const target = { tabId: tab };
  try {
    const [probe] = await browser.scripting.executeScript({ target, func: () => document.contentType });
    // Firefox refuses nothing on its own pages: it answers that it entered no frame
    if (!probe) return unavailable(await whyClosed(tab));
    if (probe.result === 'application/pdf') return unavailable('pdf');
    // without the leading slash Firefox resolves against the calling page's folder
    await browser.scripting.insertCSS({ target, files: ['/content.css'] });
    await browser.scripting.executeScript({ target, files: ['/content.js'] });
    return null;
  } catch {
    return unavailable(await whyClosed(tab));
  }
}

/** Browsers refuse scripts on their own pages, on their stores and in their PDF viewer, each with an error of its own wording. */
async function whyClosed(tab: number): Promise<Unavailable> {
  const address = URL.parse((await browser.tabs.get(tab)).url ?? '');
  // Chromium shows the address of every page that the click has opened to us, its own pages' never
  if (!address) return 'browserPage';
  if (/\.pdf$/i.test(address.pathname)) return 'pdf';
  if (['chromewebstore.google.com', 'addons.mozilla.org', 'microsoftedge.microsoft.com'].includes(address.hostname))
    return 'store';
  return /^(https?|file):$/.test(address.protocol) ? 'noAccess' : 'browserPage';
}

const send = (tab: number, message: ToPage) => browser.tabs.sendMessage(tab, message, { frameId: 0 });
const none = (reason: NotReadable): Outcome => ({ state: 'none', reason });
const unavailable = (reason: Unavailable): Outcome => ({ state: 'unavailable', reason });
