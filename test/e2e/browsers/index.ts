/**
 * Real browsers with the built extension in them, behind one small interface, so that a test is written once and runs
 * in both. What differs between Chromium and Firefox is known only in this folder.
 *
 * A function handed to `evaluate` and the like runs in the browser: it sees its arguments and that world's globals,
 * nothing of the file that it is written in. Arguments and answers travel as JSON.
 */
import type { Page } from 'puppeteer-core';
import { launchChromium } from './chromium.ts';
import { launchFirefox } from './firefox.ts';

export const BROWSERS = ['chromium', 'firefox'] as const;
export type BrowserName = (typeof BROWSERS)[number];
export type ColorScheme = 'light' | 'dark';

/** How a page is shown besides the screen's usual way. */
export interface Media {
  readonly print?: boolean;
  readonly forcedColors?: boolean;
  readonly reducedMotion?: boolean;
}

/** Some world in the browser in which a function can be run. */
export type Evaluate = <A extends unknown[], R>(fn: (...args: A) => R, ...args: A) => Promise<Awaited<R>>;

export interface Driver {
  readonly name: BrowserName;
  open(url: string): Promise<Tab>;
  /** One of the extension's own pages in a tab, by its path in the package. Resolves once it shows its document. */
  openOwn(path: string): Promise<Popup>;
  /** Resolves when the window is gone, whoever closed it. */
  readonly closed: Promise<void>;
  /** Ends the background worker as browsers do with one that is idle or takes too long. */
  killBackground(): Promise<void>;
  /** Loads the extension anew from its folder, as after a build. */
  reload(): Promise<void>;
  /** The browser's own question for a permission, and its list of those given; Chromium's stand where no protocol reaches. */
  readonly permissions?: {
    /** Waits for the question and says yes or no as a reader does, by its button. */
    answer(yes: boolean): Promise<void>;
    /** Takes the permission for these origins back, as the browser's page of extensions does. */
    takeBack(origin: string): Promise<void>;
  };
  /** Bytes that the extension's background holds, after garbage collection where the browser lets us ask for it. */
  memory(): Promise<number>;
  close(): Promise<void>;
}

export interface Tab {
  /** The page's own world; mouse and keyboard too. */
  readonly page: Page;
  /** The extension's toolbar icon, clicked as a reader does: this grants `activeTab`. Resolves once the popup shows its document. */
  clickIcon(): Promise<Popup>;
  /** The side panel (Firefox: the sidebar) that the popup's button opens. Resolves once it shows its document. */
  openPanel(popup: Popup): Promise<Popup>;
  /** The text on the icon's badge and the words of its title, for this tab. */
  badge(): Promise<{ text: string; title: string }>;
  /** Runs in the content script's world; rejects where there is none yet. */
  readonly inContentScript: Evaluate;
  colorScheme(scheme: ColorScheme): Promise<void>;
  /** Shows the page as a printer or as the reader's system wants it; `{}`: as ever. */
  media(media: Media): Promise<void>;
  screenshot(file: `${string}.png`): Promise<void>;
  close(): Promise<void>;
}

/** A page of the extension: its popup or its side panel. */
export interface Popup {
  readonly evaluate: Evaluate;
  /** A click with all its events on the first element that matches; rejects if there is none. */
  click(selector: string): Promise<void>;
  colorScheme(scheme: ColorScheme): Promise<void>;
  screenshot(file: `${string}.png`): Promise<void>;
  close(): Promise<void>;
}

export interface LaunchOptions {
  /** The browser's program. */
  readonly executable: string;
  /** The built extension's folder; by default dist/chrome or dist/firefox. */
  readonly extension?: string;
  /** Whether a window is to be seen; by default none. */
  readonly window?: boolean;
  /** `host:port` of a proxy that all requests go through, those to this machine too. */
  readonly proxy?: string;
  /** Whether anything but this machine may be reached; by default not. */
  readonly online?: boolean;
}

export function launch(name: BrowserName, options: LaunchOptions): Promise<Driver> {
  return name === 'chromium' ? launchChromium(options) : launchFirefox(options);
}
