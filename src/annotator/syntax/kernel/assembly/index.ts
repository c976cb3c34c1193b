// The arithmetic of the network, in AssemblyScript with 128-bit SIMD. Addresses are byte offsets into the one memory.
//
// Every function has a twin in ../portable.ts with the same results bit for bit: integer sums are exact in any order, and every
// floating operation here is a plain f32 add, multiply, divide, minimum or maximum in a fixed order (no fused or relaxed ones).

/** One activation unit as an integer: ±16 is the range of an i16. */
const UNIT: f32 = 2048;
const LIMIT: f32 = 32767;

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

/** dst[i] = i16(round(clamp(src[i]) · 2048)), halves to even; `count` floats, a multiple of 8. Values below `floor` become `floor`. */
export function quantize(src: usize, dst: usize, count: i32, floor: f32): void {
  const unit = f32x4.splat(UNIT), low = f32x4.splat(max<f32>(floor * UNIT, -LIMIT)), high = f32x4.splat(LIMIT);
  const end = dst + ((<usize>count) << 1);
  for (; dst < end; dst += 16, src += 32) {
    const x = f32x4.nearest(f32x4.min(f32x4.max(f32x4.mul(v128.load(src), unit), low), high));
    const y = f32x4.nearest(f32x4.min(f32x4.max(f32x4.mul(v128.load(src, 16), unit), low), high));
    v128.store(dst, i16x8.narrow_i32x4_s(i32x4.trunc_sat_f32x4_s(x), i32x4.trunc_sat_f32x4_s(y)));
  }
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
 * tanh as the quotient of two polynomials (the coefficients of Eigen's `generic_fast_tanh_float`, error below 4e-7),
 * chosen because it needs no table and no exponent tricks, so that SIMD and plain code agree bit for bit.
 */
// @ts-ignore: decorator
@inline
function tanh4(v: v128): v128 {
  const x = f32x4.min(f32x4.max(v, f32x4.splat(-7.9053111)), f32x4.splat(7.9053111));
  const q = f32x4.mul(x, x);
  let p = f32x4.add(f32x4.mul(q, f32x4.splat(-2.76076847742355e-16)), f32x4.splat(2.00018790482477e-13));
  p = f32x4.add(f32x4.mul(q, p), f32x4.splat(-8.60467152213735e-11));
  p = f32x4.add(f32x4.mul(q, p), f32x4.splat(5.12229709037114e-08));
  p = f32x4.add(f32x4.mul(q, p), f32x4.splat(1.48572235717979e-05));
  p = f32x4.add(f32x4.mul(q, p), f32x4.splat(6.37261928875436e-04));
  p = f32x4.add(f32x4.mul(q, p), f32x4.splat(4.89352455891786e-03));
  let d = f32x4.add(f32x4.mul(q, f32x4.splat(1.19825839466702e-06)), f32x4.splat(1.18534705686654e-04));
  d = f32x4.add(f32x4.mul(q, d), f32x4.splat(2.26843463243900e-03));
  d = f32x4.add(f32x4.mul(q, d), f32x4.splat(4.89352518554385e-03));
  return f32x4.div(f32x4.mul(x, p), d);
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
  const one = f32x4.splat(1), high = f32x4.splat(LIMIT / UNIT), low = f32x4.splat(-LIMIT / UNIT);
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

/** out[i, j] = Σ a[i, k] · b[j, k] in f32: four running sums by k modulo 4, added as (0 + 1) + (2 + 3); `width` a multiple of 4. */
export function dots(a: usize, rows: i32, b: usize, columns: i32, width: i32, out: usize, stride: i32): void {
  const bytes = (<usize>width) << 2;
  for (let i = 0; i < rows; i++) {
    const x = a + <usize>i * bytes;
    let o = out + ((<usize>i * <usize>stride) << 2);
    let y = b;
    for (let j = 0; j < columns; j++) {
      let s = f32x4.splat(0);
      for (let k: usize = 0; k < bytes; k += 16) s = f32x4.add(s, f32x4.mul(v128.load(x + k), v128.load(y + k)));
      store<f32>(o, f32x4.extract_lane(s, 0) + f32x4.extract_lane(s, 1) + (f32x4.extract_lane(s, 2) + f32x4.extract_lane(s, 3)));
      y += bytes;
      o += 4;
    }
  }
}

/** dst[i] = max(0, a[i] + b[i]), clamped to the range of activations and quantised; `count` a multiple of 8. */
export function sumRelu(a: usize, b: usize, dst: usize, count: i32): void {
  const unit = f32x4.splat(UNIT), low = f32x4.splat(0), high = f32x4.splat(LIMIT);
  const end = dst + ((<usize>count) << 1);
  for (; dst < end; dst += 16, a += 32, b += 32) {
    const x = f32x4.mul(f32x4.add(v128.load(a), v128.load(b)), unit);
    const y = f32x4.mul(f32x4.add(v128.load(a, 16), v128.load(b, 16)), unit);
    v128.store(dst, i16x8.narrow_i32x4_s(
      i32x4.trunc_sat_f32x4_s(f32x4.nearest(f32x4.min(f32x4.max(x, low), high))),
      i32x4.trunc_sat_f32x4_s(f32x4.nearest(f32x4.min(f32x4.max(y, low), high))),
    ));
  }
}
