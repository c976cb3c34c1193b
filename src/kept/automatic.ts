import * as v from 'valibot';
import { browser } from '../browser.ts';
import { recordOf } from '../export/record.ts';
import { pageAnswer, type ToPage } from '../messages.ts';
import { loadSettings } from '../settings.ts';
import { shelf } from './shelf.ts';

/** Keeps what was read in a tab, if the reader wants that of every article. Never rejects: the popup shows what is not kept. */
export async function keepIfWanted(tab: number): Promise<void> {
  try {
    if (!(await loadSettings()).keep) return;
    const { incognito } = await browser.tabs.get(tab);
    if (incognito) return;
    const message: ToPage = { type: 'read' };
    const answer = v.parse(pageAnswer, await browser.tabs.sendMessage(tab, message, { frameId: 0 }));
    if (answer.state === 'read') await shelf.keep(recordOf(answer.reading), { incognito });
  } catch (error) {
    console.warn('An article could not be kept.', error);
  }
}
