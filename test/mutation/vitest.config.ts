import { defineConfig } from 'vitest/config';

/** The tests that a changed rule of the annotator may fail: the tables, without those that need the development data. */
export default defineConfig({
  test: {
    include: ['test/annotator/*.test.ts'],
    exclude: ['**/reference-article.test.ts', '**/*.property.test.ts', '**/lexicon.test.ts'],
    testTimeout: 60_000,
  },
});
