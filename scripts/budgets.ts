/**
 * Sizes that may not be exceeded: what a page, the popup and the stores are asked to bear. gzip's sizes of text,
 * in kB of 1,000 bytes. Raise one only with a reason in the commit.
 */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { StepFailed } from './steps.ts';
import { filesOf, zip } from './zip.ts';

const BUDGETS: readonly [what: string, kilobytes: number, measure: () => number][] = [
  ['content script and its styles', 45, () => gzipped('dist/chrome/content.js', 'dist/chrome/content.css')],
  ['popup, with all that it loads', 40, () => gzipped(...loadedBy('dist/chrome/popup/index.html'))],
  ['Chrome’s package', 4000, () => zip(filesOf('dist/chrome')).length],
  ['Firefox’s package', 4000, () => zip(filesOf('dist/firefox')).length],
];

/** Prints every size; throws if one is over its budget. Needs a build. */
export function checkBudgets(): void {
  const over = BUDGETS.filter(([what, kilobytes, measure]) => {
    const size = measure() / 1000;
    console.log(`${what}: ${size.toFixed(1)} of ${kilobytes} kB`);
    return size > kilobytes;
  });
  if (over.length > 0) throw new StepFailed(`over budget: ${over.map(([what]) => what).join(', ')}`);
}

function gzipped(...files: string[]): number {
  return files.reduce((sum, file) => sum + gzipSync(readFileSync(file), { level: 9 }).length, 0);
}

/** A page of ours and every file that it draws in, at once or when it is asked for: scripts, styles, and what these import. */
function loadedBy(page: string): string[] {
  const found = new Set([page]);
  for (const file of found) {
    const text = readFileSync(file, 'utf8');
    const references = file.endsWith('.html')
      ? text.matchAll(/\b(?:src|href)="([^":]+)"/g)
      : text.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*["'`](\.[^"'`]+)["'`]/g);
    for (const [, reference = ''] of references) {
      const target = join(dirname(file), reference);
      if (!existsSync(target)) throw new StepFailed(`${file} asks for ${reference}, which is not there`);
      found.add(target);
    }
  }
  return [...found];
}
