import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { engine } from '../annotator/engine.ts';
import { READING, readingOf, TEXTS } from './reading.ts';

const recorded = readFileSync(READING, 'utf8').split(/\n(?=# )/);

// A change that is meant: npm run accuracy -- --record
test.each(TEXTS.map((text, i) => [text, recorded[i]]))('read as recorded: %.60s', (text, reading) => {
  expect(readingOf(text, engine)).toBe(reading);
});

test('nothing else is recorded', () => {
  expect(recorded).toHaveLength(TEXTS.length);
});
