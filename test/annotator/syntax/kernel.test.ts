import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createKernel, type Kernel } from '../../../src/annotator/syntax/network/kernel/kernel.ts';

const BYTES = 1 << 20;
const [simd, portable] = await Promise.all([createKernel(BYTES), createKernel(BYTES, true)]);

/** Fills both memories with the same numbers (some of them extreme), runs both, and compares every byte. */
function agree(seed: number, run: (kernel: Kernel) => void): void {
  let state = seed >>> 0;
  const random = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  const extremes = [
    0,
    -0,
    1e-30,
    -1e-30,
    15.9995,
    -15.9995,
    16,
    -16,
    100,
    -100,
    1 / 4096,
    3 / 4096,
    -1 / 4096,
    5 / 4096,
    0.5,
    1e9,
    -1e9,
  ];
  const numbers = Float32Array.from({ length: 1 << 16 }, () =>
    random() < 0.1 ? (extremes[Math.floor(random() * extremes.length)] as number) : (random() - 0.5) * 12,
  );
  const integers = Int16Array.from({ length: 1 << 17 }, () => Math.floor((random() - 0.5) * 65535));
  for (const kernel of [simd, portable]) {
    new Float32Array(kernel.buffer).set(numbers, 0);
    new Int16Array(kernel.buffer).set(integers, 1 << 17);
    new Int32Array(kernel.buffer).set(
      Int32Array.from({ length: 64 }, (_, i) => (i * 7) % 16),
      1 << 17,
    );
    new Float32Array(kernel.buffer).fill(0, 3 << 16);
    run(kernel);
  }
  expect(Buffer.compare(Buffer.from(simd.buffer), Buffer.from(portable.buffer))).toBe(0);
}

const I16 = 1 << 18;
const I32 = 1 << 19;
const OUT = 3 << 18;
const seeds = fc.integer();

describe('the kernel', () => {
  it('runs with SIMD here, so that the comparison means something', () => {
    expect(simd.simd).toBe(true);
    expect(portable.simd).toBe(false);
  });

  it('multiplies matrices alike, every bit', () => {
    fc.assert(
      fc.property(
        seeds,
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 1, max: 128 }),
        fc.integer({ min: 1, max: 33 }),
        (seed, m, pairs, n) => {
          agree(seed, (k) => {
            // Weights are bytes that were widened; activations fill the whole range.
            const weights = new Int16Array(k.buffer, I16 + 8192, 40 * 256);
            for (let i = 0; i < weights.length; i++) weights[i] = (weights[i] as number) >> 8;
            k.gemm(I16, m, pairs, I16 + 8192, n, 0, 4096, OUT, 40);
          });
        },
      ),
      { numRuns: 30 },
    );
  });

  it('quantises alike, every bit', () => {
    fc.assert(
      fc.property(seeds, fc.constantFrom(-100, 0), (seed, floor) =>
        agree(seed, (k) => k.quantize(0, OUT, 4096, floor, 2048)),
      ),
      { numRuns: 20 },
    );
  });

  it('runs the recurrence alike in both directions, every bit', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 1, max: 40 }), (seed, rows) => {
        agree(seed, (k) => {
          k.sru(0, 96, 40_000, 32, 60_000, 60_500, 61_000, OUT, 64, rows, 32);
          k.sru((rows - 1) * 384, -96, 40_000, 32, 60_000, 60_500, 61_000, OUT + 128 + (rows - 1) * 256, -64, rows, 32);
        });
      }),
      { numRuns: 30 },
    );
  });

  it('gathers, multiplies vectors, adds, clamps and copies alike, every bit', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 1, max: 20 }), (seed, rows) => {
        agree(seed, (k) => {
          k.gather(0, 96, I32, 20_000, I32 + 64, rows, 64, OUT);
          k.dots(I16, 88, rows, I16 + 8192, 96, rows, 80, 1 / 16384, OUT + 65_536, 24);
          k.sumRelu(0, 64, 16_384, 128, I32 + 64, rows, 64, OUT + 131_072);
          k.taps(I16, rows, 24, 3, OUT + 163_840);
          k.addRelu(0, 16_384, 4096);
          k.mixRelu(0, 4096, 16_384, 32_768, I32 + 64, I32 + 128, rows, 64, OUT + 131_072);
          k.addRows(0, 64, 16_384, 128, I32 + 64, rows, 48, OUT + 196_608, 48);
        });
      }),
      { numRuns: 30 },
    );
  });

  it('has a tanh close to the true one', () => {
    const f32 = new Float32Array(simd.buffer);
    f32.fill(0);
    // With F far below zero the cell takes x whole, with R far above zero the output is tanh of it.
    for (let k = 0; k < 32; k++) {
      f32[k] = (k - 16) / 3;
      f32[32 + k] = -40;
      f32[64 + k] = 40;
    }
    simd.sru(0, 96, 4096, 32, 8192, 8192, 12_288, OUT, 32, 1, 32);
    for (let k = 0; k < 32; k++) expect(f32[OUT / 4 + k]).toBeCloseTo(Math.tanh((k - 16) / 3), 3);
  });

  it('is the one that its source compiles to', { timeout: 60_000 }, () => {
    expect(
      execFileSync('node', ['src/annotator/syntax/network/kernel/build.mjs', '--check'], { encoding: 'utf8' }),
    ).toBe('');
  });
});
