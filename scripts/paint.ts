/**
 * `npm run bench:popup [-- ROUNDS]`: how soon the popup paints once its document begins, and how soon the reading is
 * painted once it has arrived, in Chromium on the demo article, by the browser's own clock; beside it, in turns, a
 * popup of one line (`bare-popup.ts`), which tells the browser's share and the machine's mood from ours. The first
 * opening of a round starts the background worker and loads the model; those after it find both there.
 */
import { rmSync } from 'node:fs';
import { loadavg } from 'node:os';
import { launch, type Popup } from '../test/e2e/browsers/index.ts';
import { readArticle } from '../test/e2e/reader.ts';
import { bareCopy } from './bare-popup.ts';
import { provide } from './browsers.ts';
import { folder, serve } from './serve.ts';
import { build, step } from './steps.ts';

/** Openings a round. */
const OPENINGS = 8;

interface Times {
  /** From the click on the icon to the beginning of the popup's document: the browser's own share. */
  readonly opening: number;
  /** First contentful paint, from the beginning of the popup's document. */
  readonly first: number;
  /** The largest text of the reading is painted, from the arrival of the annotation in the popup. */
  readonly result: number;
}

const rounds = Number(process.argv[2] ?? 3);
step('build (vite)', build);
const site = await serve(folder('demo'));
const bare = bareCopy();
const all: Record<'parley' | 'bare', Times[][]> = { parley: [], bare: [] };
const load = loadavg()[0];
try {
  for (let round = 0; round < rounds; round++) {
    all.parley.push(await openings('dist/chrome'));
    all.bare.push(await openings(bare));
  }
} finally {
  await site.close();
  rmSync(bare, { recursive: true });
}

console.log(`\nload before and after: ${load?.toFixed(1)}, ${loadavg()[0]?.toFixed(1)}`);
console.log('ms: median of the first openings · median, best, worst of the others');
for (const [name, taken] of Object.entries(all))
  for (const what of ['opening', 'first', 'result'] as const) {
    const first = taken.flatMap(([time]) => time?.[what] ?? []).sort(ascending);
    const others = taken.flatMap(([, ...times]) => times.map((time) => time[what])).sort(ascending);
    const shown = [median(first), median(others), others[0], others.at(-1)].map((ms) => ms?.toFixed(0) ?? '–');
    console.log(`${name} ${what}: ${shown[0]} · ${shown.slice(1).join(', ')}`);
  }

/** One browser's life. */
async function openings(extension: string): Promise<Times[]> {
  const driver = await launch('chromium', { executable: provide('chromium'), extension });
  const times: Times[] = [];
  try {
    for (let n = 0; n < OPENINGS; n++) {
      const tab = await driver.open(`${site.origin}/article.html`);
      const clicked = Date.now();
      const popup = await readArticle(tab);
      const { began, ...paints } = await timesOf(popup);
      times.push({ ...paints, opening: began - clicked });
      await popup.close();
      await tab.close();
    }
  } finally {
    await driver.close();
  }
  return times;
}

function timesOf(popup: Popup): Promise<{ began: number; first: number; result: number }> {
  return popup.evaluate(async () => {
    // this kind of entry is given to observers alone, and only after the frame is presented
    const painted = await new Promise<number>((done) => {
      new PerformanceObserver((list, observer) => {
        const last = list.getEntries().at(-1)?.startTime ?? 0;
        if (last < answered()) return;
        observer.disconnect();
        done(last);
      }).observe({ type: 'largest-contentful-paint', buffered: true });
    });
    function answered(): number {
      return performance.getEntriesByName('answer')[0]?.startTime ?? Number.POSITIVE_INFINITY;
    }
    const first = performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN;
    return { began: performance.timeOrigin, first, result: painted - answered() };
  });
}

function ascending(a: number, b: number): number {
  return a - b;
}

function median(sorted: readonly number[]): number | undefined {
  return sorted[Math.floor(sorted.length / 2)];
}
