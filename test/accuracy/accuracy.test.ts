/**
 * The gate of accuracy: no figure may fall below the one that was recorded last. After a change that is worth it (one falls,
 * others gain more), or one that has raised them, `npm run accuracy -- --record` records anew; say why in the commit.
 */
import { expect, test } from 'vitest';
import { engine } from '../annotator/engine.ts';
import { ARTICLES } from './articles.ts';
import recorded from './recorded.json';
import { figuresOf, type Measure } from './score.ts';

const now = figuresOf(ARTICLES, engine);

test.each(Object.entries(recorded) as [Measure, number][])('%s: not below the recorded %d', (measure, last) => {
  expect(now[measure]).toBeGreaterThanOrEqual(last);
});

test('every figure is recorded', () => {
  expect(Object.keys(recorded)).toEqual(Object.keys(now));
});
