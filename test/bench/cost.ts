/**
 * `npm run bench:cost [-- --up-to CHARACTERS] [SHAPE…]`: what the annotator costs for texts of 1 kB to 1 MB, in processor time, of plain news and of
 * shapes made to be expensive. Where the cost is linear, µs a character stay the same from row to row. Ends with an error
 * where a text ten times as long costs more than thirty times as much. docs/security.md holds the last figures.
 */
import { parseArgs } from 'node:util';
import { annotate } from '../../src/annotator/annotate.ts';
import { blocksOf } from '../../src/annotator/syntax/blocks.ts';
import { loadEngine } from '../../src/cli/engine.ts';
import { modelPath } from './model-bytes.ts';

const { values, positionals: wanted } = parseArgs({ options: { 'up-to': { type: 'string' } }, allowPositionals: true });
const most = Number(values['up-to'] ?? 1_000_000);
const SIZES = [1_000, 10_000, 100_000, 1_000_000].filter((size) => size <= most);
/** Ten times the text for more than this many times the time is not linear; garbage collection and caches take their share. */
const STEEP = 30;
/** Below this the clock and the warming up say more than the text, ms. */
const SHORT = 50;

const PARAGRAPH =
  'The union of town 7 demanded that the company raise wages by five percent, and its chairwoman, Edda Roan, said: “We will not wait.” The company refused, but offered to talk if the strike ended. ';

/** Each makes a text that is cut to the size. */
const SHAPES: Readonly<Record<string, (size: number) => string>> = {
  news: (size) =>
    Array.from({ length: size / 200 + 1 }, (_, i) => PARAGRAPH.replace('7', String(i)).replace('Edda', nameOf(i))).join(
      '\n',
    ),
  'no full stop': (size) => 'Kenya demanded that Uganda and the union refused to '.repeat(size / 50 + 1),
  'one block': (size) => PARAGRAPH.repeat(size / 150 + 1),
  'only quotation marks': (size) => '“"”'.repeat(size / 3 + 1),
  'nested quotation marks': (size) => `${'“he said ‘'.repeat(size / 20)}${'’ she said” '.repeat(size / 20)}`,
  capitals: (size) => 'THE UNION DEMANDED THAT KENYA RESIGN AT ONCE. '.repeat(size / 45 + 1),
  'names only': (size) => Array.from({ length: size / 12 + 1 }, (_, i) => `${nameOf(i)} ${nameOf(i * 7)}`).join(', '),
  'open brackets': (size) => 'Kenya (said [that {'.repeat(size / 19 + 1),
  'one token': (size) => 'a'.repeat(size),
  'one hyphenated token': (size) => 'anti-'.repeat(size / 5 + 1),
  'signs only': (size) => '.,;:!?—'.repeat(size / 7 + 1),
};

/** A name of syllables, another for every number below a million. */
function nameOf(n: number): string {
  const syllables = ['Ba', 'ko', 'ri', 'mu', 'te', 'lo', 'sa', 'ni', 'du', 've'];
  return [...String(n % 1_000_000)]
    .map((digit) => syllables[Number(digit)]?.toLowerCase())
    .join('')
    .replace(/^./, (c) => c.toUpperCase());
}

const engine = await loadEngine(modelPath());
annotate({ id: 'warm', text: PARAGRAPH, blocks: blocksOf(PARAGRAPH) }, engine);
let steep = 0;
console.log(`| ms (µs a character) | ${SIZES.map((size) => `${size / 1000} kB`).join(' | ')} |`);
console.log(`| --- |${SIZES.map(() => ' --- |').join('')}`);
for (const [name, make] of Object.entries(SHAPES)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  let before = 0;
  const cells = SIZES.map((size) => {
    const ms = costOf(make(size).slice(0, size));
    if (ms > SHORT && before > 0 && ms > STEEP * Math.max(before, SHORT / 10)) steep++;
    before = ms;
    return `${ms.toFixed(0)} (${((1000 * ms) / size).toFixed(1)})`;
  });
  console.log(`| ${name} | ${cells.join(' | ')} |`);
}
if (steep > 0) {
  console.error(`✘ ${steep} times ten times the text cost more than ${STEEP} times the time`);
  process.exitCode = 1;
}

/** Processor time of one annotation, ms. */
function costOf(text: string): number {
  const before = process.cpuUsage();
  annotate({ id: 'cost', text, blocks: blocksOf(text) }, engine);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
