/**
 * `npm run bench:page [tasks|hits|runs|clicks]`: what the extension costs the page, in Chromium, as the table of
 * docs/performance.md. Takes the saved pages beside the repository (or where PARLEY_SHARED says) and the built extension
 * (`npm run build`). `PARLEY_PAGES`: how many of the saved pages.
 */
import { existsSync, readdirSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { find } from '../../scripts/browsers.ts';
import { serve } from '../../scripts/serve.ts';
import { corpora, read, type Stage, stage } from '../content/real-pages.ts';
import { type Driver, launch, type Tab } from '../e2e/browsers/index.ts';
import { outcome } from '../e2e/reader.ts';
import type { Cost } from './page-cost-probe.ts';
import { type Task, tasksOf } from './tasks.ts';

declare const cost: Cost;

/** Articles of more words are not in the target. */
const LONGEST = 1500;
const SHORTEST = 300;
const PAGES = Number(process.env.PARLEY_PAGES ?? 24);
const LOADS = 2;
const CLICKS = 7;
const POINTS = 5000;
/** Milliseconds for which a painted page is watched. */
const REST = 3000;

const [part = ''] = process.argv.slice(2);
const folder = corpora() ?? '';
const executable = find('chromium') ?? '';
if (!folder || !executable) {
  console.error('The saved pages (PARLEY_SHARED, ../shared) or Chromium are not here: nothing to measure.');
  process.exit(2);
}

const median = (values: readonly number[]) => at(values, 0.5);
function at(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
const ms = (value: number) => `${value.toFixed(value < 1 ? 3 : value < 10 ? 1 : 0)} ms`;
const row = (what: string, value: string, target = '') => console.log(`| ${what} | ${value} | ${target} |`);
const load = () => loadavg()[0]?.toFixed(1);

console.log(`load at the start ${load()}\n\n| | measured | target |\n| --- | ---: | ---: |`);
const parts: Record<string, () => Promise<void>> = { tasks, hits, runs, clicks };
for (const [name, measure] of Object.entries(parts)) if (part === '' || part === name) await measure();
console.log(`\nload at the end ${load()}`);

/** Runs something on the bench's own page, then closes it. */
async function onStage(run: (on: Stage) => Promise<void>): Promise<void> {
  const on = await stage('chromium', 'test/bench/page-cost-probe.ts');
  try {
    await run(on);
  } finally {
    await on.close();
  }
}

function savedPages(): { name: string; html: string }[] {
  const news = readdirSync(join(folder, 'pages')).filter((name) => name.endsWith('.html'));
  const samples = readdirSync(join(folder, 'readability')).map((name) => join(name, 'source.html'));
  return [
    ...news.map((name) => ({ name, path: join(folder, 'pages', name) })),
    ...samples.map((name) => ({ name, path: join(folder, 'readability', name) })),
  ].flatMap(({ name, path }) => (existsSync(path) ? [{ name, html: read(path) }] : []));
}

async function tasks(): Promise<void> {
  const longest: Task[] = [];
  const parses: Task[] = [];
  const worst: { name: string; words: number; ours: number; parse: number }[] = [];
  let pages = 0;
  await onStage(async (on) => {
    for (const { name, html } of savedPages()) {
      if (pages === PAGES) break;
      await on.load(html);
      // the first reading compiles the code, as it has been by the second click of a day
      const words = await on.page.evaluate(() => cost.read());
      if (words < SHORTEST || words > LONGEST) continue;
      pages++;
      for (let i = 0; i < LOADS; i++) {
        const ours = longestOf((await tasksOf(on.page, () => on.page.evaluate(() => cost.read()))).tasks);
        const parse = longestOf((await tasksOf(on.page, () => on.page.evaluate(() => cost.readability()))).tasks);
        longest.push(ours);
        parses.push(parse);
        worst.push({ name, words, ours: ours.processor, parse: parse.processor });
      }
    }
  });
  const figures = (all: Task[], share: number) =>
    `${ms(
      at(
        all.map(({ processor }) => processor),
        share,
      ),
    )} (by the clock ${ms(
      at(
        all.map(({ wall }) => wall),
        share,
      ),
    )})`;
  row(`longest task of a reading, ${pages} pages, 95th percentile, processor time`, figures(longest, 0.95), '50 ms');
  row('… median', figures(longest, 0.5));
  row('Readability’s parse alone, 95th percentile', figures(parses, 0.95));
  row('… median', figures(parses, 0.5));
  worst.sort((a, b) => b.ours - a.ours);
  for (const { name, words, ours, parse } of worst.slice(0, 6))
    console.error(`${name}, ${words} words: ${ms(ours)}, Readability ${ms(parse)}`);
}

function longestOf(tasks: readonly Task[]): Task {
  return tasks.reduce((most, one) => (one.processor > most.processor ? one : most), { wall: 0, processor: 0 });
}

async function hits(): Promise<void> {
  const paragraph = (i: number) =>
    `<p>${`The union of the port demanded in its letter number ${i} that the port be opened again. `.repeat(8)}</p>`;
  await onStage(async (on) => {
    await on.load(
      `<!doctype html><html lang="en"><title>Ranges</title><article><h1>Two thousand ranges</h1>${Array.from({ length: 250 }, (_, i) => paragraph(i)).join('')}</article>`,
    );
    const { tasks, answer } = await tasksOf(on.page, () =>
      on.page.evaluate((points) => cost.hit(2000, points), POINTS),
    );
    const { processor, wall } = longestOf(tasks);
    row(
      `hit test, ${answer.painted} ranges painted (${answer.hits} of ${POINTS} points hit): mean, processor time`,
      `${ms(processor / POINTS)} (by the clock ${ms(wall / POINTS)})`,
      '0.2 ms',
    );
  });
}

async function runs(): Promise<void> {
  await onStage(async (on) => {
    const { html = '' } = savedPages()[0] ?? {};
    await on.load(html);
    const client = await on.page.createCDPSession();
    const state = async () => {
      await client.send('HeapProfiler.collectGarbage');
      const ranges = await on.page.queryObjects(await on.page.evaluateHandle(() => Range.prototype));
      const { JSEventListeners = 0, JSHeapUsedSize = 0 } = await on.page.metrics();
      return {
        listeners: JSEventListeners,
        bytes: JSHeapUsedSize,
        ranges: await ranges.evaluate((all) => (all as unknown as Range[]).length),
        highlights: await on.page.evaluate(() => CSS.highlights.size),
      };
    };
    // what the code itself takes up is there after the first runs
    await on.page.evaluate(() => cost.again(5));
    const before = await state();
    await on.page.evaluate(() => cost.again(50));
    const after = await state();
    const left = (what: keyof typeof before) => String(after[what] - before[what]);
    row('50 runs on one page leave: listeners', left('listeners'), '0');
    row('… ranges', left('ranges'), '0');
    row('… highlights', left('highlights'), '0');
    row('… memory', `${((after.bytes - before.bytes) / 2 ** 20).toFixed(2)} MB`, '1 MB');
  });
}

/** The dispute of the saved news pages that is nearest to a thousand words: without a position nothing would be painted. */
async function clicks(): Promise<void> {
  let html = '';
  let words = 0;
  const parses: number[] = [];
  await onStage(async (on) => {
    for (const page of savedPages().filter(({ name }) => name.endsWith('.html') && !name.includes('/'))) {
      await on.load(page.html);
      const here = await on.page.evaluate(() => cost.read());
      if (Math.abs(here - 1000) < Math.abs(words - 1000)) [html, words] = [page.html, here];
    }
    for (let i = 0; i < CLICKS; i++) {
      await on.load(html);
      parses.push(await on.page.evaluate(() => cost.readability()));
    }
  });
  const parse = median(parses);
  const policy = "default-src 'none'; style-src 'unsafe-inline'";
  const site = await serve(() => ({ body: html, type: 'text/html; charset=utf-8' }), policy);
  const driver = await launch('chromium', { executable });
  const times = async (cold: boolean) => {
    const measured: Click[] = [];
    for (let i = 0; i < CLICKS; i++) {
      const tab = await driver.open(site.origin);
      measured.push(await click(driver, tab, cold));
      await tab.close();
    }
    return measured;
  };
  await times(false);
  const warm = await times(false);
  const cold = await times(true);
  await driver.close();
  await site.close();
  row(`Readability’s parse alone, article of ${words} words: median of ${CLICKS}, by the clock`, ms(parse));
  for (const [name, measured, target] of [
    ['cold', cold, '250 ms'],
    ['warm', warm, '120 ms'],
  ] as const) {
    const of = (what: keyof Click) => median(measured.map((click) => click[what]));
    row(`click to painted, ${name} worker: median of ${CLICKS}`, ms(of('painted')), target);
    row('… of which until the popup’s first byte', ms(of('popup')));
    row('… times Readability’s parse', (of('painted') / parse).toFixed(1), '2.5');
    row('… without the browser’s own opening of the popup', ((of('painted') - of('popup')) / parse).toFixed(1));
    row(`script that runs in the painted page within ${REST / 1000} s of rest`, ms(of('after')), '0 ms');
  }
}

interface Click {
  /** Milliseconds from the click to the first frame with a highlight of ours, and to the popup's first byte. */
  readonly painted: number;
  readonly popup: number;
  /** Milliseconds of script in the page while nobody moves. */
  readonly after: number;
}

async function click(driver: Driver, tab: Tab, cold: boolean): Promise<Click> {
  if (cold) await driver.killBackground();
  await tab.page.evaluate(() => {
    const look = () => {
      const here = [...CSS.highlights.keys()].some((name) => name.startsWith('parley-'));
      if (here) Object.assign(globalThis, { paintedAt: performance.timeOrigin + performance.now() });
      else requestAnimationFrame(look);
    };
    look();
  });
  const clicked = performance.timeOrigin + performance.now();
  const popup = await tab.clickIcon();
  const state = await outcome(popup);
  if (state !== 'read') throw new Error(`the article was not read: ${state}`);
  const loaded = await popup.evaluate(() => performance.timeOrigin);
  await popup.close();
  const painted = await tab.page.evaluate(async () => {
    const world = globalThis as { paintedAt?: number };
    while (world.paintedAt === undefined) await new Promise(requestAnimationFrame);
    return world.paintedAt;
  });
  const script = async () => ((await tab.page.metrics()).ScriptDuration ?? Number.NaN) * 1000;
  const before = await script();
  await new Promise((rest) => setTimeout(rest, REST));
  return { painted: painted - clicked, popup: loaded - clicked, after: (await script()) - before };
}
