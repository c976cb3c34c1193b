import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { chunksOf } from '../../../src/annotator/syntax/network/chunks.ts';
import { Encoder } from '../../../src/annotator/syntax/network/encoder.ts';
import { ngrams, normalise, shape, wordId } from '../../../src/annotator/syntax/network/features.ts';
import { FrameReader, type Places } from '../../../src/annotator/syntax/network/frames.ts';
import { MemoryPlan } from '../../../src/annotator/syntax/network/kernel/memory.ts';
import { readModel } from '../../../src/annotator/syntax/network/model.ts';
import { Parser } from '../../../src/annotator/syntax/network/parser.ts';
import { attributionSpans, bestRow } from '../../../src/annotator/syntax/network/roles.ts';
import type { Sentence } from '../../../src/annotator/syntax/token.ts';

/** What training/golden.py writes: an article of our own and every intermediate result of the reference in Python. */
interface Golden {
  readonly sentences: readonly (readonly string[])[];
  readonly starts_block: readonly boolean[];
  readonly context: readonly number[];
  readonly chunks: readonly number[];
  readonly tokens: readonly { word: number; ngrams: number[]; shape: number[] }[];
  readonly encodings: readonly number[];
  readonly parses: readonly { tags: number[]; xtags: number[]; arcs: number[]; heads: number[]; labels: number[] }[];
  readonly frames: {
    readonly attribution: GoldenFrame & { readonly decoded: Record<'source' | 'cue' | 'content', [number, number][]> };
    readonly position: GoldenFrame & { readonly decoded: { readonly end: number } };
  };
}
interface GoldenFrame {
  readonly scores: number[];
  readonly anchor: number;
  readonly first: number;
  readonly roles: number[];
}

const modelPath = process.env.PARLEY_MODEL ?? 'public/model/parley.model';
const goldenPath = process.env.PARLEY_GOLDEN ?? 'training/golden.json';
const there = existsSync(modelPath) && existsSync(goldenPath);
if (!there) console.log(`golden results left out: no ${modelPath} or no ${goldenPath}`);

describe.runIf(there)('the shipped model, against the reference in Python', async () => {
  if (!there) return;
  const golden = JSON.parse(readFileSync(goldenPath, 'utf8')) as Golden;
  const model = readModel(new Uint8Array(readFileSync(modelPath)));
  let block = -1;
  const sentences = golden.sentences.map((forms, i): Sentence => {
    if (golden.starts_block[i]) block++;
    return {
      start: 0,
      end: 1,
      block,
      blockKind: 'paragraph',
      tokens: forms.map((text) => ({ text, start: 0, end: 1 })),
    };
  });
  const chunks = [...chunksOf(sentences)];

  it('sees the same features', () => {
    const vocabulary = new Map(model.strings('words').map((word, id) => [word, id]));
    const buckets = model.section('forms.ngrams').shape[0] as number;
    golden.sentences.flat().forEach((form, i) => {
      const plain = normalise(form);
      expect({ word: wordId(plain, vocabulary), ngrams: ngrams(plain, buckets), shape: shape(plain) }, form).toEqual(
        golden.tokens[i],
      );
    });
    expect(chunks.map((chunk) => chunk.forms.length)).toEqual(golden.chunks);
    expect(chunks.flatMap((chunk) => chunk.contexts)).toEqual(golden.context);
  });

  it.each([false, true])('computes the same numbers (portable: %s)', { timeout: 30_000 }, async (portable) => {
    const plan = new MemoryPlan();
    const plans = {
      encoder: Encoder.plan(model, plan),
      parser: Parser.plan(model, plan),
      attribution: { ...FrameReader.plan(model, plan, 'attribution'), threshold: 0 },
      position: { ...FrameReader.plan(model, plan, 'position'), threshold: 0 },
    };
    const kernel = await plan.build(portable);
    const encoder = new Encoder(kernel, model, plans.encoder);
    const parser = new Parser(kernel, model, plans.parser);
    const readers = {
      attribution: new FrameReader(kernel, plans.attribution),
      position: new FrameReader(kernel, plans.position),
    };
    const places: Places = { sentence: [], block: [], quote: [] };
    const encodings: number[] = [];
    for (const chunk of chunks) {
      encoder.encode(chunk);
      const rows = chunk.forms.length;
      encodings.push(...new Int16Array(kernel.buffer, encoder.quantised, rows * encoder.width));
      const lengths = chunk.pieces.map((piece) => piece.length);
      const reading = parser.read(encoder.quantised, rows, lengths);
      let at = 0;
      for (const { sentence, length } of chunk.pieces) {
        const part = <T extends Iterable<number>>(list: T): number[] => [...list].slice(at, at + length);
        const parse = golden.parses[sentence];
        expect(part(reading.tags)).toEqual(parse?.tags);
        expect(part(reading.xtags)).toEqual(parse?.xtags);
        const heads = part(reading.heads).map((head) => (head < 0 ? 0 : head - at + 1));
        expect(heads).toEqual(parse?.heads);
        expect(part(reading.labels)).toEqual(parse?.labels);
        for (let i = 0; i < length; i++) {
          places.sentence.push(sentence);
          places.block.push((sentences[sentence] as Sentence).block);
        }
        at += length;
      }
      places.quote.push(...chunk.quotes);
      for (const reader of Object.values(readers))
        reader.read(chunk, encoder.quantised, encoder.lexicon, encoder.index);
    }
    expect(encodings).toEqual(golden.encodings);
    for (const name of ['attribution', 'position'] as const) {
      const { anchor, first, roles, decoded } = golden.frames[name];
      const found = [...readers[name].take(places, true)].find((frame) => frame.anchor.at === anchor);
      expect(found?.first).toBe(first);
      if (!found) continue;
      const { rows, stride, values } = found.scores;
      const columns = roles.length / rows;
      expect(
        Array.from({ length: rows }, (_, i) => [...values.slice(i * stride, i * stride + columns)]).flat(),
      ).toEqual(roles.map(Math.fround));
      if (name === 'attribution') {
        const spans = attributionSpans(found.scores, anchor - first, model.f32('attribution.transitions'));
        for (const [role, list] of Object.entries(spans)) {
          const placed = list.map(({ start, end }) => [start + first, end + first]);
          expect(placed, role).toEqual(golden.frames.attribution.decoded[role as 'source']);
        }
      } else {
        const own = places.sentence[anchor];
        const last = places.sentence.lastIndexOf(own as number);
        expect(first + bestRow(found.scores, 9, anchor - first, last + 1 - first) + 1).toBe(
          (decoded as { end: number }).end,
        );
      }
    }
  });
});
