import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { answerBy } from '../../src/cli/answer.ts';
import { annotateLines } from '../../src/cli/lines.ts';
import { engine } from '../annotator/engine.ts';

async function run(lines: string[]) {
  const output = new PassThrough();
  const written = text(output);
  const counts = await annotateLines(Readable.from([lines.join('\n')]), output, answerBy(engine));
  output.end();
  const answers = (await written)
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
  return { counts, answers };
}

test('answers every line in order, a bad one by its error', async () => {
  const { counts, answers } = await run([
    '{"id": "one", "text": "The union demanded that the company raise wages."}',
    '{"id": "two"}',
    'not json',
    '',
    '{"id": 4, "text": "x"}',
    '{"id": "five", "text": ""}',
  ]);
  expect(counts).toEqual({ lines: 5, bad: 3 });
  expect(answers.map((answer) => answer.id)).toEqual(['one', 'two', null, 4, 'five']);
  expect(answers.map((answer) => 'error' in answer)).toEqual([false, true, true, true, false]);
  expect(answers[0].positions).toHaveLength(1);
  expect(answers[1].error).toContain('"text"');
});

test('reads a page and prints the text that the offsets count in', async () => {
  const paragraphs = Array.from(
    { length: 8 },
    (_, i) =>
      `<p>Paragraph ${i} of a long story, in which the union demanded that the company raise its wages, and more.</p>`,
  ).join('');
  const html = `<html lang="en"><body><nav>Home</nav><article><h1>Pay</h1>${paragraphs}</article></body></html>`;
  const { answers } = await run([JSON.stringify({ id: 'page', html, url: 'https://example.org/a' })]);
  const [answer] = answers;
  expect(answer.error).toBeUndefined();
  expect(answer.text).toContain('Paragraph 3 of a long story');
  const [first] = answer.positions;
  expect(answer.text.slice(first.span.start, first.span.end)).toContain('demanded that the company raise its wages');
});
