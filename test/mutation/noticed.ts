/// <reference types="vite/types/importMeta.d.ts" />
/**
 * All by which CI would notice a changed rule, as one file for vitest, so that rules and model are loaded once a mutant; what
 * notices most comes first. Left out: the tests of the parser, on which no rule that is mutated bears, and those on any text at
 * all, which take longer than all others together.
 */
import { expect, test } from 'vitest';

const tests: Readonly<Record<string, () => Promise<unknown>>> = import.meta.glob([
  '../accuracy/reading.test.ts',
  './gate.ts',
  '../annotator/{*,entities/*,positions/*,summary/*}.test.ts',
  '!**/{*.property,reference-article,lexicon}.test.ts',
]);

/** A rule that throws as it is loaded: Stryker takes a file without tests for one that noticed nothing. */
const faults: unknown[] = [];
for (const load of Object.values(tests)) await load().catch((fault) => faults.push(fault));

test('all rules can be loaded', () => expect(faults).toEqual([]));
