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
        test: { name: 'unit', include: ['**/*.test.{ts,tsx}'], exclude: [...NEVER, ...BROWSER] },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: BROWSER,
          exclude: NEVER,
          // a browser wants the machine to itself
          fileParallelism: false,
          testTimeout: 90_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
