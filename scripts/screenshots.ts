/**
 * `npm run screenshots`: the README's pictures, in docs/images/, taken of the real extension in Chromium on the demo
 * article. Fails where they are too heavy for a README together.
 */
import { mkdirSync, statSync } from 'node:fs';
import type { Page } from 'puppeteer-core';
import { launch } from '../test/e2e/browsers/index.ts';
import { cardPlace, hover, readArticle, reading } from '../test/e2e/reader.ts';
import { provide } from './browsers.ts';
import { folder, serve } from './serve.ts';
import { build, StepFailed, step } from './steps.ts';

const OUT = 'docs/images';
const SCREEN = { width: 1080, height: 760 };
/** In bytes, of all pictures together. */
const BUDGET = 600_000;
/** What is seen of the page around the card, in CSS pixels. */
const MARGIN = { x: 190, y: 110 };
const FILES = ['page', 'card', 'popup-parties', 'popup-issues'].map((name) => fileOf(name));

step('build (vite)', build);
mkdirSync(OUT, { recursive: true });
const site = await serve(folder('demo'));
const driver = await launch('chromium', { executable: provide('chromium') });
try {
  const tab = await driver.open(`${site.origin}/article.html`);
  await tab.page.setViewport(SCREEN);
  await tab.colorScheme('light');

  const popup = await readArticle(tab);
  await popup.colorScheme('light');
  await popup.screenshot(fileOf('popup-parties'));
  await popup.click('#tab-issues');
  await popup.screenshot(fileOf('popup-issues'));
  await popup.close();
  await tab.screenshot(fileOf('page'));

  const { article, annotation } = await reading(tab);
  // the one with most to show
  const shown = annotation.positions.find(({ condition, speaker }) => condition && speaker) ?? annotation.positions[0];
  if (!shown) throw new Error('nothing was found on the demo article');
  await hover(tab, article.text.slice(shown.span.start, shown.span.end));
  await aroundCard(tab.page, await cardPlace(tab));
} finally {
  await driver.close();
  await site.close();
}
for (const file of FILES) console.log(`${file}: ${kilobytes(statSync(file).size)}`);
const total = FILES.reduce((sum, file) => sum + statSync(file).size, 0);
console.log(`together: ${kilobytes(total)}`);
if (total > BUDGET) throw new StepFailed(`the pictures weigh ${kilobytes(total)} of ${kilobytes(BUDGET)}`);

/** The card with as much of the page as makes clear what it belongs to. */
async function aroundCard(page: Page, card: { x: number; y: number; width: number; height: number }): Promise<void> {
  const x = Math.max(0, card.x - MARGIN.x);
  const y = Math.max(0, card.y - MARGIN.y);
  const width = Math.min(SCREEN.width - x, card.width + 2 * MARGIN.x);
  const height = Math.min(SCREEN.height - y, card.height + 2 * MARGIN.y);
  await page.screenshot({ path: fileOf('card'), clip: { x, y, width, height } });
}

function fileOf(name: string): `${string}.png` {
  return `${OUT}/${name}.png`;
}

function kilobytes(bytes: number): string {
  return `${Math.round(bytes / 1000)} kB`;
}
