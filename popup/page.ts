/** What the popup asks of the tab in front of it; every answer is checked by its schema. */
import * as v from 'valibot';
import type { Span } from '../src/annotator/annotation.ts';
import { browser } from '../src/browser.ts';
import { type Outcome, outcome, type Reading, reading, type ToBackground, type ToPage } from '../src/messages.ts';

/** The tab that the reader clicked the icon on. */
export async function currentTab(): Promise<number> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  if (tab?.id === undefined) throw new Error('no tab in front');
  return tab.id;
}

/** Has the article in the tab read and painted. Never rejects. */
export async function read(tab: number): Promise<Outcome> {
  try {
    const message: ToBackground = { type: 'read', tab };
    return v.parse(outcome, await browser.runtime.sendMessage(message));
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
