import type { Chunk } from './chunks.ts';
import type { Kernel } from './kernel/kernel.ts';
import { applyLinear, type Linear, MAX_TOKENS, type MemoryPlan, UNIT } from './kernel/memory.ts';
import type { Lexicon } from './lexicon.ts';
import { type ModelFile, settingOf } from './model.ts';
import type { Scores } from './roles.ts';

/** The window of an anchor, in tokens: so many before it and after it. */
const BEFORE = 50;
const AFTER = 80;
const WINDOW = BEFORE + 1 + AFTER;
/** Tokens whose role vectors are kept: a window and a chunk, to a power of two. */
const RING = 512;

const LAYERS = ['anchor', 'anchor.out', 'role.token', 'role.anchor', 'role.near', 'role.far', 'role.out'] as const;
type LayerName = (typeof LAYERS)[number];

export interface FramePlan {
  readonly type: 'attribution' | 'position';
  readonly layers: Readonly<Record<LayerName, Linear>>;
  readonly relative: number;
  readonly codes: number;
  readonly threshold: number;
  readonly size: number;
  readonly ring: number;
  readonly space: { readonly hidden: number; readonly out: number; readonly tokens: number; readonly anchor: number };
  readonly window: {
    readonly x: number;
    readonly y: number;
    readonly quantised: number;
    readonly taps: number;
    readonly index: number;
  };
}

/** A token that begins a frame: its place in the document, how sure it is, its class (1 is the first kind). */
export interface Anchor {
  readonly at: number;
  readonly score: number;
  readonly kind: number;
  readonly vector: Float32Array;
}

/** An anchor with the scores of the tokens around it; row 0 is the document's token `first`. */
export interface Found {
  readonly anchor: Anchor;
  readonly first: number;
  readonly scores: Scores;
}

/** What the windows need to know of every token of the document. */
export interface Places {
  readonly sentence: number[];
  readonly block: number[];
  readonly quote: number[];
}

/**
 * The frame heads of one type. Chunks go in one after the other; an anchor comes out with its window's scores as soon as all
 * tokens of the window have been read, so that a document of any length needs no more memory than a short one.
 */
export class FrameReader {
  readonly #kernel: Kernel;
  readonly #plan: FramePlan;
  readonly #floats: Float32Array;
  readonly #index: Int32Array;
  #waiting: Anchor[] = [];
  #read = 0;

  static plan(model: ModelFile, plan: MemoryPlan, type: 'attribution' | 'position'): FramePlan {
    const layers = {} as Record<LayerName, Linear>;
    for (const name of LAYERS) layers[name] = plan.linear(model, `${type}.${name}`);
    const size = layers['role.token'].outputs;
    return {
      type,
      layers,
      size,
      relative: plan.floats(model.f32(`${type}.role.relative`)),
      codes: plan.floats(model.f32(`${type}.role.codes`)),
      threshold: settingOf(model, `${type}.threshold`),
      ring: plan.reserve(RING * size * 4),
      space: {
        hidden: plan.reserve(MAX_TOKENS * size * 4),
        out: plan.reserve(MAX_TOKENS * layers['anchor.out'].padded * 4),
        tokens: plan.reserve(MAX_TOKENS * size * 4),
        anchor: plan.reserve(size * 4),
      },
      window: {
        x: plan.reserve(WINDOW * size * 4),
        y: plan.reserve(WINDOW * Math.max(size, layers['role.out'].padded) * 4),
        quantised: plan.reserve(MAX_TOKENS * size * 2),
        taps: plan.reserve(WINDOW * 3 * size * 2),
        index: plan.reserve(2 * WINDOW * 4),
      },
    };
  }

  constructor(kernel: Kernel, plan: FramePlan) {
    this.#kernel = kernel;
    this.#plan = plan;
    this.#floats = new Float32Array(kernel.buffer);
    this.#index = new Int32Array(kernel.buffer, plan.window.index, 2 * WINDOW);
  }

  /** Forgets the document before. */
  reset(): void {
    this.#waiting = [];
    this.#read = 0;
  }

  /**
   * Reads a chunk: its quantised encodings stand at `encodings`, the lexicon's rows of its forms at `index`. Gives
   * [tokens, kinds]: how sure it is that a frame of a kind begins at a token.
   */
  read(chunk: Chunk, encodings: number, lexicon: Lexicon, index: number): Float32Array {
    const { layers, space, window, size, type } = this.#plan;
    const kernel = this.#kernel;
    const rows = chunk.forms.length;
    // A form's own share: anchor and roles of attributions, then those of positions.
    const share = lexicon.share + (type === 'attribution' ? 0 : 2 * size) * 4;
    applyLinear(kernel, layers.anchor, encodings, rows, space.hidden);
    kernel.sumRelu(space.hidden, size, share, lexicon.width, index, rows, size, window.quantised);
    applyLinear(kernel, layers['anchor.out'], window.quantised, rows, space.out);
    applyLinear(kernel, layers['role.token'], encodings, rows, space.hidden);
    kernel.addRows(space.hidden, size, share + size * 4, lexicon.width, index, rows, size, space.tokens, size);
    this.#keep(rows);
    const kinds = layers['anchor.out'].outputs - 1;
    const odds = new Float32Array(rows * kinds);
    for (let t = 0; t < rows; t++) {
      const found = this.#classify(t, odds.subarray(t * kinds, (t + 1) * kinds));
      if (!found) continue;
      applyLinear(kernel, layers['role.anchor'], encodings + t * layers['role.anchor'].inputs * 2, 1, space.anchor);
      const vector = this.#floats.slice(space.anchor / 4, space.anchor / 4 + size);
      this.#waiting.push({ at: chunk.start + t, ...found, vector });
    }
    this.#read = chunk.start + rows;
    return odds;
  }

  /** The anchors whose windows are complete; all that are left at the document's end. */
  *take(places: Places, finished: boolean): Generator<Found> {
    while (this.#waiting.length > 0) {
      const anchor = this.#waiting[0] as Anchor;
      if (!finished && anchor.at + AFTER >= this.#read) return;
      this.#waiting.shift();
      yield this.#scores(anchor, places);
    }
  }

  /** Copies the role vectors of a chunk's tokens into the ring. */
  #keep(rows: number): void {
    const { size, ring, space } = this.#plan;
    for (let t = 0; t < rows; ) {
      const at = (this.#read + t) % RING;
      const count = Math.min(rows - t, RING - at);
      const from = space.tokens / 4 + t * size;
      this.#floats.copyWithin(ring / 4 + at * size, from, from + count * size);
      t += count;
    }
  }

  #classify(t: number, odds: Float32Array): { score: number; kind: number } | null {
    const { padded, outputs } = this.#plan.layers['anchor.out'];
    const row = this.#plan.space.out / 4 + t * padded;
    let kind = 1;
    for (let c = 2; c < outputs; c++) {
      if ((this.#floats[row + c] as number) > (this.#floats[row + kind] as number)) kind = c;
    }
    // Relative to the best kind, so that the exponential cannot overflow; most tokens are none by far.
    const best = this.#floats[row + kind] as number;
    const none = (this.#floats[row] as number) - best;
    if (none > 6) return null;
    let kinds = 0;
    for (let c = 1; c < outputs; c++) kinds += Math.exp((this.#floats[row + c] as number) - best);
    const all = kinds + Math.exp(none);
    for (let c = 1; c < outputs; c++) odds[c - 1] = Math.exp((this.#floats[row + c] as number) - best) / all;
    const score = kinds / all;
    return score >= this.#plan.threshold ? { score, kind } : null;
  }

  #scores(anchor: Anchor, places: Places): Found {
    const { layers, window, size, ring, relative, codes, space } = this.#plan;
    const kernel = this.#kernel;
    const first = Math.max(0, anchor.at - BEFORE);
    const rows = Math.min(this.#read, anchor.at + AFTER + 1) - first;
    for (let t = 0; t < rows; ) {
      const at = (first + t) % RING;
      const count = Math.min(rows - t, RING - at);
      this.#floats.copyWithin(window.y / 4 + t * size, ring / 4 + at * size, ring / 4 + (at + count) * size);
      t += count;
    }
    this.#floats.set(anchor.vector, space.anchor / 4);
    this.#code(anchor.at, first, rows, places);
    const skipped = first - (anchor.at - BEFORE);
    kernel.mixRelu(
      window.y,
      space.anchor,
      relative + skipped * size * 4,
      codes,
      window.index,
      window.index + WINDOW * 4,
      rows,
      size,
      window.x,
    );
    for (const [name, dilation] of [
      ['role.near', 1],
      ['role.far', 3],
    ] as const) {
      kernel.quantize(window.x, window.quantised, rows * size, 0, UNIT);
      kernel.taps(window.quantised, rows, size, dilation, window.taps);
      applyLinear(kernel, layers[name], window.taps, rows, window.y);
      kernel.addRelu(window.x, window.y, rows * size);
    }
    kernel.quantize(window.x, window.quantised, rows * size, 0, UNIT);
    applyLinear(kernel, layers['role.out'], window.quantised, rows, window.y);
    const stride = layers['role.out'].padded;
    return {
      anchor,
      first,
      scores: { values: this.#floats.slice(window.y / 4, window.y / 4 + rows * stride), rows, stride },
    };
  }

  /** Codes of each place: its sentence and block relative to the anchor's, and both quotation states. */
  #code(at: number, first: number, rows: number, { sentence, block, quote }: Places): void {
    const near = (values: number[], place: number): number =>
      Math.min(Math.max((values[place] as number) - (values[at] as number), -2), 2) + 2;
    const own = 25 + 4 * (quote[at] as number);
    for (let t = 0; t < rows; t++) {
      this.#index[t] = 5 * near(sentence, first + t) + near(block, first + t);
      this.#index[WINDOW + t] = own + (quote[first + t] as number);
    }
  }
}
