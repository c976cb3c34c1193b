import { resolve } from 'node:path';
import puppeteer, { type Browser, type CDPSession, type Page, type WebWorker } from 'puppeteer-core';
import { call } from './call.ts';
import type { ColorScheme, Driver, Evaluate, LaunchOptions, Popup, Tab } from './index.ts';
import { until } from './until.ts';

/** What Chromium would say to its makers' servers by itself. */
const QUIET = ['--disable-quic', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
/** No name but this machine's own can be looked up. */
const OFFLINE = '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1';

export async function launchChromium(options: LaunchOptions, again = 4): Promise<Driver> {
  const browser = await puppeteer.launch({
    executablePath: options.executable,
    headless: !options.window,
    // extensions can be installed over a pipe only, not over a web socket
    pipe: true,
    enableExtensions: true,
    defaultViewport: null,
    args: [
      '--disable-gpu',
      '--window-size=1280,900',
      ...QUIET,
      ...(options.online || options.proxy ? [] : [OFFLINE]),
      ...(options.proxy ? [`--proxy-server=${options.proxy}`, '--proxy-bypass-list=<-loopback>'] : []),
      // Chromium refuses to run as root with its sandbox
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
  });
  const extension = await browser.installExtension(resolve(options.extension ?? 'dist/chrome'));
  await until(
    'Chromium lists the extension',
    () => browser.extensions(),
    (all) => all.has(extension),
  );
  // a reader closes it sooner or later; here nothing may come to the front later than it is expected
  const first = await browser.waitForTarget((t) => t.url().endsWith('/pages/welcome/index.html'));
  await (await first.asPage()).close();
  if (again > 0 && !(await hasWords(browser, extension))) {
    console.log('Chromium gave the extension no words: started again');
    await browser.close();
    return launchChromium(options, again - 1);
  }
  const closed = new Promise<void>((gone) => browser.once('disconnected', () => gone()));
  return {
    name: 'chromium',
    open: (url) => open(browser, extension, url),
    async openOwn(path) {
      const page = await browser.newPage();
      // a page that prints itself would wait before a dialog that nobody closes
      await page.evaluateOnNewDocument(() => {
        window.print = () => {};
      });
      await page.goto(`chrome-extension://${extension}/${path}`, { waitUntil: 'load' });
      return popupOf(page);
    },
    closed,
    killBackground: async () => (await backgroundOf(browser, extension)).close(),
    // the same folder once more is the same extension, loaded anew
    reload: async () => void (await browser.installExtension(resolve(options.extension ?? 'dist/chrome'))),
    async memory() {
      const { client } = await backgroundOf(browser, extension);
      await client.send('HeapProfiler.collectGarbage');
      return (await client.send('Runtime.getHeapUsage')).usedSize;
    },
    close: () => browser.close(),
  };
}

/**
 * Now and then Chromium gives the pages of an extension that has just been installed no words (`getMessage` is empty), for
 * as long as their process lives.
 */
async function hasWords(browser: Browser, extension: string): Promise<boolean> {
  const page = await browser.newPage();
  await page.goto(`chrome-extension://${extension}/pages/print/index.html`, { waitUntil: 'load' });
  const language = await page.evaluate(() =>
    (globalThis as unknown as { chrome: { i18n: { getMessage(key: string): string } } }).chrome.i18n.getMessage(
      'language',
    ),
  );
  await page.close();
  return language !== '';
}

async function backgroundOf(browser: Browser, extension: string): Promise<WebWorker> {
  const address = `chrome-extension://${extension}/`;
  const target = await browser.waitForTarget((it) => it.type() === 'service_worker' && it.url().startsWith(address));
  const worker = await target.worker();
  if (!worker) throw new Error('there is no background worker');
  return worker;
}

async function open(browser: Browser, extension: string, url: string): Promise<Tab> {
  const page = await browser.newPage();
  await page.goto(url, { waitUntil: 'load' });
  let client: CDPSession | undefined;
  const inContentScript: Evaluate = (fn, ...args) => {
    // the last one: an extension that is loaded anew leaves its old world behind
    const realm = page.extensionRealms().at(-1);
    if (!realm) throw new Error('the page has no content script');
    return realm.evaluate(call(fn, args)) as Promise<never>;
  };
  return {
    page,
    inContentScript,
    async clickIcon() {
      await page.bringToFront();
      const address = `chrome-extension://${extension}/popup/index.html`;
      const target = browser.waitForTarget((t) => t.url() === address);
      const installed = (await browser.extensions()).get(extension);
      if (!installed) throw new Error('the extension is gone');
      await page.triggerExtensionAction(installed);
      return popupOf(await (await target).asPage());
    },
    async openPanel(popup) {
      const address = `chrome-extension://${extension}/popup/panel.html`;
      const target = browser.waitForTarget((t) => t.url() === address);
      await popup.click('[data-action="panel"]');
      return popupOf(await (await target).asPage());
    },
    async badge() {
      const worker = await (await browser.waitForTarget((t) => t.type() === 'service_worker')).worker();
      if (!worker) throw new Error('the background worker is gone');
      return (await worker.evaluate(`(async () => {
        const [{ id: tabId }] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
        return { text: await chrome.action.getBadgeText({ tabId }), title: await chrome.action.getTitle({ tabId }) };
      })()`)) as { text: string; title: string };
    },
    colorScheme: (scheme) => emulate(page, scheme),
    async media({ print, forcedColors, reducedMotion }) {
      // puppeteer knows no forced colours; what a session sets ends with it, so it is left to the page
      client ??= await page.createCDPSession();
      await client.send('Emulation.setEmulatedMedia', {
        media: print ? 'print' : '',
        features: [
          { name: 'forced-colors', value: forcedColors ? 'active' : 'none' },
          { name: 'prefers-reduced-motion', value: reducedMotion ? 'reduce' : 'no-preference' },
        ],
      });
    },
    screenshot: async (path) => void (await page.screenshot({ path })),
    close: () => page.close(),
  };
}

function popupOf(page: Page): Popup {
  return {
    evaluate: (fn, ...args) => page.evaluate(call(fn, args)) as Promise<never>,
    click: (selector) => page.click(selector),
    colorScheme: (scheme) => emulate(page, scheme),
    screenshot: async (path) => void (await page.screenshot({ path })),
    close: () => page.close(),
  };
}

const emulate = (page: Page, scheme: ColorScheme) =>
  page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
