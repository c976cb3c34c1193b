/**
 * Zips whose bytes depend on nothing but what is in them: names sorted, one fixed time, no attributes of the machine.
 *
 * fflate: writes a zip with a time of our choosing, in 8 kB without dependencies of its own.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Zippable, zipSync } from 'fflate';

/** The earliest that a zip can name; read in the machine's own time zone, so that the bytes are the same in all. */
const TIME = new Date(1980, 0, 1);

/** Contents by their paths, with forward slashes. */
export type Files = ReadonlyMap<string, Uint8Array>;

export function zip(content: Files): Uint8Array {
  const files: Zippable = {};
  for (const [name, bytes] of [...content].sort(([a], [b]) => (a < b ? -1 : 1))) files[name] = bytes;
  return zipSync(files, { level: 9, mtime: TIME });
}

/** Every file below a folder. */
export function filesOf(root: string): Files {
  const names = readdirSync(root, { recursive: true, encoding: 'utf8' });
  const files = names.filter((name) => statSync(join(root, name)).isFile());
  return new Map(files.map((name) => [name.replaceAll('\\', '/'), readFileSync(join(root, name))]));
}
