import { defineConfig } from 'vitest/config';

/**
 * The tests that a changed rule of the annotator may fail: the tables, without those that need the development data.
 * PARLEY_TESTS narrows them (a glob): a file with quick tests of its own is judged by these alone in a minute.
 */
export default defineConfig({
  test: {
    include: [process.env.PARLEY_TESTS ?? 'test/annotator/{*,entities/*,positions/*,summary/*}.test.ts'],
    exclude: ['**/reference-article.test.ts', '**/*.property.test.ts', '**/lexicon.test.ts'],
    testTimeout: 60_000,
  },
});
