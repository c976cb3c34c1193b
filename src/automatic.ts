/**
 * Sites that are read without a click: those that the reader has named (`settings.sites`) and that the browser lets us
 * enter. Off by default; the browser's own permission decides, wherever it is given or taken away.
 */
import type { Permissions } from 'webextension-polyfill';
import { browser } from './browser.ts';
import type { ToPage } from './messages.ts';
import { hostOf, loadSettings, saveSettings } from './settings.ts';

/** What to ask the browser for, for a host: `browser.permissions.request(leaveFor(host))`, within the click itself. */
export const leaveFor = (host: string) => ({ origins: [`*://${host}/*`] });

/** Whether the page at an address is to be read of itself. */
export async function isAutomatic(url: string): Promise<boolean> {
  const host = hostOf(url);
  return host !== null && (await hosts()).includes(host);
}

/** Where the reader and the browser agree. */
async function hosts(): Promise<string[]> {
  const { sites } = await loadSettings();
  const allowed = await Promise.all(sites.map((host) => browser.permissions.contains(leaveFor(host))));
  return sites.filter((_, i) => allowed[i]);
}

/** Puts a host on the reader's list or takes it off. */
export function nameSite(host: string, on: boolean): Promise<void> {
  return change([host], on);
}

/**
 * Keeps the browser's list of pages to enter up to date, for as long as the background worker lives: it wakes for each of
 * these. The browser's prompt closes the popup that asked, so what follows the answer is done here.
 */
export function readSitesByThemselves(): void {
  browser.permissions.onAdded.addListener((added) => void change(hostsIn(added), true).then(register));
  browser.permissions.onRemoved.addListener((removed) => void change(hostsIn(removed), false).then(register));
  browser.storage.onChanged.addListener((changes, area) => {
    const { sites } = changes;
    if (area === 'local' && sites) void giveUp(sites.oldValue, sites.newValue).then(register);
  });
  // an update forgets what was registered
  browser.runtime.onInstalled.addListener(() => void register());
  browser.runtime.onStartup.addListener(() => void register());
}

/** The permission for a site that the reader has taken from the list is given back. */
async function giveUp(before: unknown, now: unknown): Promise<void> {
  const [old = [], left = []] = [before, now].map((list) => (Array.isArray(list) ? list.map(String) : []));
  // where an administrator has given it, it cannot be
  for (const host of old) if (!left.includes(host)) await browser.permissions.remove(leaveFor(host)).catch(() => {});
}

/** The hosts that a permission names; one for whole families of them names none. */
function hostsIn({ origins = [] }: Permissions.Permissions): string[] {
  return origins
    .flatMap((origin) => hostOf(origin.replace(/^\*:/, 'https:').replace(/\/\*$/, '')) ?? [])
    .filter((host) => !host.includes('*'));
}

let changing: Promise<void> = Promise.resolve();

/** One after another: two at once would each write what it has read. */
function change(hosts: readonly string[], on: boolean): Promise<void> {
  changing = changing
    .catch(() => {})
    .then(async () => {
      const { sites } = await loadSettings();
      const others = sites.filter((site) => !hosts.includes(site));
      const next = on ? [...others, ...hosts] : others;
      if (next.length !== sites.length) await saveSettings({ sites: next });
    });
  return changing;
}

const SCRIPTS = ['read', 'dress'];
let registering: Promise<void> = Promise.resolve();

/** One after another: two at once would register the same twice. */
function register(): Promise<void> {
  registering = registering.then(registerNow, registerNow);
  return registering;
}

async function registerNow(): Promise<void> {
  const matches = (await hosts()).flatMap((host) => leaveFor(host).origins);
  const there = await browser.scripting.getRegisteredContentScripts({ ids: SCRIPTS });
  if (there.length > 0) await browser.scripting.unregisterContentScripts({ ids: there.map(({ id }) => id) });
  if (matches.length > 0) {
    const common = { matches, persistAcrossSessions: true };
    await browser.scripting.registerContentScripts([
      { ...common, id: 'dress', css: ['content.css'], allFrames: true },
      { ...common, id: 'read', js: ['content.js'], runAt: 'document_idle' },
    ]);
  }
  const message: ToPage = { type: 'sites' };
  // most tabs hold no script of ours
  for (const { id } of await browser.tabs.query({}))
    if (id !== undefined) browser.tabs.sendMessage(id, message, { frameId: 0 }).catch(() => {});
}
