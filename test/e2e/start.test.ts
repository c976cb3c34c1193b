/** `npm start` tells a wrong word on its command line from a fault: exit code 2 and a sentence, before anything is built. */
import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { UsageError, wishOf } from '../../scripts/wish.ts';

test.each([
  [['missing.html'], 'missing.html: there is no such file.'],
  [['demo'], 'demo is not an HTML file.'],
  [['package.json'], 'package.json is not an HTML file.'],
  [['https://'], 'https:// is not an address.'],
  [['demo/article.html', 'another.html'], 'One page at a time'],
  [['--browser', 'lynx'], 'There is no browser “lynx”'],
  [['--window'], 'Unknown option'],
])('%j is refused', (args, sentence) => {
  expect(() => wishOf(args)).toThrow(UsageError);
  expect(() => wishOf(args)).toThrow(sentence);
});

test.each([
  [[], { browser: null, url: null, file: 'demo/article.html' }],
  [['--browser', 'firefox'], { browser: 'firefox', url: null, file: 'demo/article.html' }],
  [['https://example.org/a'], { browser: null, url: 'https://example.org/a', file: 'https://example.org/a' }],
])('%j is understood', (args, wish) => {
  expect(wishOf(args)).toEqual(wish);
});

test('what is refused ends with exit code 2 and the usage', () => {
  const args = ['scripts/run.mjs', 'start', 'missing.html'];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  expect(stderr).toContain('missing.html: there is no such file.\nusage: npm start');
  expect(stdout).toBe('');
  expect(status).toBe(2);
});
