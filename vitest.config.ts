import { defineConfig } from 'vitest/config';

/** Tests that need a browser: all of test/e2e, and any `*.browser.test.ts` beside what it tests. */
const BROWSER = ['test/e2e/**/*.test.ts', '**/*.browser.test.{ts,tsx}'];
const NEVER = ['node_modules/**', 'dist/**', 'artefacts/**', 'training/**'];

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['**/*.test.{ts,tsx}'],
          exclude: [...NEVER, ...BROWSER],
          // vitest's 5 s are too short for the largest inputs on a busy machine
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: BROWSER,
          exclude: NEVER,
          // a browser wants the machine to itself
          fileParallelism: false,
          // two browsers on a busy machine: what fails once is told, and tried again
          retry: 2,
          testTimeout: 90_000,
          hookTimeout: 120_000,
          expect: { poll: { timeout: 30_000 } },
        },
      },
    ],
  },
});
