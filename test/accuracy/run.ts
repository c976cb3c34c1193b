/**
 * `npm run accuracy [-- --record]`: the figures on our own articles beside those recorded last; fails where one has fallen.
 * A step of `npm test`. After a change that raises them, or is worth it (one falls, others gain more), record them anew, and
 * say why in the commit. What was read in the articles is recorded with them (reading.txt), for the reviewer to see.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { loadEngine } from '../../src/cli/engine.ts';
import { modelPath } from '../bench/model-bytes.ts';
import { ARTICLES } from './articles.ts';
import { READING, recording } from './reading.ts';
import { fallenOf, figuresOf, MEASURES, RECORDED } from './score.ts';

const engine = await loadEngine(modelPath());
const now = figuresOf(ARTICLES, engine);
if (process.argv.includes('--record')) {
  writeFileSync(RECORDED, `${JSON.stringify(now, null, 2)}\n`);
  writeFileSync(READING, recording(engine));
}
const recorded: Record<string, number> = JSON.parse(readFileSync(RECORDED, 'utf8'));

console.log(`Percent on ${ARTICLES.length} articles of our own\n\n| | now | recorded |\n| --- | --- | --- |`);
for (const measure of MEASURES) console.log(`| ${measure} | ${now[measure]} | ${recorded[measure]} |`);
const fallen = fallenOf(now, recorded);
if (fallen.length > 0) {
  console.error(`✘ fallen: ${fallen.join(', ')}`);
  process.exitCode = 1;
}
