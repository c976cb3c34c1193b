// A random sample of the mutants, for a figure that holds for all of them: `npm run mutate` with
//   PARLEY_SAMPLE  how many (400);
//   PARLEY_SEED    which (1): another seed draws others, each mutant as likely as any other.
// What has been tested is kept in artefacts/mutants-SEED.jsonl as soon as it is known: a run that was ended goes on from there.
// After a change to rules or tests remove the file, or take another seed.
import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';

const SIZE = Number(process.env.PARLEY_SAMPLE ?? 400);
const SEED = process.env.PARLEY_SEED ?? '1';
const KEPT = resolve(`artefacts/mutants-${SEED}.jsonl`);

/** What a mutant is, in every run. Stryker counts lines and columns from 0 for a checker, from 1 for a reporter. */
function keyOf({ fileName, location: { start, end }, replacement }, from) {
  const place = [start.line - from, start.column - from, end.line - from, end.column - from].join(':');
  return `${relative('.', fileName)}:${place} ${replacement}`;
}

const kept = () =>
  existsSync(KEPT)
    ? readFileSync(KEPT, 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line))
    : [];

const drawn = new Set();

/** Stryker has no word for “not drawn”; what a checker turns down counts neither as noticed nor as missed. */
const sample = {
  async init() {},
  /**
   * Those drawn one by one, so that they are tested in the order of drawing (but what no test reaches is known at once, so
   * that only a sample which is through gives a figure); then all others.
   */
  async group(mutants) {
    const known = new Set(kept().map(({ key }) => key));
    const rank = (mutant) =>
      createHash('sha256')
        .update(`${SEED} ${keyOf(mutant, 0)}`)
        .digest('hex');
    const ranked = mutants.map((mutant) => [rank(mutant), mutant]).sort(([a], [b]) => (a < b ? -1 : 1));
    for (const [, mutant] of ranked.slice(0, SIZE)) if (!known.has(keyOf(mutant, 0))) drawn.add(mutant.id);
    return [...[...drawn].map((id) => [id]), mutants.map(({ id }) => id).filter((id) => !drawn.has(id))];
  },
  async check(mutants) {
    const not = { status: 'compileError', reason: 'not drawn, or tested before' };
    return Object.fromEntries(mutants.map(({ id }) => [id, drawn.has(id) ? { status: 'passed' } : not]));
  },
};

/** Keeps what is found, and says the share with the 95 % interval of Wilson (1927), which holds near 0 and 1 too. */
const interval = {
  onMutantTested(mutant) {
    if (mutant.status === 'CompileError' || mutant.status === 'Ignored') return;
    mkdirSync(dirname(KEPT), { recursive: true });
    const { status, mutatorName } = mutant;
    appendFileSync(KEPT, `${JSON.stringify({ key: keyOf(mutant, 1), status, mutatorName })}\n`);
  },
  wrapUp() {
    const judged = kept().filter(({ status }) => status !== 'RuntimeError');
    const noticed = judged.filter(({ status }) => status === 'Killed' || status === 'Timeout').length;
    const n = judged.length;
    const z = 1.96;
    const share = noticed / n;
    const middle = (share + z ** 2 / (2 * n)) / (1 + z ** 2 / n);
    const half = (z * Math.sqrt((share * (1 - share)) / n + z ** 2 / (4 * n ** 2))) / (1 + z ** 2 / n);
    const percent = (part) => (100 * part).toFixed(1);
    console.log(
      `Noticed: ${noticed} of ${n} mutants drawn with seed ${SEED}: ${percent(share)} % (95 %: ${percent(middle - half)} to ${percent(middle + half)})`,
    );
  },
};

export const strykerPlugins = [
  { kind: 'Checker', name: 'sample', value: sample },
  { kind: 'Reporter', name: 'interval', value: interval },
];
