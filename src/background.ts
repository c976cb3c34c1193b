/**
 * The conductor: popup asks, the page's content script hands over its article, the annotator reads it here (off the
 * page's thread), the content script paints. It holds no state that a restart would lose.
 */
import * as v from 'valibot';
import { annotate } from './annotator/annotate.ts';
import { Engine } from './annotator/syntax/engine.ts';
import { isAutomatic, readSitesByThemselves } from './automatic.ts';
import { showCount } from './badge.ts';
import { browser } from './browser.ts';
import { welcomeNewReaders } from './first-run.ts';
import { t } from './i18n.ts';
import { keepIfWanted } from './kept/automatic.ts';
import {
  fromPage,
  type Outcome,
  pageAnswer,
  type ToPage,
  type ToViews,
  toBackground,
  type Unavailable,
} from './messages.ts';

const VERSION = browser.runtime.getManifest().version;
/** The manifest's commands that go from one position to another. */
const STEPS: Readonly<Record<string, 1 | -1>> = { 'next-position': 1, 'previous-position': -1 };

/** The engine and its file, loaded at the first run of this worker's life; a failed load is tried again at the next run. */
let engine: Promise<Engine> | undefined;
let file: Promise<ArrayBuffer> | undefined;

function fetchModel(): Promise<ArrayBuffer> {
  file ??= fetch(browser.runtime.getURL('/model/parley.model')).then((answer) => answer.arrayBuffer());
  return file;
}

function engineOf(): Promise<Engine> {
  engine ??= fetchModel()
    .then((bytes) => Engine.load(new Uint8Array(bytes)))
    .catch((error: unknown) => {
      engine = undefined;
      console.error(error);
      throw new Error(t('failedModel'));
    })
    .finally(() => {
      file = undefined;
    });
  return engine;
}

/** One run a tab at a time: a second click while one is under way gets the same answer. */
const running = new Map<number, Promise<Outcome>>();

browser.runtime.onMessage.addListener((message: unknown, sender: Sender) => {
  if (sender.id !== browser.runtime.id) return undefined;
  const ours = sender.url?.startsWith(browser.runtime.getURL(''));
  // the first page has an article of its own to try
  return (ours ? fromOurs(message) : undefined) ?? fromContent(message, ours ? {} : sender);
});

interface Sender {
  readonly id?: string;
  readonly url?: string;
  readonly tab?: { readonly id?: number };
}

function fromOurs(message: unknown): Promise<Outcome> | undefined {
  const parsed = v.safeParse(toBackground, message);
  if (!parsed.success) return undefined;
  const { tab } = parsed.output;
  const run = running.get(tab) ?? readAndTell(tab).finally(() => running.delete(tab));
  running.set(tab, run);
  return run;
}

/** A content script speaks for its page: it may have the page's own text read, and nothing else. */
function fromContent(message: unknown, { url = '', tab }: Sender): Promise<unknown> | undefined {
  const parsed = v.safeParse(fromPage, message);
  if (!parsed.success) return undefined;
  if (parsed.output.type === 'automatic') return isAutomatic(url);
  const { article } = parsed.output;
  const annotation = engineOf().then((engine) => annotate(article, engine));
  // it is there to be asked for once this has been answered
  const id = tab?.id;
  if (id !== undefined)
    annotation
      .then(({ positions }) => Promise.all([showCount(id, positions.length), keepIfWanted(id)]))
      .catch(() => {});
  return annotation;
}

/** The keyboard's way through a page that has been read; on others there is nothing to go to. */
browser.commands?.onCommand.addListener((command: string, tab?: { id?: number | undefined }) => {
  const by = STEPS[command];
  if (by && tab?.id !== undefined) send(tab.id, { type: 'step', by }).catch(() => {});
});

readSitesByThemselves();
welcomeNewReaders();

/** A run and its news: the badge, and whichever view is open, hear how it ended. */
async function readAndTell(tab: number): Promise<Outcome> {
  const outcome = await read(tab);
  showCount(tab, outcome.state === 'read' ? outcome.reading.annotation.positions.length : null);
  const message: ToViews = { type: 'ran', tab, outcome };
  // rejects where no view is open
  browser.runtime.sendMessage(message).catch(() => {});
  return outcome;
}

/** Reads the article in a tab and paints it. Never rejects: every failure is an outcome with words for the reader. */
async function read(tab: number): Promise<Outcome> {
  // the file holds nobody up; reading it does, and waits until the page is being read
  if (!engine)
    fetchModel().catch(() => {
      file = undefined;
    });
  const refusal = await enter(tab);
  if (refusal) return refusal;
  try {
    const reading = send(tab, { type: 'read' });
    // while the page is read, not before: loading holds up this thread, and with it the way into the page
    engineOf().catch(() => {});
    const answer = v.parse(pageAnswer, await reading);
    // what has been annotated before is asked for nowhere else
    if (answer.state === 'read') await keepIfWanted(tab);
    return answer;
  } catch (error) {
    return { state: 'failed', message: error instanceof Error ? error.message : String(error) };
  }
}

/** Puts the content script into the page, or says why that cannot be done. Injecting twice is harmless. */
async function enter(tab: number): Promise<Outcome | null> {
  const target = { tabId: tab };
  try {
    const [probe] = await browser.scripting.executeScript({ target, func: look, args: [VERSION] });
    // Firefox refuses nothing on its own pages: it answers that it entered no frame
    if (!probe) return unavailable(await whyClosed(tab));
    const { type, dressed } = probe.result as ReturnType<typeof look>;
    if (type === 'application/pdf') return unavailable('pdf');
    // Every insertion would add another copy of the sheet. The article may stand in a frame of the page's own origin.
    // Without the leading slash Firefox resolves against the calling page's folder
    const dressing =
      dressed || browser.scripting.insertCSS({ target: { tabId: tab, allFrames: true }, files: ['/content.css'] });
    // side by side: each way to the page and back takes its time
    await Promise.all([dressing, browser.scripting.executeScript({ target, files: ['/content.js'] })]);
    return null;
  } catch {
    return unavailable(await whyClosed(tab));
  }
}

/** Runs in the page, and knows nothing of this file: what kind of page it is, and whether a content script of ours is at home there. */
function look(version: string): { type: string; dressed: boolean } {
  const ours = (globalThis as { [key: symbol]: { version?: string } | undefined })[Symbol.for('parley')];
  return { type: document.contentType, dressed: ours?.version === version };
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
const unavailable = (reason: Unavailable): Outcome => ({ state: 'unavailable', reason });
