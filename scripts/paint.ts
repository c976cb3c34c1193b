/**
 * `npm run bench:popup [-- RUNS]`: how soon the popup paints once its document begins, and how soon the reading is
 * painted once it has arrived, in Chromium on the demo article, by the browser's own clock. The first run starts the
 * background worker and loads the model; those after it find both there.
 */
import { launch, type Popup } from '../test/e2e/browsers/index.ts';
import { readArticle } from '../test/e2e/reader.ts';
import { provide } from './browsers.ts';
import { folder, serve } from './serve.ts';
import { build, step } from './steps.ts';

interface Times {
  /** First contentful paint, from the beginning of the popup's document. */
  readonly first: number;
  /** From the click on the icon to that beginning: the browser's own share. */
  readonly opening: number;
  /** The largest text of the reading is painted, from the arrival of the annotation in the popup. */
  readonly result: number;
}

const runs = Number(process.argv[2] ?? 20);
step('build (vite)', build);
const site = await serve(folder('demo'));
const driver = await launch('chromium', { executable: provide('chromium') });
const all: Times[] = [];
try {
  for (let run = 0; run < runs; run++) {
    const tab = await driver.open(`${site.origin}/article.html`);
    const clicked = Date.now();
    const popup = await readArticle(tab);
    const { began, ...times } = await timesOf(popup);
    all.push({ ...times, opening: began - clicked });
    await popup.close();
    await tab.close();
  }
} finally {
  await driver.close();
  await site.close();
}
console.log('\nms: first run · median · worst of the others');
for (const what of ['opening', 'first', 'result'] as const) {
  const [cold = Number.NaN, ...warm] = all.map((times) => times[what]);
  const sorted = warm.sort((a, b) => a - b);
  const shown = [cold, sorted[Math.floor(sorted.length / 2)], sorted.at(-1)].map((ms) => ms?.toFixed(0) ?? '–');
  console.log(`${what}: ${shown.join(' · ')}`);
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
