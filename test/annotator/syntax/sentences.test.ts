import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blocksOf } from '../../../src/annotator/syntax/blocks.ts';
import { splitSentences } from '../../../src/annotator/syntax/sentences.ts';

const split = (text: string): string[] =>
  splitSentences({ id: 'test', text, blocks: blocksOf(text) }).map(({ start, end }) => text.slice(start, end));

/** Each row is the sentences of one paragraph; they are joined by a space (or by what stands in `glue`). */
const paragraphs: Record<string, readonly (readonly string[])[]> = {
  plain: [
    ['The talks failed.', 'Both sides left.'],
    ['Who won?', 'Nobody!', 'It was a draw.'],
  ],
  abbreviations: [
    ['Mr. Reed met Sen. Ortega in St. Louis.', 'They talked.'],
    ['He moved to the U.S. in May.', 'It was cold.'],
    ['They live in the U.S.', 'The others left.'],
    ['The U.S. President spoke at 5 p.m. Monday.', 'Nobody came.'],
    ['Acme Inc. said no.', 'Brown Corp. agreed.'],
    ['It rose 2.5 percent to $3.2 million.', 'That was No. 5.'],
    ['J. R. Brown, of Salem, Mass., voted no.', 'He left.'],
  ],
  quotes: [
    ['“We will not yield,” she said.', '“Not now.”', 'He nodded.'],
    ['“We refuse.”', '“So do we,” he said.'],
    ['"We refuse."', '"So do we," he said.'],
    ["``We refuse.''", "``So do we,'' he said."],
    ['“Why now?” Ms. Ortega asked.', 'No one knew.'],
    ['“Never!” he shouted.', 'She laughed.'],
    ['He said: “She told me, ‘Leave.’”', 'Then he left.'],
    ['(He was late.)', 'They began.'],
    ['The union (it has 9,000 members. Most strike.) said no.', 'It held.'],
  ],
  ellipses: [
    ['He paused … and went on.'],
    ['She waited...', 'Then she spoke.'],
    ['They left.', '... But they came back.'],
    ['So says Brown v. Board.', 'It stands.'],
  ],
  datelines: [
    ['KYIV (Reuters) — The talks failed on Monday.', 'More follows.'],
    ['WASHINGTON, Jan. 5 (AP) -- Lawmakers left.', 'They return.'],
  ],
  bullets: [
    ['• Higher pay', '• Shorter weeks'],
    ['1. Higher pay for all.', 'That is all.'],
  ],
  labels: [
    ['The ministers in May', 'Image: J. Doe.', 'Talks failed.'],
    ['Related:', 'Talks fail again'],
    ['A photo: it shows them.', 'They left.'],
  ],
  notes: [
    ['The court agreed. [7]', 'It closed the case.'],
    ['Yahoo. That was it.'].flatMap((s) => s.split(/(?<=\.) /)),
  ],
  small: [['Version 2.0 came out.', 'iPhones sold well.'], ['It was about 5 p.m. when they met.']],
};

describe('splitSentences', () => {
  for (const [what, rows] of Object.entries(paragraphs)) {
    it.each(rows.map((row) => [row.join(' '), row] as const))(`${what}: %s`, (text, expected) => {
      expect(split(text)).toEqual(expected);
    });
  }

  it('never joins blocks', () => {
    expect(split('Talks fail\n\n“We will\nnot yield.”')).toEqual(['Talks fail', '“We will', 'not yield.”']);
  });

  it('names the block and its kind', () => {
    const text = 'Title. Two\nBody';
    const blocks = [
      { start: 0, end: 10, kind: 'title' as const },
      { start: 11, end: 15, kind: 'paragraph' as const },
    ];
    expect(splitSentences({ id: '', text, blocks }).map((s) => [s.block, s.blockKind])).toEqual([
      [0, 'title'],
      [0, 'title'],
      [1, 'paragraph'],
    ]);
  });

  it('takes a sentence of 2,000 words and a paragraph of 100,000 sentences', () => {
    expect(split(`${'word '.repeat(2000)}.`)).toHaveLength(1);
    expect(split('He left. '.repeat(100_000))).toHaveLength(100_000);
    expect(split('( [ “ '.repeat(100_000))).toHaveLength(1);
    expect(split('" '.repeat(100_000)).length).toBeGreaterThan(0);
  });

  it('puts every token of every block into exactly one sentence', () => {
    const pieces = fc.constantFrom(
      'He',
      'left',
      '.',
      '. ',
      '?',
      '”',
      '“',
      '"',
      "'",
      ' ',
      '\n',
      '(',
      ')',
      '…',
      'Mr.',
      'U.S.',
      '[7]',
      '•',
      '5',
      ',',
    );
    fc.assert(
      fc.property(
        fc.array(pieces).map((list) => list.join('')),
        (text) => {
          const sentences = splitSentences({ id: '', text, blocks: blocksOf(text) });
          let at = 0;
          let letters = '';
          for (const sentence of sentences) {
            expect(sentence.tokens.length).toBeGreaterThan(0);
            expect(sentence.start).toBe(sentence.tokens[0]?.start);
            expect(sentence.end).toBe(sentence.tokens.at(-1)?.end);
            expect(sentence.start).toBeGreaterThanOrEqual(at);
            expect(text.slice(sentence.start, sentence.end)).not.toContain('\n');
            letters += sentence.tokens.map((token) => token.text).join('');
            at = sentence.end;
          }
          expect(letters).toBe(text.replace(/\s/g, ''));
        },
      ),
      { numRuns: 500 },
    );
  });
});
