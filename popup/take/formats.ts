/** The formats in which a reading can be taken along. */
import * as v from 'valibot';
import { browser } from '../../src/browser.ts';
import { toCsv } from '../../src/export/csv.ts';
import { toJson } from '../../src/export/json.ts';
import { toMarkdown } from '../../src/export/markdown.ts';
import { recordOf } from '../../src/export/record.ts';
import { toWebAnnotations } from '../../src/export/web-annotation.ts';
import { type Anchors, anchors, type Reading, type ToPage } from '../../src/messages.ts';
import { fileName, saveFile } from '../../src/save-file.ts';

export async function copyMarkdown(reading: Reading): Promise<void> {
  await navigator.clipboard.writeText(toMarkdown(recordOf(reading)));
}

export const saveAs = {
  async json(reading: Reading): Promise<void> {
    saveFile(`${fileName(reading.title)}.json`, 'application/json', toJson(recordOf(reading), reading.article.text));
  },
  async csv(reading: Reading): Promise<void> {
    saveFile(`${fileName(reading.title)}.csv`, 'text/csv', toCsv([recordOf(reading)]));
  },
  async annotations(reading: Reading, tab: number): Promise<void> {
    const content = toWebAnnotations(recordOf(reading), await anchorsIn(tab));
    saveFile(`${fileName(reading.title)}.jsonld`, 'application/ld+json', content);
  },
};

/** Where the positions stand in the text of the page in a tab. */
async function anchorsIn(tab: number): Promise<Anchors> {
  const message: ToPage = { type: 'anchors' };
  return v.parse(anchors, await browser.tabs.sendMessage(tab, message, { frameId: 0 }));
}
