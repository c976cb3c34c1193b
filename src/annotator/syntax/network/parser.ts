import type { Kernel } from './kernel/kernel.ts';
import { ANY, applyLinear, type Linear, MAX_TOKENS, type MemoryPlan, UNIT } from './kernel/memory.ts';
import type { ModelFile } from './model.ts';
import { decodeTree } from './tree.ts';

const LAYERS = [
  'tag',
  'xtag',
  'arc.dependent',
  'arc.head',
  'arc.mix',
  'label.dependent',
  'label.head',
  'label',
] as const;
type LayerName = (typeof LAYERS)[number];

/** Arcs are products of integers; one is 128, so that the sums fit 32 bits. */
const ARC_UNIT = 128;
const { fround } = Math;

export interface ParserPlan {
  readonly layers: Readonly<Record<LayerName, Linear>>;
  /** Results of each layer, with one row more than a chunk has, for the root. */
  readonly results: Readonly<Record<LayerName, number>>;
  readonly dependents: number;
  readonly heads: number;
  readonly quantised: number;
  readonly index: number;
  readonly scores: number;
}

/** What the network says of a chunk, a number a token; heads are rows of the chunk, −1 is the root. */
export interface Reading {
  readonly tags: Uint8Array;
  /** Penn's finer tags. */
  readonly xtags: Uint8Array;
  readonly heads: Int32Array;
  readonly labels: Uint8Array;
}

/** Tags, arcs (the dot product of two small vectors, plus a bias for the head and one for the distance) and labels. */
export class Parser {
  readonly #kernel: Kernel;
  readonly #plan: ParserPlan;
  readonly #floats: Float32Array;
  readonly #index: Int32Array;
  readonly #distance: Float32Array;
  readonly #reach: number;
  readonly #rootBias: number;
  /** The label of the root's child, which no other token has. */
  readonly #rootLabel: number;

  static plan(model: ModelFile, plan: MemoryPlan): ParserPlan {
    const layers = {} as Record<LayerName, Linear>;
    const results = {} as Record<LayerName, number>;
    for (const name of LAYERS) {
      layers[name] = plan.linear(model, name);
      results[name] = plan.reserve((MAX_TOKENS + 1) * layers[name].padded * 4);
    }
    return {
      layers,
      results,
      dependents: plan.reserve((MAX_TOKENS + 1) * layers['arc.dependent'].padded * 2),
      heads: plan.reserve((MAX_TOKENS + 1) * layers['arc.mix'].padded * 2),
      quantised: plan.reserve((MAX_TOKENS + 1) * Math.max(layers['arc.head'].padded, layers.label.inputs) * 2),
      index: plan.reserve(MAX_TOKENS * 4),
      scores: plan.reserve(MAX_TOKENS * (MAX_TOKENS + 1) * 4),
    };
  }

  constructor(kernel: Kernel, model: ModelFile, plan: ParserPlan) {
    this.#kernel = kernel;
    this.#plan = plan;
    this.#floats = new Float32Array(kernel.buffer);
    this.#index = new Int32Array(kernel.buffer, plan.index, MAX_TOKENS);
    this.#distance = model.f32('arc.distance');
    this.#reach = (this.#distance.length - 1) / 2;
    this.#rootLabel = model.strings('labels').indexOf('root');
    // The root is a learned vector in the row behind all heads.
    const { layers, results } = plan;
    const root = model.f32('arc.root');
    const row = MAX_TOKENS * layers['arc.mix'].padded;
    this.#floats.set(root, results['arc.mix'] / 4 + row);
    kernel.quantize(results['arc.mix'] + row * 4, plan.heads + row * 2, layers['arc.mix'].padded, ANY, ARC_UNIT);
    this.#rootBias = root[layers['arc.dependent'].outputs] as number;
    this.#floats.set(model.f32('label.root'), results['label.head'] / 4 + MAX_TOKENS * layers['label.head'].padded);
  }

  /**
   * Reads a chunk of `rows` tokens whose quantised encodings stand at `encodings`; `lengths` are those of its sentences, in
   * order. Every sentence gets a tree.
   */
  read(encodings: number, rows: number, lengths: readonly number[]): Reading {
    const kernel = this.#kernel;
    const { layers, results, dependents, heads: headsAt, quantised, index } = this.#plan;
    for (const name of ['tag', 'xtag', 'arc.dependent', 'arc.head', 'label.dependent', 'label.head'] as const) {
      applyLinear(kernel, layers[name], encodings, rows, results[name]);
    }
    kernel.quantize(results['arc.dependent'], dependents, rows * layers['arc.dependent'].padded, 0, ARC_UNIT);
    kernel.quantize(results['arc.head'], quantised, rows * layers['arc.head'].padded, 0, UNIT);
    applyLinear(kernel, layers['arc.mix'], quantised, rows, results['arc.mix']);
    kernel.quantize(results['arc.mix'], headsAt, rows * layers['arc.mix'].padded, ANY, ARC_UNIT);
    const heads = new Int32Array(rows);
    let at = 0;
    for (const length of lengths) {
      const tree = decodeTree(this.#arcs(at, length), length);
      for (let i = 0; i < length; i++) {
        const head = tree[i] as number;
        heads[at + i] = head < 0 ? -1 : at + head;
        this.#index[at + i] = head < 0 ? MAX_TOKENS : at + head;
      }
      at += length;
    }
    const { padded } = layers['label.dependent'];
    kernel.sumRelu(
      results['label.dependent'],
      padded,
      results['label.head'],
      padded,
      index,
      rows,
      layers.label.inputs,
      quantised,
    );
    applyLinear(kernel, layers.label, quantised, rows, results.label);
    const labels = this.#best('label', rows, this.#rootLabel);
    for (let t = 0; t < rows; t++) if ((heads[t] as number) < 0) labels[t] = this.#rootLabel;
    return { tags: this.#best('tag', rows, -1), xtags: this.#best('xtag', rows, -1), heads, labels };
  }

  /** The scores of every head of every token of one sentence, the root first. */
  #arcs(start: number, length: number): Float32Array {
    const { layers, results, scores, dependents, heads } = this.#plan;
    const width = layers['arc.dependent'].padded;
    const outputs = layers['arc.dependent'].outputs;
    const padded = layers['arc.mix'].padded;
    const stride = length + 1;
    const from = dependents + start * width * 2;
    const scale = 1 / (ARC_UNIT * ARC_UNIT);
    this.#kernel.dots(from, width, length, heads + MAX_TOKENS * padded * 2, padded, 1, outputs, scale, scores, stride);
    this.#kernel.dots(
      from,
      width,
      length,
      heads + start * padded * 2,
      padded,
      length,
      outputs,
      scale,
      scores + 4,
      stride,
    );
    const found = new Float32Array(this.#kernel.buffer, scores, length * stride);
    const floats = this.#floats;
    const biases = results['arc.mix'] / 4 + start * padded + outputs;
    const reach = this.#reach;
    for (let i = 0; i < length; i++) {
      const row = i * stride;
      found[row] = (found[row] as number) + this.#rootBias;
      for (let j = 0; j < length; j++) {
        const offset = j - i < -reach ? 0 : j - i > reach ? 2 * reach : j - i + reach;
        const bias = fround((floats[biases + j * padded] as number) + (this.#distance[offset] as number));
        found[row + j + 1] = (found[row + j + 1] as number) + bias;
      }
    }
    return found;
  }

  /** The best class of each row of a layer's results, but never `without`; the first of equals. */
  #best(name: 'tag' | 'xtag' | 'label', rows: number, without: number): Uint8Array {
    const { padded, outputs } = this.#plan.layers[name];
    const from = this.#plan.results[name] / 4;
    const floats = this.#floats;
    const best = new Uint8Array(rows);
    for (let t = 0; t < rows; t++) {
      const row = from + t * padded;
      let high = Number.NEGATIVE_INFINITY;
      for (let c = 0; c < outputs; c++) {
        const score = floats[row + c] as number;
        if (score > high && c !== without) {
          high = score;
          best[t] = c;
        }
      }
    }
    return best;
  }
}
