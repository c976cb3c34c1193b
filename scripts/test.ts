/**
 * `npm test`: everything that CI does, in the order in which a fault is cheapest to find. Stops at the first step that
 * fails. The very last line is `N passed, N failed, N skipped`: steps and tests together, read by CI.
 */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { BROWSERS } from '../test/e2e/browsers/index.ts';
import { NoBrowser, provide } from './browsers.ts';
import { checkBudgets } from './budgets.ts';
import { lintFirefox } from './lint.ts';
import { build, StepFailed, step, tool } from './steps.ts';

const REPORT = 'artefacts/vitest.json';

const STEPS: readonly [string, () => void][] = [
  ['browsers', provideAll],
  ['format and lint (biome)', () => tool('@biomejs/biome/bin/biome', 'check', '.')],
  ['types (tsc)', () => tool('typescript/bin/tsc', '--noEmit')],
  ['nothing unused (knip)', () => tool('knip/bin/knip.js', '--no-progress')],
  ['build (vite)', build],
  ['sizes', checkBudgets],
  ['accuracy on our own articles', () => tool('../test/bench/run.mjs', 'test/accuracy/run.ts')],
  ['fuzzing (60 s)', () => tool('../test/bench/run.mjs', 'test/fuzz/run.ts', '--seconds', '60')],
  ['store rules (web-ext lint)', lintFirefox],
  [
    'tests (vitest)',
    () => tool('vitest/vitest.mjs', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${REPORT}`),
  ],
];

const count = { passed: 0, failed: 0, skipped: 0 };
const began = Date.now();
mkdirSync('artefacts', { recursive: true });
rmSync(REPORT, { force: true });

for (const [name, run] of STEPS) {
  try {
    step(name, run);
    count.passed++;
  } catch (error) {
    const foreseen = error instanceof StepFailed || error instanceof NoBrowser;
    console.error(`\n✘ The step “${name}” failed: ${foreseen ? error.message : error}`);
    count.failed++;
    process.exitCode = 1;
    break;
  }
}
addTests();
console.log(`\nin ${Math.round((Date.now() - began) / 1000)} s`);
console.log(`${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped`);

function provideAll(): void {
  for (const name of BROWSERS) console.log(`${name}: ${provide(name)}`);
}

/** What vitest has counted, if it came to that. */
function addTests(): void {
  if (!existsSync(REPORT)) return;
  const report = JSON.parse(readFileSync(REPORT, 'utf8'));
  count.passed += report.numPassedTests;
  count.failed += report.numFailedTests;
  count.skipped += report.numPendingTests + report.numTodoTests;
}
