/** What is fuzzed. A target takes chance, makes an input and tries it; it throws where a promise is broken. */
import { deepStrictEqual } from 'node:assert';
import * as v from 'valibot';
import { annotate } from '../../src/annotator/annotate.ts';
import { blocksOf } from '../../src/annotator/syntax/blocks.ts';
import type { Engine } from '../../src/annotator/syntax/engine.ts';
import { crc32 } from '../../src/annotator/syntax/network/crc32.ts';
import { ModelError, readModel } from '../../src/annotator/syntax/network/model.ts';
import { answerBy } from '../../src/cli/answer.ts';
import { fromPage, outcome, pageAnswer, toBackground, toPage } from '../../src/messages.ts';
import { DEFAULTS, readSettings, writeSettings } from '../../src/settings.ts';
import { faultsOf } from '../annotator/invariants.ts';
import { randomModel } from '../annotator/syntax/model-file.ts';
import { mutateBytes, mutateText, mutateValue } from './mutate.ts';
import type { Random } from './random.ts';

export interface Target {
  readonly name: string;
  /** How many of ten thousand inputs are its; the cheap ones get more. */
  readonly share: number;
  /** Returns how many characters or bytes it tried. */
  run(random: Random): Promise<number> | number;
}

export function targetsOf(engine: Engine, sentences: readonly string[]): Target[] {
  const text = (random: Random): string => {
    const some = Array.from({ length: 1 + random.below(3) }, () => random.of(sentences)).join(random.of([' ', '\n']));
    return mutateText(some, random.of(sentences), random);
  };
  const answer = answerBy(engine);
  const model = randomModel(1, { hidden: 2, frames: false });
  return [
    { name: 'annotator', share: 1200, run: (random) => tryAnnotator(text(random), engine) },
    { name: 'command line', share: 800, run: (random) => tryLine(lineOf(text(random), random), answer) },
    { name: 'model loader', share: 2000, run: (random) => tryModel(withChecksum(mutateBytes(model, random), random)) },
    { name: 'messages', share: 3500, run: (random) => tryMessage(mutateValue(random.of(MESSAGES), random)) },
    { name: 'settings', share: 2500, run: (random) => trySettings(settingsOf(random)) },
  ];
}

function tryAnnotator(text: string, engine: Engine): number {
  const article = { id: 'fuzz', text, blocks: blocksOf(text) };
  const faults = faultsOf(article, annotate(article, engine));
  if (faults.length > 0) throw new Error(faults.join('; '));
  return text.length;
}

function lineOf(text: string, random: Random): string {
  const input = random.below(3) === 0 ? { id: 'a', html: `<article><p>${text}</p></article>` } : { id: 'a', text };
  const line = JSON.stringify(random.below(4) === 0 ? mutateValue(input, random) : input);
  return random.below(4) === 0 ? mutateText(line, text, random) : line;
}

/** Whatever the line, there is one answer, it is one line, and it is JSON. */
async function tryLine(raw: string, answer: ReturnType<typeof answerBy>): Promise<number> {
  const { line, bad } = await answer(raw);
  if (line.includes('\n')) throw new Error('the answer is more than a line');
  if ('error' in JSON.parse(line) !== bad) throw new Error('the answer does not say how it went');
  return raw.length;
}

/** Half of them get the right checksum again, or nothing behind it would ever be reached. */
function withChecksum(bytes: Uint8Array, random: Random): Uint8Array {
  if (bytes.length < 24 || random.below(2) === 0) return bytes;
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  view.setUint32(16, bytes.length, true);
  view.setUint32(20, 0, true);
  view.setUint32(20, crc32(bytes), true);
  return bytes;
}

function tryModel(bytes: Uint8Array): number {
  try {
    const file = readModel(bytes);
    file.f32('context');
    file.strings('upos');
    file.i8('tag.weight');
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
  }
  return bytes.length;
}

const READING = {
  title: 'Port dispute',
  url: 'https://news.example.org/a',
  published: null,
  article: { id: 'a', text: 'Hello.', blocks: [{ start: 0, end: 6, kind: 'paragraph' }] },
  annotation: { id: 'a', speakers: [], parties: [], attributions: [], positions: [], issues: [], summary: [] },
  painted: true,
};
const MESSAGES: readonly object[] = [
  { type: 'read', tab: 3 },
  { type: 'annotate', article: READING.article },
  { type: 'automatic' },
  { type: 'switch', on: true },
  { type: 'reveal', span: { start: 0, end: 4 } },
  { type: 'step', by: 1 },
  { state: 'read', reading: READING },
  { state: 'none', reason: 'notArticle' },
  { state: 'failed', message: 'no' },
];
const SCHEMAS: readonly v.GenericSchema[] = [toBackground, fromPage, toPage, pageAnswer, outcome];

/** A check never throws; what it lets through, it lets through again unchanged, and without a foreign prototype. */
function tryMessage(message: unknown): number {
  for (const schema of SCHEMAS) {
    const { success, output } = v.safeParse(schema, message);
    if (!success) continue;
    deepStrictEqual(v.parse(schema, output), output);
    if (Object.getPrototypeOf(output) !== Object.prototype) throw new Error('a foreign prototype came through');
  }
  return JSON.stringify(message)?.length ?? 0;
}

function settingsOf(random: Random): string {
  const good = writeSettings({ ...DEFAULTS, sites: ['news.example.org'] });
  const value = random.below(2) === 0 ? JSON.stringify(mutateValue(JSON.parse(good), random)) : good;
  return random.below(2) === 0 ? mutateText(value ?? '', good, random) : (value ?? '');
}

/** Settings that can be read can be written and read again; others are refused in words. */
function trySettings(file: string): number {
  try {
    const settings = readSettings(file);
    deepStrictEqual(readSettings(writeSettings(settings)), settings);
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'Error' || error.message === '') throw error;
  }
  return file.length;
}
