import * as v from 'valibot';
import { Page } from '../../content/page.ts';
import { browser } from '../../src/browser.ts';
import { annotation, type FromPage } from '../../src/messages.ts';
import { followSettings } from '../../src/settings.ts';

/** Reads the article on this page of ours as a content script does with any page. Resolves to the number of positions found. */
export async function readSample(): Promise<number> {
  const page = new Page(async (article) => {
    const message: FromPage = { type: 'annotate', article };
    return v.parse(annotation, await browser.runtime.sendMessage(message));
  });
  const stop = new AbortController();
  followSettings((settings) => page.use(settings), stop.signal);
  const answer = await page.read();
  if (answer.state === 'read') return answer.reading.annotation.positions.length;
  stop.abort();
  throw new Error(answer.reason);
}
