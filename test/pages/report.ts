/**
 * What the extraction makes of every saved page of the corpora, page by page, as a table on standard output.
 * `node test/pages/report.ts [chromium|firefox] [name part]`; with a name part the blocks are printed as well.
 */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { corpora, prober, read } from '../content/real-pages.ts';
import type { BrowserName } from '../e2e/browsers/index.ts';

const [name = 'chromium', part = ''] = process.argv.slice(2);
const folder = corpora();
if (!folder) {
  console.error('The corpora are not here (PARLEY_SHARED, ../shared): nothing to report on.');
  process.exit(2);
}

const pages = [
  ...readdirSync(join(folder, 'pages'))
    .filter((name) => name.endsWith('.html'))
    .map((name) => ({ name: name.replace('.html', ''), path: join(folder, 'pages', name) })),
  ...readdirSync(join(folder, 'readability'))
    .map((name) => ({ name, path: join(folder, 'readability', name, 'source.html') }))
    .filter(({ path }) => existsSync(path)),
].filter(({ name }) => name.includes(part));

const browser = await prober(name as BrowserName);
let found = 0;
let of = 0;
const times: number[] = [];
const outcomes = new Map<string, number>();
let wrong = 0;
let spans = 0;
console.log(
  '| page | outcome | blocks | characters | mapped | spans | wrong | astray | unpainted | DOM | ms |\n|---|---|---:|---:|---:|---:|---:|---:|---:|---|---:|',
);
for (const { name, path } of pages) {
  try {
    const report = await browser.probe(read(path), 200);
    found += report.mapped.found;
    of += report.mapped.of;
    times.push(report.milliseconds);
    wrong += report.wrong.length + report.astray + report.touched + report.unpainted + report.errors.length;
    wrong += Number(report.changed);
    spans += report.spans;
    const outcome = report.refused ?? 'article';
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    const share = report.mapped.of ? `${((100 * report.mapped.found) / report.mapped.of).toFixed(2)} %` : '';
    console.log(
      `| ${name} | ${report.refused ?? 'article'} | ${report.blocks.length} | ${report.characters} | ${share} | ${report.spans} | ${report.wrong.length} | ${report.astray} | ${report.unpainted} | ${report.changed || report.touched > 0 ? 'CHANGED' : 'same'} | ${report.milliseconds.toFixed(0)} |`,
    );
    for (const error of report.errors) console.log(`  console: ${error}`);
    if (part) {
      for (const block of report.blocks) console.log(`${block.kind.padEnd(9)} ${block.text}`);
      for (const { wanted, painted } of report.wrong.slice(0, 3)) console.log({ wanted, painted });
    }
  } catch (error) {
    wrong++;
    console.log(`| ${name} | ERROR ${String(error).slice(0, 200)} |`);
  }
}
await browser.close();
times.sort((a, b) => a - b);
const at = (share: number) => times[Math.floor(times.length * share)]?.toFixed(0);
console.log(
  `\n${found} of ${of} characters mapped (${((100 * found) / of).toFixed(3)} %); median ${at(0.5)} ms, 95th percentile ${at(0.95)} ms.`,
);
console.log(
  `${[...outcomes].map(([outcome, count]) => `${outcome} ${count}`).join(', ')}; ${spans} spans, ${wrong} failures.`,
);
if (wrong > 0 || found < of * 0.999) process.exitCode = 1;
