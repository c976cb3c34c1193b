import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blocksOf } from '../../../src/annotator/syntax/blocks.ts';
import { Engine } from '../../../src/annotator/syntax/engine.ts';
import type { Parse, TokenRange } from '../../../src/annotator/syntax/parsed.ts';
import { splitSentences } from '../../../src/annotator/syntax/sentences.ts';
import { randomModel } from './model-file.ts';

const read = (engine: Engine, text: string): Parse =>
  engine.parse(splitSentences({ id: '', text, blocks: blocksOf(text) }));

const models = [1, 2, 3].map((seed) => randomModel(seed));
const engines = await Promise.all(models.map((bytes) => Engine.load(bytes)));
const plain = await Promise.all(models.map((bytes) => Engine.load(bytes, { portable: true })));

const words = fc.constantFrom(
  'the',
  'minister',
  'said',
  'talks',
  '“',
  '”',
  '"',
  ',',
  'will',
  "don't",
  '2024',
  'U.S.',
  'fail',
  'Kyiv’s',
  '—',
  '🕊️',
);
const paragraph = fc.array(
  fc.array(words, { minLength: 1, maxLength: 30 }).map((list) => `${list.join(' ')}.`),
  { minLength: 1, maxLength: 4 },
);
const article = fc
  .array(
    paragraph.map((list) => list.join(' ')),
    { minLength: 1, maxLength: 4 },
  )
  .map((list) => list.join('\n'));

function expectTrees({ sentences }: Parse): void {
  for (const { tokens } of sentences) {
    expect(tokens.filter((token) => token.head < 0)).toHaveLength(1);
    tokens.forEach((token, i) => {
      expect(token.head).toBeLessThan(tokens.length);
      expect(token.label === 'root').toBe(token.head < 0);
      let at = i;
      for (let steps = 0; at >= 0; steps++) {
        expect(steps).toBeLessThanOrEqual(tokens.length);
        at = tokens[at]?.head ?? -1;
      }
    });
  }
}

describe('Engine', () => {
  it('gives every sentence one root and no cycle, keeps the tokens, and says the same every time', () => {
    fc.assert(
      fc.property(article, fc.nat(2), (text, which) => {
        const engine = engines[which] as Engine;
        const sentences = splitSentences({ id: '', text, blocks: blocksOf(text) });
        const parse = engine.parse(sentences);
        expectTrees(parse);
        expect(
          parse.sentences.map((s) => s.tokens.map(({ start, end, text: form }) => ({ start, end, text: form }))),
        ).toEqual(sentences.map((s) => s.tokens));
        expect(engine.parse(sentences)).toEqual(parse);
      }),
      { numRuns: 60 },
    );
  });

  it('says the same without WebAssembly, to the last bit', { timeout: 60_000 }, () => {
    let frames = 0;
    fc.assert(
      fc.property(article, fc.nat(2), (text, which) => {
        const parse = read(engines[which] as Engine, text);
        expect(read(plain[which] as Engine, text)).toEqual(parse);
        frames += parse.attributions.length + parse.positions.length;
      }),
      { numRuns: 12 },
    );
    expect(engines[0]?.simd).toBe(true);
    expect(plain[0]?.simd).toBe(false);
    expect(frames).toBeGreaterThan(0);
  });

  it('says the same of a text whatever it has read before', { timeout: 60_000 }, async () => {
    const text = 'The minister said talks will fail. “We will not,” she said.';
    const bytes = randomModel(5, { frames: false });
    const fresh = read(await Engine.load(bytes), text);
    const engine = await Engine.load(bytes);
    // More distinct words than the lexicon keeps.
    read(engine, Array.from({ length: 7000 }, (_, i) => `word${i}`).join(' '));
    expect(read(engine, text)).toEqual(fresh);
  });

  it('gives frames whose spans lie within the document', () => {
    fc.assert(
      fc.property(article, fc.nat(2), (text, which) => {
        const parse = read(engines[which] as Engine, text);
        const tokens = parse.sentences.reduce((sum, s) => sum + s.tokens.length, 0);
        const inside = ({ start, end }: TokenRange): void => {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(tokens);
        };
        for (const frame of parse.attributions) {
          [...frame.source, ...frame.cue, ...frame.content].forEach(inside);
          expect(frame.cue[0]?.start).toBe(frame.anchor);
          expect(frame.score).toBeGreaterThanOrEqual(0.6);
        }
        for (const frame of parse.positions) {
          [frame.span, ...frame.holder, ...frame.addressee, ...frame.condition].forEach(inside);
          expect(frame.span.start).toBe(frame.anchor);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('takes a sentence of 2,000 tokens, a document without any, and a model without frame heads', async () => {
    const engine = engines[0] as Engine;
    const long = read(engine, `${'the minister said, '.repeat(500)}.`);
    expect(long.sentences).toHaveLength(1);
    expectTreesLoosely(long);
    expect(engine.parse([])).toEqual({ sentences: [], attributions: [], positions: [], openings: new Float32Array(0) });
    const parser = await Engine.load(randomModel(4, { frames: false }));
    expect(read(parser, 'Talks fail.').attributions).toEqual([]);
  });

  it('does not stall at a word of two million letters', () => {
    const started = performance.now();
    expect(read(engines[0] as Engine, 'a'.repeat(2_000_000)).sentences).toHaveLength(1);
    expect(performance.now() - started).toBeLessThan(3000);
  });

  it('refuses a damaged model', async () => {
    const bytes = (models[0] as Uint8Array).slice();
    bytes[5000] = (bytes[5000] as number) ^ 1;
    await expect(Engine.load(bytes)).rejects.toThrow('checksum');
    await expect(Engine.load(bytes.subarray(0, 100))).rejects.toThrow('damaged');
  });
});

/** One root, no cycle; a walk up from each of 2,000 tokens would take long. */
function expectTreesLoosely({ sentences }: Parse): void {
  for (const { tokens } of sentences) {
    expect(tokens.filter((token) => token.head < 0)).toHaveLength(1);
    const reached = new Set<number>([-1]);
    for (let grown = true; grown; ) {
      grown = false;
      tokens.forEach((token, i) => {
        if (!reached.has(i) && reached.has(token.head)) {
          reached.add(i);
          grown = true;
        }
      });
    }
    expect(reached.size).toBe(tokens.length + 1);
  }
}
