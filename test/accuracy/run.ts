/** `npm run accuracy [-- --record]`: prints the figures on our own articles beside those recorded last, or records them. */
import { readFileSync, writeFileSync } from 'node:fs';
import { loadEngine } from '../../src/cli/engine.ts';
import { modelPath } from '../bench/model-bytes.ts';
import { ARTICLES } from './articles.ts';
import { figuresOf } from './score.ts';

const FILE = 'test/accuracy/recorded.json';

const now = figuresOf(ARTICLES, await loadEngine(modelPath()));
if (process.argv.includes('--record')) writeFileSync(FILE, `${JSON.stringify(now, null, 2)}\n`);
const recorded: Record<string, number> = JSON.parse(readFileSync(FILE, 'utf8'));
console.log(`Percent on ${ARTICLES.length} articles of our own\n\n| | now | recorded |\n| --- | --- | --- |`);
for (const [measure, figure] of Object.entries(now))
  console.log(`| ${measure} | ${figure.toFixed(1)} | ${recorded[measure]?.toFixed(1) ?? '–'} |`);
