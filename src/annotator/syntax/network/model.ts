import * as v from 'valibot';
import { crc32 } from './crc32.ts';

/** The container of all that was learned; training/FORMAT.md describes it byte by byte. */

const MAGIC = 'PRLYMODL';
const VERSION = 1;
const PREFIX = 24;

const DTYPES = ['f32', 'i8', 'u4', 'i16', 'i32', 'utf8'] as const;
export type Dtype = (typeof DTYPES)[number];

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const sectionSchema = v.object({ dtype: v.picklist(DTYPES), shape: v.array(count), offset: count, length: count });
const headerSchema = v.object({
  name: v.string(),
  network: v.record(v.string(), v.unknown()),
  sections: v.record(v.string(), sectionSchema),
});

/** One named array: `bytes` is a view into the file, `shape` its sizes, slowest first. */
export interface Section {
  readonly dtype: Dtype;
  readonly shape: readonly number[];
  readonly bytes: Uint8Array;
}

/** Why a model file was refused: damaged, cut off, foreign, of another version. */
export class ModelError extends Error {
  override readonly name = 'ModelError';
}

/** A model file that was checked whole; its arrays are views into the file's bytes, except where alignment asks for a copy. */
export class ModelFile {
  readonly name: string;
  /** Sizes and settings of the network, as training wrote them; whoever needs one checks it. */
  readonly network: Readonly<Record<string, unknown>>;
  readonly #sections: ReadonlyMap<string, Section>;

  constructor(name: string, network: Record<string, unknown>, sections: ReadonlyMap<string, Section>) {
    this.name = name;
    this.network = network;
    this.#sections = sections;
  }

  has(name: string): boolean {
    return this.#sections.has(name);
  }

  /** The section of that name. Throws ModelError where there is none or it is of another type. */
  section(name: string, dtype?: Dtype): Section {
    const found = this.#sections.get(name);
    if (!found) throw new ModelError(`model file: no section "${name}"`);
    if (dtype && found.dtype !== dtype)
      throw new ModelError(`model file: section "${name}" is ${found.dtype}, not ${dtype}`);
    return found;
  }

  f32(name: string): Float32Array {
    const aligned = alignedBytes(this.section(name, 'f32').bytes, 4);
    return new Float32Array(aligned.buffer, aligned.byteOffset, aligned.byteLength / 4);
  }

  i8(name: string): Int8Array {
    const { bytes } = this.section(name, 'i8');
    return new Int8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  i16(name: string): Int16Array {
    const aligned = alignedBytes(this.section(name, 'i16').bytes, 2);
    return new Int16Array(aligned.buffer, aligned.byteOffset, aligned.byteLength / 2);
  }

  i32(name: string): Int32Array {
    const aligned = alignedBytes(this.section(name, 'i32').bytes, 4);
    return new Int32Array(aligned.buffer, aligned.byteOffset, aligned.byteLength / 4);
  }

  strings(name: string): string[] {
    const { bytes, shape } = this.section(name, 'utf8');
    return shape[0] === 0 ? [] : decodeUtf8(bytes, name).split('\n');
  }
}

function alignedBytes(bytes: Uint8Array, to: number): Uint8Array {
  return bytes.byteOffset % to === 0 ? bytes : bytes.slice();
}

function decodeUtf8(bytes: Uint8Array, what: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new ModelError(`model file: ${what} is not UTF-8`);
  }
}

/** Opens a model file. Throws ModelError unless every byte is as it was written. */
export function readModel(bytes: Uint8Array): ModelFile {
  if (bytes.length < PREFIX) throw new ModelError(`model file: cut off: ${bytes.length} bytes are less than a header`);
  for (let i = 0; i < MAGIC.length; i++) {
    if (bytes[i] !== MAGIC.charCodeAt(i)) throw new ModelError('model file: foreign: this is no Parley model');
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const version = view.getUint32(8, true);
  if (version !== VERSION)
    throw new ModelError(`model file: version ${version}, this program reads version ${VERSION}`);
  const headerLength = view.getUint32(12, true);
  const length = view.getUint32(16, true);
  if (length !== bytes.length)
    throw new ModelError(`model file: damaged: ${bytes.length} bytes where ${length} were written`);
  const sum = crc32(bytes, 24, bytes.length, crc32(new Uint8Array(4), 0, 4, crc32(bytes, 0, 20)));
  if (sum !== view.getUint32(20, true)) throw new ModelError('model file: damaged: the checksum differs');
  if (PREFIX + headerLength > bytes.length)
    throw new ModelError('model file: damaged: the header is longer than the file');
  const header = parseHeader(bytes.subarray(PREFIX, PREFIX + headerLength));
  const sections = new Map<string, Section>();
  for (const [name, { dtype, shape, offset, length: size }] of Object.entries(header.sections)) {
    if (offset < PREFIX + headerLength || offset + size > bytes.length) {
      throw new ModelError(`model file: section "${name}" lies outside of the file`);
    }
    sections.set(name, { dtype, shape, bytes: bytes.subarray(offset, offset + size) });
  }
  for (const [name, section] of sections) checkShape(name, section, sections);
  return new ModelFile(header.name, header.network, sections);
}

function parseHeader(bytes: Uint8Array): v.InferOutput<typeof headerSchema> {
  let json: unknown;
  try {
    json = JSON.parse(decodeUtf8(bytes, 'header'));
  } catch (error) {
    throw error instanceof ModelError ? error : new ModelError('model file: the header is no JSON');
  }
  const parsed = v.safeParse(headerSchema, json);
  if (!parsed.success) throw new ModelError(`model file: the header is wrong: ${parsed.issues[0].message}`);
  return parsed.output;
}

function checkShape(name: string, { dtype, shape, bytes }: Section, sections: ReadonlyMap<string, Section>): void {
  const rows = shape[0] ?? 1;
  const columns = shape.slice(1).reduce((product, size) => product * size, 1);
  const sizes: Record<Dtype, number> = {
    f32: rows * columns * 4,
    i32: rows * columns * 4,
    i16: rows * columns * 2,
    i8: rows * columns,
    u4: rows * Math.ceil(columns / 2),
    utf8: bytes.length,
  };
  if (sizes[dtype] !== bytes.length)
    throw new ModelError(`model file: section "${name}" has ${bytes.length} bytes, its shape says ${sizes[dtype]}`);
  if (dtype !== 'i8' && dtype !== 'u4') return;
  const scale = sections.get(`${name}.scale`);
  if (scale?.dtype !== 'f32' || scale.shape.length !== 1 || scale.shape[0] !== rows) {
    throw new ModelError(`model file: section "${name}" has no scales for its ${rows} rows`);
  }
}

/** A number among the network's settings. Throws ModelError where there is none. */
export function settingOf(model: ModelFile, name: string): number {
  const value = model.network[name];
  if (typeof value !== 'number') throw new ModelError(`model file: no setting "${name}"`);
  return value;
}
