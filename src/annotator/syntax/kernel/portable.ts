import type { Kernel } from './kernel.ts';

/**
 * The kernel in plain TypeScript, for browsers without WebAssembly SIMD. Same functions, same results bit for bit: every floating
 * operation is rounded to f32 by Math.fround, in the order in which assembly/index.ts does it. See there for what each one means.
 */

const UNIT = 2048;
const LIMIT = 32767;
const { fround } = Math;
const CLAMP = fround(LIMIT / UNIT);

/** Rounds to the nearest integer, halves to the even one, as f32x4.nearest does; for |x| < 2^31. */
function nearest(x: number): number {
  const down = Math.floor(x);
  const rest = x - down;
  if (rest !== 0.5) return rest < 0.5 ? down : down + 1;
  return down % 2 === 0 ? down : down + 1;
}

const TANH_LIMIT = fround(7.9053111);
const NUMERATOR = [
  -2.76076847742355e-16, 2.00018790482477e-13, -8.60467152213735e-11, 5.12229709037114e-8, 1.48572235717979e-5,
  6.37261928875436e-4, 4.89352455891786e-3,
].map(fround) as [number, number, number, number, number, number, number];
const DENOMINATOR = [1.19825839466702e-6, 1.18534705686654e-4, 2.268434632439e-3, 4.89352518554385e-3].map(fround) as [
  number,
  number,
  number,
  number,
];

function tanh(v: number): number {
  const x = Math.min(Math.max(v, -TANH_LIMIT), TANH_LIMIT);
  const q = fround(x * x);
  let p = fround(fround(q * NUMERATOR[0]) + NUMERATOR[1]);
  p = fround(fround(q * p) + NUMERATOR[2]);
  p = fround(fround(q * p) + NUMERATOR[3]);
  p = fround(fround(q * p) + NUMERATOR[4]);
  p = fround(fround(q * p) + NUMERATOR[5]);
  p = fround(fround(q * p) + NUMERATOR[6]);
  let d = fround(fround(q * DENOMINATOR[0]) + DENOMINATOR[1]);
  d = fround(fround(q * d) + DENOMINATOR[2]);
  d = fround(fround(q * d) + DENOMINATOR[3]);
  return fround(fround(x * p) / d);
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
    quantize(src, dst, count, floor) {
      const low = Math.max(fround(fround(floor) * UNIT), -LIMIT);
      for (let i = 0; i < count; i++) {
        i16[(dst >> 1) + i] = nearest(Math.min(Math.max(fround(F((src >> 2) + i) * UNIT), low), LIMIT));
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
          f32[o + k] = Math.min(Math.max(h, -CLAMP), CLAMP);
        }
      }
    },
    dots(a, rows, b, columns, width, out, stride) {
      for (let i = 0; i < rows; i++) {
        for (let j = 0; j < columns; j++) {
          const x = (a >> 2) + i * width;
          const y = (b >> 2) + j * width;
          let s0 = 0;
          let s1 = 0;
          let s2 = 0;
          let s3 = 0;
          for (let k = 0; k < width; k += 4) {
            s0 = fround(s0 + fround(F(x + k) * F(y + k)));
            s1 = fround(s1 + fround(F(x + k + 1) * F(y + k + 1)));
            s2 = fround(s2 + fround(F(x + k + 2) * F(y + k + 2)));
            s3 = fround(s3 + fround(F(x + k + 3) * F(y + k + 3)));
          }
          f32[(out >> 2) + i * stride + j] = fround(fround(s0 + s1) + fround(s2 + s3));
        }
      }
    },
    sumRelu(a, b, dst, count) {
      for (let i = 0; i < count; i++) {
        const sum = fround(fround(F((a >> 2) + i) + F((b >> 2) + i)) * UNIT);
        i16[(dst >> 1) + i] = nearest(Math.min(Math.max(sum, 0), LIMIT));
      }
    },
  };
}
