import type { Kernel } from './kernel.ts';

/**
 * The kernel in plain TypeScript, for browsers without WebAssembly SIMD. Same functions, same results bit for bit: every floating
 * operation is rounded to f32 by Math.fround, in the order in which assembly/index.ts does it. See there for what each one means.
 */

const { fround } = Math;
const CLIP = fround(15.99);
const UNIT = 2048;

/** Rounds to the nearest integer, halves to the even one, as f32x4.nearest does; for |x| < 2^31. */
function nearest(x: number): number {
  const down = Math.floor(x);
  const rest = x - down;
  if (rest !== 0.5) return rest < 0.5 ? down : down + 1;
  return down % 2 === 0 ? down : down + 1;
}

const TANH_LIMIT = fround(4.97);

function tanh(v: number): number {
  const x = Math.min(Math.max(v, -TANH_LIMIT), TANH_LIMIT);
  const s = fround(x * x);
  let n = fround(s + 378);
  n = fround(fround(n * s) + 17325);
  n = fround(fround(n * s) + 135135);
  let d = fround(fround(s * 28) + 3150);
  d = fround(fround(d * s) + 62370);
  d = fround(fround(d * s) + 135135);
  return Math.min(Math.max(fround(fround(x * n) / d), -1), 1);
}

function sigmoid(v: number): number {
  return fround(fround(tanh(fround(v * 0.5)) * 0.5) + 0.5);
}

/** The portable kernel over `memory`. */
export function portableKernel(memory: ArrayBuffer): Kernel {
  const f32 = new Float32Array(memory);
  const i32 = new Int32Array(memory);
  const i16 = new Int16Array(memory);
  // Addresses are right by construction: the arrays cover the whole memory.
  const F = (at: number): number => f32[at] as number;
  const H = (at: number): number => i16[at] as number;
  return {
    buffer: memory,
    simd: false,
    gemm(a, m, pairs, w, n, scale, bias, out, stride) {
      const panels = (n + 7) >> 3;
      for (let i = 0; i < m; i++) {
        const row = (a >> 1) + i * pairs * 2;
        for (let j = 0; j < panels * 8; j++) {
          let at = (w >> 1) + (j >> 3) * pairs * 16 + (j & 7) * 2;
          let sum = 0;
          for (let k = 0; k < pairs; k++) {
            sum = (sum + H(row + 2 * k) * H(at) + H(row + 2 * k + 1) * H(at + 1)) | 0;
            at += 16;
          }
          f32[(out >> 2) + i * stride + j] = fround(fround(fround(sum) * F((scale >> 2) + j)) + F((bias >> 2) + j));
        }
      }
    },
    quantize(src, dst, count, floor, unit) {
      const low = Math.max(fround(floor), -CLIP);
      for (let i = 0; i < count; i++) {
        i16[(dst >> 1) + i] = nearest(fround(Math.min(Math.max(F((src >> 2) + i), low), CLIP) * unit));
      }
    },
    gather(table, stride, index, context, code, rows, width, dst) {
      for (let t = 0; t < rows; t++) {
        const x = (table >> 2) + stride * (i32[(index >> 2) + t] as number);
        const y = (context >> 2) + width * (i32[(code >> 2) + t] as number);
        for (let k = 0; k < width; k++) f32[(dst >> 2) + t * width + k] = F(x + k) + F(y + k);
      }
    },
    sru(u, strideU, skip, strideS, vf, vr, cell, out, strideO, rows, hidden) {
      const c0 = cell >> 2;
      f32.fill(0, c0, c0 + hidden);
      for (let t = 0; t < rows; t++) {
        const x = (u >> 2) + t * strideU;
        const s = (skip >> 2) + t * strideS;
        const o = (out >> 2) + t * strideO;
        for (let k = 0; k < hidden; k++) {
          const c = F(c0 + k);
          const f = sigmoid(fround(F(x + hidden + k) + fround(F((vf >> 2) + k) * c)));
          const r = sigmoid(fround(F(x + 2 * hidden + k) + fround(F((vr >> 2) + k) * c)));
          const d = fround(fround(f * c) + fround(fround(1 - f) * F(x + k)));
          const h = fround(fround(r * tanh(d)) + fround(fround(1 - r) * F(s + k)));
          f32[c0 + k] = d;
          f32[o + k] = Math.min(Math.max(h, -CLIP), CLIP);
        }
      }
    },
    dots(a, strideA, rows, b, strideB, columns, width, scale, out, stride) {
      for (let i = 0; i < rows; i++) {
        const x = (a >> 1) + i * strideA;
        for (let j = 0; j < columns; j++) {
          const y = (b >> 1) + j * strideB;
          let sum = 0;
          for (let k = 0; k < width; k++) sum = (sum + H(x + k) * H(y + k)) | 0;
          f32[(out >> 2) + i * stride + j] = fround(fround(sum) * fround(scale));
        }
      }
    },
    sumRelu(a, strideA, b, strideB, index, rows, width, dst) {
      for (let t = 0; t < rows; t++) {
        const x = (a >> 2) + t * strideA;
        const y = (b >> 2) + strideB * (i32[(index >> 2) + t] as number);
        for (let k = 0; k < width; k++) {
          const sum = Math.min(Math.max(fround(F(x + k) + F(y + k)), 0), CLIP);
          i16[(dst >> 1) + t * width + k] = nearest(fround(sum * UNIT));
        }
      }
    },
    addRelu(at, add, count) {
      const y = add >> 2;
      for (let i = 0; i < count; i++)
        f32[(at >> 2) + i] = Math.min(fround(F((at >> 2) + i) + Math.max(F(y + i), 0)), CLIP);
    },
    mixRelu(a, b, c, d, first, second, rows, width, dst) {
      for (let t = 0; t < rows; t++) {
        const p = (d >> 2) + width * (i32[(first >> 2) + t] as number);
        const q = (d >> 2) + width * (i32[(second >> 2) + t] as number);
        const row = t * width;
        for (let k = 0; k < width; k++) {
          let x = fround(F((a >> 2) + row + k) + F((b >> 2) + k));
          x = fround(x + F((c >> 2) + row + k));
          x = fround(x + F(p + k));
          x = fround(x + F(q + k));
          f32[(dst >> 2) + row + k] = Math.min(Math.max(x, 0), CLIP);
        }
      }
    },
    addRows(a, strideA, b, strideB, index, rows, width, dst, strideD) {
      for (let t = 0; t < rows; t++) {
        const x = (a >> 2) + t * strideA;
        const y = (b >> 2) + strideB * (i32[(index >> 2) + t] as number);
        for (let k = 0; k < width; k++) f32[(dst >> 2) + t * strideD + k] = F(x + k) + F(y + k);
      }
    },
    taps(src, rows, width, dilation, dst) {
      let to = dst >> 1;
      for (let t = 0; t < rows; t++) {
        for (let tap = -1; tap <= 1; tap++) {
          const from = t + tap * dilation;
          const row = (src >> 1) + from * width;
          if (from < 0 || from >= rows) i16.fill(0, to, to + width);
          else i16.copyWithin(to, row, row + width);
          to += width;
        }
      }
    },
  };
}
