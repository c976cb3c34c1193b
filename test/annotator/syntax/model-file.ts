import { crc32 } from '../../../src/annotator/syntax/network/crc32.ts';
import { UPOS } from '../../../src/annotator/syntax/parsed.ts';

export interface SectionSource {
  readonly dtype: 'f32' | 'i8' | 'u4' | 'i16' | 'i32' | 'utf8';
  readonly shape: readonly number[];
  readonly data: Uint8Array;
}

export interface Header {
  name: string;
  network: Record<string, unknown>;
  sections: Record<string, { dtype: string; shape: readonly number[]; offset: number; length: number }>;
}

/** Writes a model file as training/FORMAT.md says; `spoil` may change the header before it is written. */
export function writeModel(
  sections: Readonly<Record<string, SectionSource>>,
  network: Record<string, unknown> = {},
  spoil: (header: Header) => void = () => {},
): Uint8Array {
  const size = 1024 + 160 * Object.keys(sections).length;
  const header: Header = { name: 'test', network, sections: {} };
  const places: number[] = [];
  let at = 24 + size;
  for (const [name, { dtype, shape, data }] of Object.entries(sections)) {
    at = Math.ceil(at / 16) * 16;
    places.push(at);
    header.sections[name] = { dtype, shape, offset: at, length: data.length };
    at += data.length;
  }
  spoil(header);
  const bytes = new Uint8Array(at);
  bytes.set(new TextEncoder().encode('PRLYMODL'));
  const view = new DataView(bytes.buffer);
  view.setUint32(8, 1, true);
  view.setUint32(12, size, true);
  view.setUint32(16, at, true);
  bytes.set(new TextEncoder().encode(JSON.stringify(header).padEnd(size)), 24);
  Object.values(sections).forEach(({ data }, i) => {
    bytes.set(data, places[i]);
  });
  view.setUint32(20, crc32(bytes), true);
  return bytes;
}

export function floats(values: ArrayLike<number>): Uint8Array {
  return new Uint8Array(Float32Array.from(values).buffer);
}

/** A whole model of random weights, small but of the real one's shape: what it says is nonsense, and always the same for one seed. */
export function randomModel(seed: number, { hidden = 8, layers = 3, frames = true } = {}): Uint8Array {
  let state = seed >>> 0;
  const random = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32 - 0.5;
  };
  const sections: Record<string, SectionSource> = {};
  const f32 = (name: string, shape: number[], size = 2): void => {
    const count = shape.reduce((a, b) => a * b, 1);
    sections[name] = { dtype: 'f32', shape, data: floats(Array.from({ length: count }, () => random() * size)) };
  };
  const table = (name: string, rows: number, columns: number): void => {
    const data = Uint8Array.from({ length: rows * Math.ceil(columns / 2) }, () => Math.floor((random() + 0.5) * 256));
    sections[name] = { dtype: 'u4', shape: [rows, columns], data };
    f32(`${name}.scale`, [rows], 0.4);
  };
  const linear = (name: string, outputs: number, inputs: number): void => {
    const data = Uint8Array.from({ length: outputs * inputs }, () => Math.floor(random() * 255));
    sections[`${name}.weight`] = { dtype: 'i8', shape: [outputs, inputs], data };
    f32(`${name}.weight.scale`, [outputs], 0.02);
    f32(`${name}.bias`, [outputs], 1);
  };
  const strings = (name: string, list: readonly string[]): void => {
    sections[name] = { dtype: 'utf8', shape: [list.length], data: new TextEncoder().encode(list.join('\n')) };
  };
  const wide = 2 * hidden;
  const words = ['', 'the', 'a', 'said', 'talks', 'will', '.', ',', '"', "'s", '00'];
  strings('words', words);
  table('forms.words', words.length, 100);
  table('forms.ngrams', 64, 64);
  linear('forms', 8 * hidden + 256, 188);
  f32('context', [16, 8 * hidden]);
  for (let l = 0; l < layers; l++) {
    if (l > 0) linear(`gates.${l}`, 6 * hidden, wide);
    f32(`cell.${l}.vf`, [2, hidden]);
    f32(`cell.${l}.vr`, [2, hidden]);
  }
  strings('upos', UPOS);
  strings('labels', ['root', 'nsubj', 'obj', 'obl', 'punct']);
  strings('xpos', ['NN', 'NNS', 'VBD', 'VBG', 'JJR', 'PRP']);
  linear('tag', 17, wide);
  linear('xtag', 6, wide);
  linear('arc.dependent', 16, wide);
  linear('arc.head', 16, wide);
  linear('arc.mix', 17, 16);
  f32('arc.root', [17]);
  f32('arc.distance', [25]);
  linear('label.dependent', 24, wide);
  linear('label.head', 24, wide);
  f32('label.root', [24]);
  linear('label', 5, 24);
  if (frames)
    for (const [type, classes, outputs] of [
      ['attribution', 2, 7],
      ['position', 6, 10],
    ] as const) {
      linear(`${type}.anchor`, 64, wide);
      linear(`${type}.anchor.out`, classes, 64);
      linear(`${type}.role.token`, 64, wide);
      linear(`${type}.role.anchor`, 64, wide);
      f32(`${type}.role.relative`, [131, 64]);
      f32(`${type}.role.codes`, [41, 64]);
      linear(`${type}.role.near`, 64, 192);
      linear(`${type}.role.far`, 64, 192);
      linear(`${type}.role.out`, outputs, 64);
    }
  const transitions = Array.from({ length: 56 }, (_, i) => {
    const [from, to] = [Math.floor(i / 7), i % 7];
    return to > 0 && to % 2 === 0 && from !== to && from !== to - 1 ? -1e9 : random();
  });
  if (frames) sections['attribution.transitions'] = { dtype: 'f32', shape: [8, 7], data: floats(transitions) };
  return writeModel(sections, { 'attribution.threshold': 0.6, 'position.threshold': 0.9 });
}
