import type { ModelFile } from '../model.ts';
import { createKernel, type Kernel } from './kernel.ts';

/** Where a linear layer lies in the kernel's memory. */
export interface Linear {
  /** Inputs to the next multiple of 8: how many integers a row of activations takes. */
  readonly inputs: number;
  readonly outputs: number;
  /** `outputs` to the next multiple of 8: how many floats a row of results takes. */
  readonly padded: number;
  readonly weight: number;
  readonly scale: number;
  readonly bias: number;
}

const ALIGN = 16;

/** The network reads at most so many tokens at once: a chunk of whole sentences, or a piece of a very long one. */
export const MAX_TOKENS = 256;

/** Activations are integers, one is 2048: their greatest value, 15.99, fits an i16. */
export const UNIT = 2048;
/** Below every activation: quantising with it keeps negative ones. */
export const ANY = -16;

/** Plans the kernel's memory: places are reserved first, filled when the memory exists. */
export class MemoryPlan {
  #size = ALIGN;
  readonly #fills: ((buffer: ArrayBuffer) => void)[] = [];

  /** The address of `bytes` of memory for working space. */
  reserve(bytes: number): number {
    const at = this.#size;
    this.#size = Math.ceil((at + bytes) / ALIGN) * ALIGN;
    return at;
  }

  /** The address of a copy of `values`. */
  floats(values: Float32Array): number {
    const at = this.reserve(values.length * 4);
    this.#fills.push((buffer) => new Float32Array(buffer, at, values.length).set(values));
    return at;
  }

  /**
   * A linear layer from the sections `name.weight` (i8 [outputs, inputs…]), `name.weight.scale` and, where there is one,
   * `name.bias` (f32). What one step of an activation is worth is folded into the scales.
   */
  linear(model: ModelFile, name: string): Linear {
    const { shape } = model.section(`${name}.weight`, 'i8');
    const outputs = shape[0] ?? 0;
    const inputs = shape.slice(1).reduce((product, size) => product * size, 1);
    const values = model.i8(`${name}.weight`);
    const scales = model.f32(`${name}.weight.scale`);
    const padded = Math.ceil(outputs / 8) * 8;
    const width = Math.ceil(inputs / 8) * 8;
    const weight = this.reserve(padded * width * 2);
    this.#fills.push((buffer) =>
      packWeights(new Int16Array(buffer, weight, padded * width), values, outputs, inputs, width),
    );
    const scale = new Float32Array(padded);
    for (let j = 0; j < outputs; j++) scale[j] = (scales[j] as number) / UNIT;
    const bias = new Float32Array(padded);
    if (model.has(`${name}.bias`)) bias.set(model.f32(`${name}.bias`));
    return { inputs: width, outputs, padded, weight, scale: this.floats(scale), bias: this.floats(bias) };
  }

  /** The kernel with everything in place. */
  async build(portable: boolean): Promise<Kernel> {
    const kernel = await createKernel(this.#size, portable);
    for (const fill of this.#fills) fill(kernel.buffer);
    this.#fills.length = 0;
    return kernel;
  }
}

/** Bytes [outputs, inputs] widened to the kernel's order [outputs / 8, inputs / 2, 8 columns, 2]; what is missing stays zero. */
function packWeights(packed: Int16Array, values: Int8Array, outputs: number, inputs: number, width: number): void {
  const panel = width * 8;
  for (let j = 0; j < outputs; j++) {
    const column = (j >> 3) * panel + (j & 7) * 2;
    const row = j * inputs;
    for (let k = 0; k < inputs; k++) packed[column + (k >> 1) * 16 + (k & 1)] = values[row + k] as number;
  }
}

/** Runs a layer over `rows` rows of quantised activations at `from`; results go to `to`, `layer.padded` floats a row. */
export function applyLinear(kernel: Kernel, layer: Linear, from: number, rows: number, to: number): void {
  kernel.gemm(from, rows, layer.inputs / 2, layer.weight, layer.outputs, layer.scale, layer.bias, to, layer.padded);
}
