import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ARTICLES } from '../accuracy/articles.ts';
import { fallenOf, figuresOf, RECORDED } from '../accuracy/score.ts';
import { engine } from '../annotator/engine.ts';

test('npm run accuracy', () => {
  expect(fallenOf(figuresOf(ARTICLES, engine), JSON.parse(readFileSync(RECORDED, 'utf8')))).toEqual([]);
});
