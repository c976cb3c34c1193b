import { portableKernel } from './portable.ts';
import { KERNEL_BASE64 } from './wasm.ts';

/** The network's arithmetic over one memory; arguments are byte offsets into `buffer`. assembly/index.ts says what each function does. */
export interface Kernel {
  readonly buffer: ArrayBuffer;
  readonly simd: boolean;
  gemm(
    a: number,
    m: number,
    pairs: number,
    w: number,
    n: number,
    scale: number,
    bias: number,
    out: number,
    stride: number,
  ): void;
  quantize(src: number, dst: number, count: number, floor: number, unit: number): void;
  gather(
    table: number,
    stride: number,
    index: number,
    context: number,
    code: number,
    rows: number,
    width: number,
    dst: number,
  ): void;
  sru(
    u: number,
    strideU: number,
    skip: number,
    strideS: number,
    vf: number,
    vr: number,
    cell: number,
    out: number,
    strideO: number,
    rows: number,
    hidden: number,
  ): void;
  dots(
    a: number,
    strideA: number,
    rows: number,
    b: number,
    strideB: number,
    columns: number,
    width: number,
    scale: number,
    out: number,
    stride: number,
  ): void;
  sumRelu(
    a: number,
    strideA: number,
    b: number,
    strideB: number,
    index: number,
    rows: number,
    width: number,
    dst: number,
  ): void;
  addRelu(at: number, add: number, count: number): void;
  mixRelu(
    a: number,
    b: number,
    c: number,
    d: number,
    first: number,
    second: number,
    rows: number,
    width: number,
    dst: number,
  ): void;
  addRows(
    a: number,
    strideA: number,
    b: number,
    strideB: number,
    index: number,
    rows: number,
    width: number,
    dst: number,
    strideD: number,
  ): void;
  taps(src: number, rows: number, width: number, dilation: number, dst: number): void;
}

const PAGE = 65536;

/** A kernel with `bytes` of zeroed memory. `portable` asks for the plain one; it is also taken where WebAssembly or its SIMD is missing. */
export async function createKernel(bytes: number, portable = false): Promise<Kernel> {
  const pages = Math.ceil(bytes / PAGE);
  const module = portable ? null : await compiled();
  if (!module) return portableKernel(new ArrayBuffer(pages * PAGE));
  const memory = new WebAssembly.Memory({ initial: pages });
  const { exports } = await WebAssembly.instantiate(module, { env: { memory } });
  return { ...(exports as unknown as Omit<Kernel, 'buffer' | 'simd'>), buffer: memory.buffer, simd: true };
}

/** The compiled module, or null where this browser cannot run it. */
async function compiled(): Promise<WebAssembly.Module | null> {
  if (typeof WebAssembly === 'undefined') return null;
  const bytes = decodeBase64(KERNEL_BASE64);
  try {
    // Without SIMD the module does not compile; a page's policy may forbid compiling altogether.
    return await WebAssembly.compile(bytes);
  } catch {
    return null;
  }
}

function decodeBase64(text: string): Uint8Array<ArrayBuffer> {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  const values = new Map([...alphabet].map((char, i) => [char, i]));
  const bare = text.replace(/=+$/, '');
  const bytes = new Uint8Array((bare.length * 3) >> 2);
  let bits = 0;
  let held = 0;
  let at = 0;
  for (const char of bare) {
    bits = (bits << 6) | (values.get(char) ?? 0);
    held += 6;
    if (held >= 8) {
      held -= 8;
      bytes[at++] = (bits >> held) & 255;
      bits &= (1 << held) - 1;
    }
  }
  return bytes;
}
