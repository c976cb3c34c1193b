import type { Chunk } from './chunks.ts';
import type { Kernel } from './kernel/kernel.ts';
import { ANY, applyLinear, type Linear, MAX_TOKENS, type MemoryPlan, UNIT } from './kernel/memory.ts';
import { Lexicon, type LexiconPlan } from './lexicon.ts';
import type { ModelFile } from './model.ts';

interface Cell {
  readonly vf: number;
  readonly vr: number;
}

export interface EncoderPlan {
  readonly lexicon: LexiconPlan;
  readonly hidden: number;
  readonly context: number;
  readonly cells: readonly Cell[];
  readonly gates: readonly Linear[];
  readonly index: number;
  readonly codes: number;
  readonly inputs: number;
  readonly states: readonly [number, number];
  readonly quantised: number;
  readonly cell: number;
}

/** The recurrent encoder: a bidirectional simple recurrent unit of a few layers over the lexicon's rows. */
export class Encoder {
  readonly lexicon: Lexicon;
  /** Address of i32 [tokens]: the lexicon's row of each token of the last chunk. */
  readonly index: number;
  /** Address of the last chunk's encodings, quantised: i16 [tokens, 2 · hidden]. */
  readonly quantised: number;
  readonly #kernel: Kernel;
  readonly #plan: EncoderPlan;
  readonly #index: Int32Array;
  readonly #codes: Int32Array;

  static plan(model: ModelFile, plan: MemoryPlan): EncoderPlan {
    const hidden = model.section('cell.0.vf', 'f32').shape[1] ?? 0;
    let layers = 1;
    while (model.has(`cell.${layers}.vf`)) layers++;
    const width = 2 * hidden;
    return {
      lexicon: Lexicon.plan(model, plan),
      hidden,
      context: plan.floats(model.f32('context')),
      cells: Array.from({ length: layers }, (_, i) => ({
        vf: plan.floats(model.f32(`cell.${i}.vf`)),
        vr: plan.floats(model.f32(`cell.${i}.vr`)),
      })),
      gates: Array.from({ length: layers - 1 }, (_, i) => plan.linear(model, `gates.${i + 1}`)),
      index: plan.reserve(MAX_TOKENS * 4),
      codes: plan.reserve(MAX_TOKENS * 4),
      inputs: plan.reserve(MAX_TOKENS * 4 * width * 4),
      states: [plan.reserve(MAX_TOKENS * width * 4), plan.reserve(MAX_TOKENS * width * 4)],
      quantised: plan.reserve(MAX_TOKENS * width * 2),
      cell: plan.reserve(hidden * 4),
    };
  }

  /** The width of an encoding. */
  get width(): number {
    return 2 * this.#plan.hidden;
  }

  constructor(kernel: Kernel, model: ModelFile, plan: EncoderPlan) {
    this.#kernel = kernel;
    this.#plan = plan;
    this.lexicon = new Lexicon(kernel, model, plan.lexicon);
    this.index = plan.index;
    this.quantised = plan.quantised;
    this.#index = new Int32Array(kernel.buffer, plan.index, MAX_TOKENS);
    this.#codes = new Int32Array(kernel.buffer, plan.codes, MAX_TOKENS);
  }

  /** Reads a chunk of at most MAX_TOKENS tokens; the encodings stand at `quantised` until the next one. */
  encode({ forms, contexts }: Pick<Chunk, 'forms' | 'contexts'>): void {
    const { hidden, context, cells, gates, inputs, states, quantised } = this.#plan;
    const rows = forms.length;
    const width = 2 * hidden;
    this.lexicon.makeRoom(rows);
    for (let t = 0; t < rows; t++) {
      this.#index[t] = this.lexicon.row(forms[t] as string);
      this.#codes[t] = contexts[t] as number;
    }
    this.lexicon.flush();
    const kernel = this.#kernel;
    // A row of the lexicon holds the gates of both directions, then what the first layer passes on.
    kernel.gather(
      this.lexicon.rows,
      this.lexicon.width,
      this.index,
      context,
      this.#plan.codes,
      rows,
      4 * width,
      inputs,
    );
    // Both neighbours' forms add their part to a token's gates.
    const { before, after, width: stride } = this.lexicon;
    const next = inputs + 4 * width * 4;
    kernel.addRows(next, 4 * width, before, stride, this.index, rows - 1, 3 * width, next, 4 * width);
    kernel.addRows(inputs, 4 * width, after, stride, this.index + 4, rows - 1, 3 * width, inputs, 4 * width);
    this.#recur(cells[0] as Cell, inputs, 4 * width, inputs + 3 * width * 4, 4 * width, states[0], rows);
    gates.forEach((layer, i) => {
      const from = states[i & 1] as number;
      kernel.quantize(from, quantised, rows * width, ANY, UNIT);
      applyLinear(kernel, layer, quantised, rows, inputs);
      this.#recur(cells[i + 1] as Cell, inputs, layer.padded, from, width, states[(i + 1) & 1] as number, rows);
    });
    kernel.quantize(states[gates.length & 1] as number, quantised, rows * width, ANY, UNIT);
  }

  /** Both directions of one layer: gates at `u`, what is passed on at `skip`, states to `out`. */
  #recur({ vf, vr }: Cell, u: number, strideU: number, skip: number, strideS: number, out: number, rows: number): void {
    const { hidden, cell } = this.#plan;
    const bytes = hidden * 4;
    const last = rows - 1;
    const strideO = 2 * hidden;
    this.#kernel.sru(u, strideU, skip, strideS, vf, vr, cell, out, strideO, rows, hidden);
    this.#kernel.sru(
      u + 3 * bytes + last * strideU * 4,
      -strideU,
      skip + bytes + last * strideS * 4,
      -strideS,
      vf + bytes,
      vr + bytes,
      cell,
      out + bytes + last * strideO * 4,
      -strideO,
      rows,
      hidden,
    );
  }
}
