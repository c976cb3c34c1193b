import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { engine } from '../annotator/engine.ts';
import { READING, readingOf, TEXTS, tableReading } from './reading.ts';
import { TABLES } from './tables.ts';

const recorded = readFileSync(READING, 'utf8').split(/\n(?=# )/);

// A change that is meant: npm run accuracy -- --record
test.each(TEXTS.map((text, i) => [text.trim().slice(0, 60), text, recorded[i]]))(
  '%s… is read as recorded',
  (_, text, reading) => {
    expect(readingOf(text, engine)).toBe(reading);
  },
);

test.each(TABLES.map(([file, sentences], i) => [file, sentences, recorded[TEXTS.length + i]] as const))(
  'the sentences of %s are read as recorded',
  (file, sentences, reading) => {
    expect(tableReading(file, sentences, engine)).toBe(reading);
  },
);

test('nothing else is recorded', () => {
  expect(recorded).toHaveLength(TEXTS.length + TABLES.length);
});
