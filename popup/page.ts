/** What the views ask of the tab in front of them, and hear from it; every answer is checked by its schema. */
import * as v from 'valibot';
import type { Span } from '../src/annotator/annotation.ts';
import { browser } from '../src/browser.ts';
import {
  type Outcome,
  outcome,
  type Reading,
  reading,
  type ToBackground,
  type ToPage,
  type ToPanel,
  toPanel,
  toViews,
} from '../src/messages.ts';

/** The tab in front of this window. */
export async function currentTab(): Promise<number> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  if (tab?.id === undefined) throw new Error('no tab in front');
  return tab.id;
}

/** Has the article in the tab read and painted. Never rejects. */
export async function read(tab: number): Promise<Outcome> {
  try {
    const message: ToBackground = { type: 'read', tab };
    const answer = await browser.runtime.sendMessage(message);
    // from here on what is left is ours: `npm run bench:popup` measures until it is painted
    performance.mark('answer');
    return v.parse(outcome, answer);
  } catch (error) {
    return { state: 'failed', message: error instanceof Error ? error.message : String(error) };
  }
}

/** Highlights on or off; resolves to the reading as it stands then. */
export async function setPainted(tab: number, on: boolean): Promise<Reading> {
  return v.parse(reading, await toPage(tab, { type: 'switch', on }));
}

/** Scrolls the page to a span and flashes it. */
export async function reveal(tab: number, span: Span): Promise<void> {
  await toPage(tab, { type: 'reveal', span });
}

const toPage = (tab: number, message: ToPage) => browser.tabs.sendMessage(tab, message, { frameId: 0 });

/** Hears what the page in a tab tells, until the returned function is called. The page tells nothing while nobody listens. */
export function listen(tab: number, hear: (news: ToPanel) => void): () => void {
  const port = browser.tabs.connect(tab, { frameId: 0 });
  port.onMessage.addListener((message: unknown) => {
    const parsed = v.safeParse(toPanel, message);
    if (parsed.success) hear(parsed.output);
  });
  return () => port.disconnect();
}

/** Calls `turned` when another tab comes to the front or a tab shows another document. */
export function onTurn(turned: (tab: number) => void): () => void {
  const activated = ({ tabId }: { tabId: number }) => turned(tabId);
  const updated = (tabId: number, { status }: { status?: string }) => {
    if (status === 'complete') turned(tabId);
  };
  browser.tabs.onActivated.addListener(activated);
  browser.tabs.onUpdated.addListener(updated);
  return () => {
    browser.tabs.onActivated.removeListener(activated);
    browser.tabs.onUpdated.removeListener(updated);
  };
}

/** Hears how runs end that others have asked for. */
export function onRun(ran: (tab: number, outcome: Outcome) => void): () => void {
  const hear = (message: unknown): undefined => {
    const parsed = v.safeParse(toViews, message);
    if (parsed.success) ran(parsed.output.tab, parsed.output.outcome);
  };
  browser.runtime.onMessage.addListener(hear);
  return () => browser.runtime.onMessage.removeListener(hear);
}

/** Chromium's side panel, which webextension-polyfill does not know. */
interface SidePanel {
  open(where: { tabId: number }): Promise<void>;
}

/** Opens the side panel. Firefox wants this called in the click itself, not a moment later. */
export function openPanel(tab: number): Promise<void> {
  const { sidePanel } = browser as unknown as { sidePanel?: SidePanel };
  return sidePanel ? sidePanel.open({ tabId: tab }) : browser.sidebarAction.open();
}

/** All of the above, so that the views can be shown without a browser's tabs. */
export type PageAccess = typeof import('./page.ts');
