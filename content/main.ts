/**
 * The content script: put into a page by the click on the icon, as often as it is clicked. The first copy stays; a copy
 * of an updated extension takes over from one that can no longer reach it.
 */
import * as v from 'valibot';
import type { Runtime } from 'webextension-polyfill';
import { browser } from '../src/browser.ts';
import { annotation, type FromPage, type ToPage, toPage } from '../src/messages.ts';
import { followSettings } from '../src/settings.ts';
import { TAG } from './card/host.ts';
import { Page } from './page.ts';

interface Instance {
  readonly version: string;
  /** False once the extension that put it here has been updated or removed. */
  alive(): boolean;
  readonly page: Page;
}

/** Where the copies in our own world find each other; the page's world cannot see it. */
const KEY = Symbol.for('parley');
const world = globalThis as { [KEY]?: Instance };
/** For copies in other worlds (Chromium gives an updated extension a new one). A page that sends it clears its own highlights. */
const TAKEOVER = 'parley-takeover';

const version = browser.runtime.getManifest().version;
const before = world[KEY];
if (!(before?.version === version && before.alive())) start();

function start(): void {
  document.dispatchEvent(new CustomEvent(TAKEOVER));
  // A copy that an update has killed cannot clean up after itself (Firefox).
  for (const orphan of document.querySelectorAll(TAG)) orphan.remove();
  const page = new Page(async (article) => v.parse(annotation, await ask({ type: 'annotate', article })));
  page.stop();
  const end = new AbortController();
  followSettings((settings) => page.use(settings), end.signal);

  const listen = (message: unknown, sender: { id?: string }): Promise<unknown> | undefined => {
    if (sender.id !== browser.runtime.id) return undefined;
    const parsed = v.safeParse(toPage, message);
    return parsed.success ? answer(page, parsed.output) : undefined;
  };
  browser.runtime.onMessage.addListener(listen);
  const panels = new Set<Runtime.Port>();
  const connect = (port: Runtime.Port) => {
    if (port.sender?.id !== browser.runtime.id) return;
    panels.add(port);
    port.onDisconnect.addListener(() => panels.delete(port));
  };
  browser.runtime.onConnect.addListener(connect);
  page.tell = (news) => {
    for (const panel of panels) panel.postMessage(news);
  };
  document.addEventListener(
    TAKEOVER,
    () => {
      page.stop();
      delete world[KEY];
      try {
        end.abort();
        browser.runtime.onMessage.removeListener(listen);
        browser.runtime.onConnect.removeListener(connect);
      } catch {
        // An orphan has no runtime left to be removed from.
      }
    },
    { once: true },
  );
  world[KEY] = { version, page, alive: () => Boolean(browser.runtime?.id) };
  // where the worker cannot be reached, nothing is read of itself
  byItself(page).catch(() => {});
}

/** On a site that is read without a click the page is read as soon as it is there; elsewhere it leaves what such a run has left. */
async function byItself(page: Page): Promise<void> {
  const automatic = await ask({ type: 'automatic' });
  if (automatic) await page.readAlways();
  else page.readNoMore();
}

/**
 * Asks the worker. Where nobody answers (undefined: a worker that has just been installed or started may not listen yet) it
 * is asked again, twice. Hoisted: the script starts above.
 */
async function ask(message: FromPage): Promise<unknown> {
  for (const pause of [200, 1000]) {
    const answer: unknown = await browser.runtime.sendMessage(message);
    if (answer !== undefined) return answer;
    await new Promise((later) => setTimeout(later, pause));
  }
  return browser.runtime.sendMessage(message);
}

async function answer(page: Page, message: ToPage): Promise<unknown> {
  switch (message.type) {
    case 'read':
      return page.read();
    case 'step':
      return page.step(message.by);
    case 'sites':
      return byItself(page);
    case 'switch':
      return page.switch(message.on);
    case 'reveal':
      return page.reveal(message.span);
    case 'anchors':
      return page.anchors();
  }
}
