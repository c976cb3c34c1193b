import { ngrams, normalise, shape, wordId } from './features.ts';
import type { Kernel } from './kernel/kernel.ts';
import { ANY, applyLinear, type Linear, type MemoryPlan, UNIT } from './kernel/memory.ts';
import type { ModelFile } from './model.ts';

/** How many forms' first-layer inputs are kept; 11 kB each. A news article has about 400 distinct ones. */
const CAPACITY = 2048;
/** Forms that are new together are computed together. */
const BATCH = 256;

interface Table {
  readonly rows: number;
  readonly columns: number;
  readonly bytes: Uint8Array;
  readonly scales: Float32Array;
}

function table(model: ModelFile, name: string): Table {
  const { shape: sizes, bytes } = model.section(name, 'u4');
  return { rows: sizes[0] ?? 0, columns: sizes[1] ?? 0, bytes, scales: model.f32(`${name}.scale`) };
}

/** Adds one row of a 4-bit table, (q − 8) · scale, onto `target` at `at`. */
function addRow({ columns, bytes, scales }: Table, row: number, target: Float32Array, at: number): void {
  const scale = scales[row] as number;
  const start = row * Math.ceil(columns / 2);
  for (let k = 0; k < columns; k += 2) {
    const pair = bytes[start + (k >> 1)] as number;
    target[at + k] = (target[at + k] as number) + ((pair & 15) - 8) * scale;
    if (k + 1 < columns) target[at + k + 1] = (target[at + k + 1] as number) + ((pair >> 4) - 8) * scale;
  }
}

/**
 * From forms to the first layer's inputs. What a form alone contributes does not depend on its neighbours, so it is computed
 * once and kept: half of all tokens are one of a hundred words.
 */
export class Lexicon {
  /** Address of the kept rows; row of a form times `width` floats. */
  readonly rows: number;
  readonly width: number;
  /** Address of the first kept row's share in the frame heads' hidden layers. */
  readonly share: number;
  /** Address of what the first kept row's form adds to the gates of the token after it. */
  readonly before: number;
  /** Address of what the first kept row's form adds to the gates of the token before it. */
  readonly after: number;
  readonly #kernel: Kernel;
  readonly #layer: Linear;
  readonly #words: Table;
  readonly #ngrams: Table;
  readonly #vocabulary: ReadonlyMap<string, number>;
  readonly #raw: Float32Array;
  readonly #rawAt: number;
  readonly #quantised: number;
  readonly #inputs: number;
  readonly #known = new Map<string, number>();
  #waiting: string[] = [];

  constructor(kernel: Kernel, model: ModelFile, plan: LexiconPlan) {
    this.#kernel = kernel;
    this.#layer = plan.layer;
    this.#words = table(model, 'forms.words');
    this.#ngrams = table(model, 'forms.ngrams');
    this.#vocabulary = new Map(model.strings('words').map((word, id) => [word, id]));
    this.rows = plan.rows;
    this.width = plan.layer.padded;
    const { hidden } = plan;
    this.share = this.rows + 8 * hidden * 4;
    this.after = this.rows + (plan.outputs - 6 * hidden) * 4;
    this.before = this.after - 6 * hidden * 4;
    this.#inputs = plan.inputs;
    this.#rawAt = plan.raw;
    this.#raw = new Float32Array(kernel.buffer, plan.raw, BATCH * plan.inputs);
    this.#quantised = plan.quantised;
  }

  /** Reserves the lexicon's places; open it when the memory exists. */
  static plan(model: ModelFile, plan: MemoryPlan): LexiconPlan {
    const layer = plan.linear(model, 'forms');
    const { inputs } = layer;
    return {
      layer,
      hidden: model.section('cell.0.vf', 'f32').shape[1] ?? 0,
      outputs: model.section('forms.bias', 'f32').shape[0] ?? 0,
      inputs,
      rows: plan.reserve(CAPACITY * layer.padded * 4),
      raw: plan.reserve(BATCH * inputs * 4),
      quantised: plan.reserve(BATCH * inputs * 2),
    };
  }

  /** Makes room for `count` more forms, forgetting the kept ones where it must; rows given out before are then void. */
  makeRoom(count: number): void {
    if (this.#known.size + count <= CAPACITY) return;
    this.#known.clear();
    this.#waiting = [];
  }

  /** The row of a form. Its numbers are there after the next `flush`. */
  row(form: string): number {
    let row = this.#known.get(form);
    if (row === undefined) {
      row = this.#known.size;
      this.#known.set(form, row);
      this.#waiting.push(form);
      if (this.#waiting.length === BATCH) this.flush();
    }
    return row;
  }

  /** Computes what `row` has promised. */
  flush(): void {
    const count = this.#waiting.length;
    if (count === 0) return;
    const inputs = this.#inputs;
    this.#raw.fill(0, 0, count * inputs);
    this.#waiting.forEach((form, i) => {
      this.#describe(normalise(form), i * inputs);
    });
    this.#kernel.quantize(this.#rawAt, this.#quantised, count * inputs, ANY, UNIT);
    const first = this.#known.size - count;
    applyLinear(this.#kernel, this.#layer, this.#quantised, count, this.rows + first * this.width * 4);
    this.#waiting = [];
  }

  #describe(form: string, at: number): void {
    const raw = this.#raw;
    addRow(this.#words, wordId(form, this.#vocabulary), raw, at);
    const affixes = at + this.#words.columns;
    for (const bucket of ngrams(form, this.#ngrams.rows)) addRow(this.#ngrams, bucket, raw, affixes);
    const shapes = affixes + this.#ngrams.columns;
    for (const bit of shape(form)) raw[shapes + bit] = 1;
  }
}

export interface LexiconPlan {
  readonly layer: Linear;
  readonly hidden: number;
  readonly outputs: number;
  readonly inputs: number;
  readonly rows: number;
  readonly raw: number;
  readonly quantised: number;
}
