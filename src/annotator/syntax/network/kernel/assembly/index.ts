// The arithmetic of the network, in AssemblyScript with 128-bit SIMD. Addresses are byte offsets into the one memory.
//
// Every function has a twin in ../portable.ts with the same results bit for bit: integer sums are exact in any order, and every
// floating operation here is a plain f32 add, multiply, divide, minimum or maximum in a fixed order (no fused or relaxed ones).

/** The greatest activation; as an integer one is 2048, so that all fit an i16. */
const CLIP: f32 = 15.99;
const UNIT: f32 = 2048;

/**
 * out[i, j] = f32(Σ a[i, k] · w[j, k]) · scale[j] + bias[j]
 * a: i16 [m, 2·pairs]; w: i16, packed [⌈n/8⌉, pairs, 8 columns, 2]; scale, bias: f32 [n to the next 8]; out: f32, `stride` floats a row,
 * n is written to the next multiple of 8. Packed this way, one multiplication gives four columns and nothing is added across lanes.
 */
export function gemm(a: usize, m: i32, pairs: i32, w: usize, n: i32, scale: usize, bias: usize, out: usize, stride: i32): void {
  const rowBytes: usize = (<usize>pairs) << 2;
  const outBytes: usize = (<usize>stride) << 2;
  const panels = (n + 7) >> 3;
  let i = 0;
  for (; i + 4 <= m; i += 4) {
    const a0 = a + <usize>i * rowBytes;
    const o0 = out + <usize>i * outBytes;
    for (let p = 0; p < panels; p++) {
      panel4(a0, rowBytes, w + <usize>p * (rowBytes << 3), scale + ((<usize>p) << 5), bias + ((<usize>p) << 5), o0 + ((<usize>p) << 5), outBytes);
    }
  }
  for (; i < m; i++) {
    const a0 = a + <usize>i * rowBytes;
    const o0 = out + <usize>i * outBytes;
    for (let p = 0; p < panels; p++) {
      panel1(a0, rowBytes, w + <usize>p * (rowBytes << 3), scale + ((<usize>p) << 5), bias + ((<usize>p) << 5), o0 + ((<usize>p) << 5));
    }
  }
}

// @ts-ignore: decorator
@inline
function finish(sum: v128, scale: v128, bias: v128): v128 {
  return f32x4.add(f32x4.mul(f32x4.convert_i32x4_s(sum), scale), bias);
}

// @ts-ignore: decorator
@inline
function panel4(a: usize, rowBytes: usize, w: usize, scale: usize, bias: usize, out: usize, outBytes: usize): void {
  let s00 = i32x4.splat(0), s01 = i32x4.splat(0), s10 = i32x4.splat(0), s11 = i32x4.splat(0);
  let s20 = i32x4.splat(0), s21 = i32x4.splat(0), s30 = i32x4.splat(0), s31 = i32x4.splat(0);
  const end = a + rowBytes;
  const a1 = rowBytes, a2 = rowBytes << 1, a3 = a1 + a2;
  for (let x = a; x < end; x += 4) {
    const w0 = v128.load(w);
    const w1 = v128.load(w, 16);
    w += 32;
    let v = v128.load32_splat(x);
    s00 = i32x4.add(s00, i32x4.dot_i16x8_s(v, w0));
    s01 = i32x4.add(s01, i32x4.dot_i16x8_s(v, w1));
    v = v128.load32_splat(x + a1);
    s10 = i32x4.add(s10, i32x4.dot_i16x8_s(v, w0));
    s11 = i32x4.add(s11, i32x4.dot_i16x8_s(v, w1));
    v = v128.load32_splat(x + a2);
    s20 = i32x4.add(s20, i32x4.dot_i16x8_s(v, w0));
    s21 = i32x4.add(s21, i32x4.dot_i16x8_s(v, w1));
    v = v128.load32_splat(x + a3);
    s30 = i32x4.add(s30, i32x4.dot_i16x8_s(v, w0));
    s31 = i32x4.add(s31, i32x4.dot_i16x8_s(v, w1));
  }
  const c0 = v128.load(scale), c1 = v128.load(scale, 16), b0 = v128.load(bias), b1 = v128.load(bias, 16);
  v128.store(out, finish(s00, c0, b0));
  v128.store(out, finish(s01, c1, b1), 16);
  out += outBytes;
  v128.store(out, finish(s10, c0, b0));
  v128.store(out, finish(s11, c1, b1), 16);
  out += outBytes;
  v128.store(out, finish(s20, c0, b0));
  v128.store(out, finish(s21, c1, b1), 16);
  out += outBytes;
  v128.store(out, finish(s30, c0, b0));
  v128.store(out, finish(s31, c1, b1), 16);
}

// @ts-ignore: decorator
@inline
function panel1(a: usize, rowBytes: usize, w: usize, scale: usize, bias: usize, out: usize): void {
  let s0 = i32x4.splat(0), s1 = i32x4.splat(0);
  const end = a + rowBytes;
  for (let x = a; x < end; x += 4) {
    const v = v128.load32_splat(x);
    s0 = i32x4.add(s0, i32x4.dot_i16x8_s(v, v128.load(w)));
    s1 = i32x4.add(s1, i32x4.dot_i16x8_s(v, v128.load(w, 16)));
    w += 32;
  }
  v128.store(out, finish(s0, v128.load(scale), v128.load(bias)));
  v128.store(out, finish(s1, v128.load(scale, 16), v128.load(bias, 16)), 16);
}

/** dst[i] = i16(round(clamp(src[i], floor, CLIP) · unit)), halves to even; `count` floats, a multiple of 8; `unit` a power of two. */
export function quantize(src: usize, dst: usize, count: i32, floor: f32, unit: f32): void {
  const units = f32x4.splat(unit), low = f32x4.splat(max<f32>(floor, -CLIP)), high = f32x4.splat(CLIP);
  const end = dst + ((<usize>count) << 1);
  for (; dst < end; dst += 16, src += 32) {
    const x = f32x4.mul(f32x4.min(f32x4.max(v128.load(src), low), high), units);
    const y = f32x4.mul(f32x4.min(f32x4.max(v128.load(src, 16), low), high), units);
    v128.store(dst, rounded(x, y));
  }
}

// @ts-ignore: decorator
@inline
function rounded(x: v128, y: v128): v128 {
  return i16x8.narrow_i32x4_s(i32x4.trunc_sat_f32x4_s(f32x4.nearest(x)), i32x4.trunc_sat_f32x4_s(f32x4.nearest(y)));
}

/** dst[t, :] = table[index[t], from:] + context[code[t], :]; tables f32, indices i32, `width` floats, a multiple of 4. */
export function gather(
  table: usize, stride: i32, index: usize, context: usize, code: usize, rows: i32, width: i32, dst: usize,
): void {
  const bytes = (<usize>width) << 2;
  for (let t = 0; t < rows; t++) {
    let x = table + ((<usize>stride * <usize>load<i32>(index + ((<usize>t) << 2))) << 2);
    let y = context + bytes * <usize>load<i32>(code + ((<usize>t) << 2));
    const end = dst + bytes;
    for (; dst < end; dst += 16, x += 16, y += 16) v128.store(dst, f32x4.add(v128.load(x), v128.load(y)));
  }
}

/**
 * tanh by its continued fraction, cut after the seventh step (error below 2e-4 where it is cut off at ±4.97, 1e-6 in the middle): no table, no
 * tricks with exponents, so that SIMD and plain code agree bit for bit. Training computes the same one.
 */
// @ts-ignore: decorator
@inline
function tanh4(v: v128): v128 {
  const x = f32x4.min(f32x4.max(v, f32x4.splat(-4.97)), f32x4.splat(4.97));
  const s = f32x4.mul(x, x);
  let n = f32x4.add(s, f32x4.splat(378));
  n = f32x4.add(f32x4.mul(n, s), f32x4.splat(17325));
  n = f32x4.add(f32x4.mul(n, s), f32x4.splat(135135));
  let d = f32x4.add(f32x4.mul(s, f32x4.splat(28)), f32x4.splat(3150));
  d = f32x4.add(f32x4.mul(d, s), f32x4.splat(62370));
  d = f32x4.add(f32x4.mul(d, s), f32x4.splat(135135));
  const y = f32x4.div(f32x4.mul(x, n), d);
  return f32x4.min(f32x4.max(y, f32x4.splat(-1)), f32x4.splat(1));
}

// @ts-ignore: decorator
@inline
function sigmoid4(v: v128): v128 {
  const half = f32x4.splat(0.5);
  return f32x4.add(f32x4.mul(tanh4(f32x4.mul(v, half)), half), half);
}

/**
 * One direction of a simple recurrent unit over `rows` tokens:
 *   f = σ(F + vf·c), r = σ(R + vr·c), c' = f·c + (1 − f)·x, h = clamp(r·tanh(c') + (1 − r)·skip)
 * u: f32 [x, F, R], each `hidden` wide, `strideU` floats from token to token; skip likewise by `strideS`; out by `strideO`. vf, vr, cell:
 * f32 [hidden]; `cell` is working space. Strides are negative for the backward direction, the addresses then those of the last token.
 */
export function sru(
  u: usize, strideU: i32, skip: usize, strideS: i32, vf: usize, vr: usize, cell: usize, out: usize, strideO: i32,
  rows: i32, hidden: i32,
): void {
  const bytes = (<usize>hidden) << 2;
  const one = f32x4.splat(1), high = f32x4.splat(CLIP), low = f32x4.splat(-CLIP);
  memory.fill(cell, 0, bytes);
  for (let t = 0; t < rows; t++) {
    for (let k: usize = 0; k < bytes; k += 16) {
      const c = v128.load(cell + k);
      const f = sigmoid4(f32x4.add(v128.load(u + bytes + k), f32x4.mul(v128.load(vf + k), c)));
      const r = sigmoid4(f32x4.add(v128.load(u + bytes + bytes + k), f32x4.mul(v128.load(vr + k), c)));
      const d = f32x4.add(f32x4.mul(f, c), f32x4.mul(f32x4.sub(one, f), v128.load(u + k)));
      const h = f32x4.add(f32x4.mul(r, tanh4(d)), f32x4.mul(f32x4.sub(one, r), v128.load(skip + k)));
      v128.store(cell + k, d);
      v128.store(out + k, f32x4.min(f32x4.max(h, low), high));
    }
    u += <usize>(strideU << 2);
    skip += <usize>(strideS << 2);
    out += <usize>(strideO << 2);
  }
}

/**
 * out[i, j] = f32(Σ a[i, k] · b[j, k]) · scale; a, b: i16, `strideA` and `strideB` integers a row, `width` of them used, a multiple of 8;
 * out: f32, `stride` floats a row.
 */
export function dots(
  a: usize, strideA: i32, rows: i32, b: usize, strideB: i32, columns: i32, width: i32, scale: f32, out: usize, stride: i32,
): void {
  const bytes = (<usize>width) << 1;
  for (let i = 0; i < rows; i++) {
    const x = a + ((<usize>i * <usize>strideA) << 1);
    let o = out + ((<usize>i * <usize>stride) << 2);
    let y = b;
    for (let j = 0; j < columns; j++) {
      let s = i32x4.splat(0);
      for (let k: usize = 0; k < bytes; k += 16) s = i32x4.add(s, i32x4.dot_i16x8_s(v128.load(x + k), v128.load(y + k)));
      const sum = i32x4.extract_lane(s, 0) + i32x4.extract_lane(s, 1) + i32x4.extract_lane(s, 2) + i32x4.extract_lane(s, 3);
      store<f32>(o, <f32>sum * scale);
      y += (<usize>strideB) << 1;
      o += 4;
    }
  }
}

/**
 * dst[t, :] = max(0, a[t, :] + b[index[t], :]), clamped to the range of activations and quantised.
 * a, b: f32, `strideA` and `strideB` floats a row; index: i32; dst: i16, `width` a row, a multiple of 8.
 */
export function sumRelu(a: usize, strideA: i32, b: usize, strideB: i32, index: usize, rows: i32, width: i32, dst: usize): void {
  const unit = f32x4.splat(UNIT), low = f32x4.splat(0), high = f32x4.splat(CLIP);
  for (let t = 0; t < rows; t++) {
    let x = a + ((<usize>strideA * <usize>t) << 2);
    let y = b + ((<usize>strideB * <usize>load<i32>(index + ((<usize>t) << 2))) << 2);
    const end = dst + ((<usize>width) << 1);
    for (; dst < end; dst += 16, x += 32, y += 32) {
      const v = f32x4.min(f32x4.max(f32x4.add(v128.load(x), v128.load(y)), low), high);
      const w = f32x4.min(f32x4.max(f32x4.add(v128.load(x, 16), v128.load(y, 16)), low), high);
      v128.store(dst, rounded(f32x4.mul(v, unit), f32x4.mul(w, unit)));
    }
  }
}

/** at[i] = min(at[i] + max(0, add[i]), CLIP); `count` floats, a multiple of 4. */
export function addRelu(at: usize, add: usize, count: i32): void {
  const low = f32x4.splat(0), high = f32x4.splat(CLIP);
  const end = at + ((<usize>count) << 2);
  for (; at < end; at += 16, add += 16) {
    v128.store(at, f32x4.min(f32x4.add(v128.load(at), f32x4.max(v128.load(add), low)), high));
  }
}

/**
 * dst[t, :] = min(max(0, a[t, :] + b + c[t, :] + d[first[t], :] + d[second[t], :]), CLIP), added from left to right;
 * a, c, d, dst: f32 [rows, width] (d as many rows as it has); b: f32 [width]; first, second: i32 [rows].
 */
export function mixRelu(a: usize, b: usize, c: usize, d: usize, first: usize, second: usize, rows: i32, width: i32, dst: usize): void {
  const low = f32x4.splat(0), high = f32x4.splat(CLIP);
  const bytes = (<usize>width) << 2;
  for (let t = 0; t < rows; t++) {
    const p = d + bytes * <usize>load<i32>(first + ((<usize>t) << 2));
    const q = d + bytes * <usize>load<i32>(second + ((<usize>t) << 2));
    for (let k: usize = 0; k < bytes; k += 16) {
      let x = f32x4.add(v128.load(a + k), v128.load(b + k));
      x = f32x4.add(x, v128.load(c + k));
      x = f32x4.add(x, v128.load(p + k));
      x = f32x4.add(x, v128.load(q + k));
      v128.store(dst + k, f32x4.min(f32x4.max(x, low), high));
    }
    a += bytes;
    c += bytes;
    dst += bytes;
  }
}

/** dst[t, :] = a[t, :] + b[index[t], :]; f32, strides in floats a row, `width` a multiple of 4; index: i32. `dst` may be `a`. */
export function addRows(
  a: usize, strideA: i32, b: usize, strideB: i32, index: usize, rows: i32, width: i32, dst: usize, strideD: i32,
): void {
  for (let t = 0; t < rows; t++) {
    let x = a + ((<usize>strideA * <usize>t) << 2);
    let y = b + ((<usize>strideB * <usize>load<i32>(index + ((<usize>t) << 2))) << 2);
    let z = dst + ((<usize>strideD * <usize>t) << 2);
    const end = z + ((<usize>width) << 2);
    for (; z < end; z += 16, x += 16, y += 16) v128.store(z, f32x4.add(v128.load(x), v128.load(y)));
  }
}

/** dst[t, :] = src[t − dilation, :] · src[t, :] · src[t + dilation, :], one after the other, zeros beyond the ends: i16, `width` a multiple of 8. */
export function taps(src: usize, rows: i32, width: i32, dilation: i32, dst: usize): void {
  const bytes = (<usize>width) << 1;
  for (let t = 0; t < rows; t++) {
    for (let tap = -1; tap <= 1; tap++) {
      const from = t + tap * dilation;
      if (from < 0 || from >= rows) memory.fill(dst, 0, bytes);
      else memory.copy(dst, src + <usize>from * bytes, bytes);
      dst += bytes;
    }
  }
}
