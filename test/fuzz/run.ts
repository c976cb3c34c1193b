/**
 * `npm run fuzz -- [--inputs N | --seconds N] [--seed N]`: tries mutated inputs on everything that reads what others
 * wrote. Prints a table; at the first broken promise, the seed that tells it again. docs/security.md keeps the figures.
 */
import { parseArgs } from 'node:util';
import { loadEngine } from '../../src/cli/engine.ts';
import { modelPath } from '../bench/model-bytes.ts';
import { Random } from './random.ts';
import { sentences } from './seeds.ts';
import { type Target, targetsOf } from './targets.ts';

/** No input of this length may take longer, in processor time; generous, for garbage collection falls on some input too. */
const LONGEST_MS = 1500;

const { values } = parseArgs({
  options: { inputs: { type: 'string' }, seconds: { type: 'string' }, seed: { type: 'string' } },
});
const seed = Number(values.seed ?? Date.now() % 2 ** 31);
const most = Number(values.inputs ?? Number.POSITIVE_INFINITY);
const end = Date.now() + 1000 * Number(values.seconds ?? (values.inputs ? Number.POSITIVE_INFINITY : 60));
console.log(`seed ${seed}`);

const targets = targetsOf(await loadEngine(modelPath()), sentences());
const shares = targets.flatMap((target) => Array<Target>(target.share / 100).fill(target));
const counts = new Map(targets.map(({ name }) => [name, { inputs: 0, size: 0, spent: 0, longest: 0 }]));

let tried = 0;
for (; tried < most && Date.now() < end; tried++) {
  // each input has a seed of its own, so that one can be told again without all before it
  const random = new Random(seed + tried);
  const target = random.of(shares);
  const count = counts.get(target.name);
  if (!count) continue;
  const before = process.cpuUsage();
  try {
    count.size += await target.run(random);
  } catch (error) {
    console.error(`✘ ${target.name}, input ${tried}: npm run fuzz -- --seed ${seed + tried} --inputs 1`);
    console.error(error);
    process.exit(1);
  }
  const { user, system } = process.cpuUsage(before);
  const took = (user + system) / 1000;
  count.inputs++;
  count.spent += took;
  count.longest = Math.max(count.longest, took);
  if (took > LONGEST_MS) {
    console.error(
      `✘ ${target.name}, input ${tried} took ${took} ms: npm run fuzz -- --seed ${seed + tried} --inputs 1`,
    );
    process.exit(1);
  }
}

console.log('| | inputs | mean size | mean ms | longest ms |\n| --- | --- | --- | --- | --- |');
for (const [name, { inputs, size, spent, longest }] of counts) {
  const mean = (sum: number) => (inputs === 0 ? 0 : sum / inputs);
  const row = [inputs.toLocaleString('en-GB'), mean(size).toFixed(0), mean(spent).toFixed(3), longest.toFixed(0)];
  console.log(`| ${name} | ${row.join(' | ')} |`);
}
console.log(`${tried.toLocaleString('en-GB')} inputs, none of them broke a promise.`);
