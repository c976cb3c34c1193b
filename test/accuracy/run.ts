/**
 * `npm run accuracy [-- --record]`: the figures on our own articles beside those recorded last; fails where one has fallen.
 * A step of `npm test`. After a change that raises them, or is worth it (one falls, others gain more), record them anew, and
 * say why in the commit.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { loadEngine } from '../../src/cli/engine.ts';
import { modelPath } from '../bench/model-bytes.ts';
import { ARTICLES } from './articles.ts';
import { figuresOf, MEASURES } from './score.ts';

const FILE = 'test/accuracy/recorded.json';

const now = figuresOf(ARTICLES, await loadEngine(modelPath()));
if (process.argv.includes('--record')) writeFileSync(FILE, `${JSON.stringify(now, null, 2)}\n`);
const recorded: Record<string, number> = JSON.parse(readFileSync(FILE, 'utf8'));

console.log(`Percent on ${ARTICLES.length} articles of our own\n\n| | now | recorded |\n| --- | --- | --- |`);
for (const measure of MEASURES) console.log(`| ${measure} | ${now[measure]} | ${recorded[measure]} |`);
// what has never been recorded has fallen, too
const fallen = MEASURES.filter((measure) => !(now[measure] >= (recorded[measure] ?? Number.POSITIVE_INFINITY)));
if (fallen.length > 0) {
  console.error(`✘ fallen: ${fallen.join(', ')}`);
  process.exitCode = 1;
}
