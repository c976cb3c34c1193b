import { Readable } from 'node:stream';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { linesOf } from '../../src/cli/split.ts';

async function split(pieces: readonly Uint8Array[], longest?: number) {
  const lines: (string | null)[] = [];
  for await (const line of linesOf(Readable.from(pieces.map((piece) => Buffer.from(piece))), longest)) lines.push(line);
  return lines;
}

test('however the bytes arrive, the lines are the same, and no other sign ends one', async () => {
  const line = fc.string({ unit: 'grapheme' }).map((text) => `${text.replace(/[\r\n]/g, '')}\u2028|`);
  await fc.assert(
    fc.asyncProperty(fc.array(line), fc.array(fc.nat(200)), async (lines, cuts) => {
      const bytes = Buffer.from(lines.map((one) => `${one}\n`).join(''));
      const at = [0, ...cuts.map((cut) => Math.min(cut, bytes.length)).sort((a, b) => a - b), bytes.length];
      const pieces = at.slice(1).map((end, i) => bytes.subarray(at[i], end));
      expect(await split(pieces)).toEqual(lines);
    }),
  );
});

test('the last line needs no end; a carriage return before it is none of the line’s', async () => {
  expect(await split([Buffer.from('a\r\n\nb')])).toEqual(['a', '', 'b']);
});

test('a line that is too long is let go, and the next is read', async () => {
  const pieces = ['ab', 'c'.repeat(9), 'd\nefg\n', 'h'.repeat(11)].map((text) => Buffer.from(text));
  expect(await split(pieces, 10)).toEqual([null, 'efg', null]);
});
