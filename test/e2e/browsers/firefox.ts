/**
 * Firefox over WebDriver BiDi. BiDi knows neither toolbars nor popups, so both are reached from Firefox's own window
 * (the "chrome scope", opened by `-remote-allow-system-access`), and what runs in another process than that window
 * by a frame script.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import puppeteer, { type Browser } from 'puppeteer-core';
import { call } from './call.ts';
import type { Driver, Evaluate, LaunchOptions, Popup, Tab } from './index.ts';
import { until } from './until.ts';

const POPUP = '.webextension-popup-browser';
const SIDEBAR = '#webext-panels-browser';
/** The tab in front; `gBrowser` is Firefox's own tab strip. */
const FRONT = null;

/** All but loopback goes to a proxy that is not there (9 is the port that discards). */
const OFFLINE = {
  'network.proxy.type': 1,
  'network.proxy.http': '127.0.0.1',
  'network.proxy.http_port': 9,
  'network.proxy.ssl': '127.0.0.1',
  'network.proxy.ssl_port': 9,
};

/** A page that prints itself would open a dialog before which everything waits. */
const NO_PRINTER = { 'print.enabled': false };

/** All goes through a proxy, requests to this machine too. */
function through(proxy: string): Record<string, string | number | boolean> {
  const [host = '', port = ''] = proxy.split(':');
  return {
    'network.proxy.type': 1,
    'network.proxy.http': host,
    'network.proxy.http_port': Number(port),
    'network.proxy.ssl': host,
    'network.proxy.ssl_port': Number(port),
    'network.proxy.allow_hijacking_localhost': true,
    'network.proxy.no_proxies_on': '',
  };
}

// What the functions below find in Firefox's own window and in a frame script.
declare const gBrowser: {
  selectedBrowser: FrameHolder & {
    fixupAndLoadURIString(url: string, options: { triggeringPrincipal: unknown }): void;
  };
};
/** Put there by `chromeScope`. */
declare const frameAt: (frame: string | null) => FrameHolder | null;
declare const SidebarController: { hide(): void };
declare const Services: {
  scriptSecurityManager: { getSystemPrincipal(): unknown };
  prefs: { setIntPref(name: string, value: number): void };
};
declare const CustomizableUI: { addWidgetToArea(widget: string, area: string): void };
declare const Cu: {
  Sandbox: new (principal: unknown, options: object) => object;
  evalInSandbox(code: string, sandbox: object): unknown;
};
declare const WebExtensionPolicy: {
  getByID(id: string): {
    getURL(path: string): string;
    extension: { terminateBackground(options: object): Promise<void> };
  };
};
/** Firefox's own questions, one a child. */
interface Question extends Element {
  readonly button: HTMLElement;
  readonly secondaryButton: HTMLElement;
}
declare const ChromeUtils: {
  requestProcInfo(): Promise<{ children: { type: string; memory: number }[] }>;
  importESModule(address: string): {
    ExtensionContent: { getAllContentScriptGlobals(): Iterable<Window> };
    ExtensionPermissions: { remove(id: string, what: object, emitter: object): Promise<void> };
  };
};
interface FrameHolder extends Element {
  currentURI: { spec: string };
  messageManager: {
    addMessageListener(name: string, hear: (message: { data: { value?: string; error?: string } }) => void): void;
    removeMessageListener(name: string, hear: unknown): void;
    loadFrameScript(address: string, later: boolean): void;
  };
  browsingContext: {
    prefersColorSchemeOverride: string;
    mediumOverride: string;
    currentWindowGlobal: { drawSnapshot(rect: null, scale: number, background: string): Promise<ImageBitmap> };
  };
}

export async function launchFirefox(options: LaunchOptions): Promise<Driver> {
  const folder = resolve(options.extension ?? 'dist/firefox');
  const id = extensionId(folder);
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: options.executable,
    headless: !options.window,
    defaultViewport: null,
    args: ['-remote-allow-system-access', '--width=1280', '--height=900'],
    extraPrefsFirefox: { ...NO_PRINTER, ...(options.online ? {} : options.proxy ? through(options.proxy) : OFFLINE) },
  });
  await browser.installExtension(folder);
  const closed = new Promise<void>((gone) => browser.once('disconnected', () => gone()));
  const chrome = await chromeScope(browser);
  await pinToToolbar(chrome, id);
  return {
    name: 'firefox',
    open: (url) => open(browser, chrome, id, url),
    openOwn: (path) => openInTab(browser, chrome, id, path),
    closed,
    killBackground: () =>
      chrome(async (id) => {
        const options = { disableResetIdleForTest: true, ignoreDevToolsAttached: true };
        await WebExtensionPolicy.getByID(id).extension.terminateBackground(options);
      }, id),
    reload: async () => void (await browser.installExtension(folder)),
    permissions: {
      async answer(yes) {
        let asked = false;
        await until(
          'the question is answered',
          () =>
            chrome((yes) => {
              const panel = document.querySelector<Element & { state: string }>('#notification-popup');
              const question = panel?.state === 'open' ? panel.querySelector<Question>('popupnotification') : null;
              // it takes no answer in its first half second, lest it is given by mistake
              (yes ? question?.button : question?.secondaryButton)?.click();
              return question !== null;
            }, yes),
          (there) => {
            asked ||= there;
            return asked && !there;
          },
        );
      },
      takeBack: (origin) =>
        chrome(
          async (id, origin) => {
            const { ExtensionPermissions } = ChromeUtils.importESModule(
              'resource://gre/modules/ExtensionPermissions.sys.mjs',
            );
            const { extension } = WebExtensionPolicy.getByID(id);
            await ExtensionPermissions.remove(id, { permissions: [], origins: [origin] }, extension);
          },
          id,
          origin,
        ),
    },
    memory: () =>
      chrome(async () => {
        const { children } = await ChromeUtils.requestProcInfo();
        return children.find(({ type }) => type === 'extension')?.memory ?? 0;
      }),
    close: () => browser.close(),
  };
}

function extensionId(folder: string): string {
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
  return manifest.browser_specific_settings.gecko.id;
}

async function open(browser: Browser, chrome: Evaluate, id: string, url: string): Promise<Tab> {
  const page = await browser.newPage();
  if (url.startsWith('about:')) await openOwnPage(chrome, url);
  else await page.goto(url, { waitUntil: 'load' });
  return {
    page,
    inContentScript: (fn, ...args) => inFrame(chrome, FRONT, 'content script', fn, args),
    async clickIcon() {
      await page.bringToFront();
      await chrome((button) => document.querySelector<HTMLElement>(button)?.click(), iconButton(id));
      return ownPage(chrome, POPUP, async () => {
        await chrome(() => {
          for (const panel of document.querySelectorAll<Element & { hidePopup(): void }>('panel')) panel.hidePopup();
        });
      });
    },
    async openPanel(popup) {
      await popup.click('[data-action="panel"]');
      return ownPage(chrome, SIDEBAR, () => chrome(() => SidebarController.hide()));
    },
    badge: () =>
      chrome((button) => {
        const icon = document.querySelector(button);
        const text = icon?.querySelector('.toolbarbutton-badge')?.textContent ?? '';
        return { text, title: icon?.getAttribute('tooltiptext') ?? '' };
      }, iconButton(id)),
    colorScheme: (scheme) => emulate(chrome, FRONT, scheme),
    media: ({ print = false, forcedColors = false, reducedMotion = false }) =>
      chrome(
        (print, forced, reduced) => {
          gBrowser.selectedBrowser.browsingContext.mediumOverride = print ? 'print' : '';
          // 2: always, 0: as the system says
          Services.prefs.setIntPref('browser.display.document_color_use', forced ? 2 : 0);
          Services.prefs.setIntPref('ui.prefersReducedMotion', reduced ? 1 : 0);
        },
        print,
        forcedColors,
        reducedMotion,
      ),
    screenshot: async (path) => void (await page.screenshot({ path })),
    close: () => page.close(),
  };
}

/** A question to a frame that is still loading can be lost: it is soon asked again, milliseconds. */
const SOON = 3_000;

/** A page of the extension in a frame of Firefox's window, once it shows its document. */
async function ownPage(chrome: Evaluate, frame: string, hide: () => Promise<void>): Promise<Popup> {
  // its browser starts on about:blank in another process, where a frame script would be lost
  await until(
    'a page of the extension opens',
    () => chrome((frame) => frameAt(frame)?.currentURI.spec ?? '', frame),
    (at) => at.startsWith('moz-extension:'),
  );
  const evaluate: Evaluate = (fn, ...args) => inFrame(chrome, frame, 'page', fn, args);
  await until(
    'it shows its document',
    () => inFrame(chrome, frame, 'page', () => document.readyState, [], SOON),
    (state) => state === 'complete',
  );
  return {
    evaluate,
    click: (selector) =>
      evaluate((selector) => {
        const element = document.querySelector<HTMLElement>(selector);
        if (!element) throw new Error(`nothing in the popup matches ${selector}`);
        element.scrollIntoView({ block: 'nearest' });
        element.click();
      }, selector),
    colorScheme: (scheme) => emulate(chrome, frame, scheme),
    async screenshot(file) {
      // a snapshot leaves the scroll bar's place blank
      const width = await evaluate(() => document.documentElement.clientWidth);
      writeFileSync(file, await picture(chrome, frame, width));
    },
    async close() {
      await hide();
      await until(
        'the page of the extension closes',
        () => chrome((frame) => frameAt(frame) === null, frame),
        (gone) => gone,
      );
    },
  };
}

/** The world of Firefox's own window. */
async function chromeScope(browser: Browser): Promise<Evaluate> {
  const windows = await until(
    "Firefox's window opens",
    async () => (await send(browser, 'browsingContext.getTree', { 'moz:scope': 'chrome' })).contexts ?? [],
    (contexts) => contexts.some((context) => context.url.includes('browser.xhtml')),
  );
  const context = windows.find((window) => window.url.includes('browser.xhtml'))?.context;
  const chrome: Evaluate = async (fn, ...args) => {
    const answer = await send(browser, 'script.callFunction', {
      functionDeclaration: `async () => JSON.stringify(await ${call(fn, args)})`,
      target: { context },
      awaitPromise: true,
    });
    if (answer.exceptionDetails) throw new Error(answer.exceptionDetails.text);
    return parse(answer.result?.value);
  };
  await chrome(() => {
    Object.assign(globalThis, {
      frameAt(frame: string | null): Element | null {
        if (frame === null) return gBrowser.selectedBrowser;
        // the sidebar's frame holds a document of Firefox's own, and that the frame of ours
        const sidebar = document.querySelector<HTMLIFrameElement>('#sidebar')?.contentDocument;
        return document.querySelector(frame) ?? sidebar?.querySelector(frame) ?? null;
      },
    });
  });
  return chrome;
}

interface BidiAnswer {
  contexts?: { context: string; url: string }[];
  result?: { value?: string };
  exceptionDetails?: { text: string };
}

/** A raw BiDi command: puppeteer has no words for the chrome scope. */
async function send(browser: Browser, command: string, parameters: object): Promise<BidiAnswer> {
  const { connection } = browser as unknown as {
    connection: { send(command: string, parameters: object): Promise<{ result: BidiAnswer }> };
  };
  return (await connection.send(command, parameters)).result;
}

/** What a reader does with "Pin to toolbar": otherwise the button exists only while the extensions panel is open. */
async function pinToToolbar(chrome: Evaluate, id: string): Promise<void> {
  await chrome((widget) => CustomizableUI.addWidgetToArea(widget, 'nav-bar'), `${widgetId(id)}-browser-action`);
  await until(
    'the icon stands in the toolbar',
    () => chrome((button) => document.querySelector(button) !== null, iconButton(id)),
    (there) => there,
  );
}

const widgetId = (id: string) => id.toLowerCase().replace(/[^a-z0-9_-]/g, '_');
const iconButton = (id: string) => `#${widgetId(id)}-browser-action .unified-extensions-item-action-button`;

/** The content scheme of one browsing context: what Firefox's own developer tools set. */
const emulate = (chrome: Evaluate, frame: string | null, scheme: string) =>
  chrome(
    (frame, scheme) => {
      const holder = frameAt(frame);
      if (holder) holder.browsingContext.prefersColorSchemeOverride = scheme;
    },
    frame,
    scheme,
  );

/** A page of the extension in a tab of its own. */
async function openInTab(browser: Browser, chrome: Evaluate, id: string, path: string): Promise<Popup> {
  const page = await browser.newPage();
  await page.bringToFront();
  const base = await chrome((id) => WebExtensionPolicy.getByID(id).getURL(''), id);
  await openOwnPage(chrome, base + path);
  const evaluate: Evaluate = (fn, ...args) => inFrame(chrome, FRONT, 'page', fn, args);
  await until(
    `${path} shows its document`,
    () => inFrame(chrome, FRONT, 'page', () => document.readyState, [], SOON),
    (state) => state === 'complete',
  );
  return {
    evaluate,
    click: (selector) =>
      evaluate((selector) => {
        const element = document.querySelector<HTMLElement>(selector);
        if (!element) throw new Error(`nothing on the page matches ${selector}`);
        element.click();
      }, selector),
    colorScheme: (scheme) => emulate(chrome, FRONT, scheme),
    screenshot: async (file) => void (await page.screenshot({ path: file })),
    close: () => page.close(),
  };
}

/** puppeteer's goto() waits in vain on Firefox's own pages, for which BiDi reports no load. */
async function openOwnPage(chrome: Evaluate, url: string): Promise<void> {
  await chrome((url) => {
    const triggeringPrincipal = Services.scriptSecurityManager.getSystemPrincipal();
    gBrowser.selectedBrowser.fixupAndLoadURIString(url, { triggeringPrincipal });
  }, url);
  await until(
    `${url} opens`,
    () => chrome(() => gBrowser.selectedBrowser.currentURI.spec),
    (at) => at === url,
  );
}

/** The picture of a frame, cut to a width in CSS pixels, at two device pixels to one. */
async function picture(chrome: Evaluate, frame: string, width: number): Promise<Buffer> {
  const png = await chrome(
    async (frame, width) => {
      const holder = frameAt(frame);
      if (!holder) throw new Error('no popup to take a picture of');
      const bitmap = await holder.browsingContext.currentWindowGlobal.drawSnapshot(null, 2, 'white');
      const canvas = new OffscreenCanvas(2 * width, bitmap.height);
      canvas.getContext('2d')?.drawImage(bitmap, 0, 0);
      const bytes = new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer());
      return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
    },
    frame,
    width,
  );
  return Buffer.from(png, 'base64');
}

/** Runs a function in a frame of another process: in the page's own world, or in the world of our content script there. */
async function inFrame<A extends unknown[], R>(
  chrome: Evaluate,
  frame: string | null,
  world: 'page' | 'content script',
  fn: (...args: A) => R,
  args: A,
  patience = 30_000,
): Promise<Awaited<R>> {
  const source = `(async () => JSON.stringify(await ${call(fn, args)}))()`;
  return parse(await chrome(askFrame, frame, `(${frameScript})`, world, source, patience));
}

/** In Firefox's window: loads a frame script into the frame and waits for what it sends back. */
function askFrame(
  frame: string | null,
  script: string,
  world: string,
  question: string,
  patience: number,
): Promise<string | undefined> {
  const holder = frameAt(frame);
  if (!holder) throw new Error(`Firefox's window holds no ${frame}`);
  const { messageManager } = holder;
  return new Promise((ok, fail) => {
    // a frame that goes away in the middle says nothing
    setTimeout(() => fail(new Error('the frame did not answer')), patience);
    const name = `parley:${Math.random()}`;
    messageManager.addMessageListener(name, function hear({ data }) {
      messageManager.removeMessageListener(name, hear);
      if (data.error === undefined) ok(data.value);
      else fail(new Error(data.error));
    });
    const args = JSON.stringify([world, question, name]);
    const source = `${script}(content, (name, data) => sendAsyncMessage(name, data), ...${args})`;
    messageManager.loadFrameScript(`data:text/javascript;charset=utf-8,${encodeURIComponent(source)}`, false);
  });
}

/** In the frame's process, with the system's rights: a page's CSP has no say over `evalInSandbox`. */
async function frameScript(
  content: Window & { windowUtils: { setHandlingUserInput(on: boolean): { destruct(): void } } },
  reply: (name: string, data: object) => void,
  world: string,
  question: string,
  name: string,
): Promise<void> {
  try {
    const { ExtensionContent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionContent.sys.mjs');
    const sandbox =
      world === 'page'
        ? new Cu.Sandbox(content, { sandboxPrototype: content, wantXrays: false })
        : [...ExtensionContent.getAllContentScriptGlobals()].find((it) => it.document === content.document);
    if (!sandbox) throw new Error('the page has no content script');
    // what is done here is done as by a reader's hand: some interfaces open to nothing else
    const hand = content.windowUtils.setHandlingUserInput(true);
    const answer = Cu.evalInSandbox(question, sandbox);
    hand.destruct();
    reply(name, { value: await answer });
  } catch (error) {
    reply(name, { error: String(error) });
  }
}

/** `undefined` has no JSON; it arrives as nothing at all. */
const parse = (json: string | undefined) => (json === undefined ? undefined : JSON.parse(json)) as never;
