import { readFile } from 'node:fs/promises';
import { Engine } from '../annotator/syntax/engine.ts';

/** The bytes of a model file; `dist/model/parley.model` lies beside the built command line. Throws Node's own error where it is missing. */
export async function modelBytes(
  path: string | URL = new URL('model/parley.model', import.meta.url),
): Promise<Uint8Array> {
  return new Uint8Array(await readFile(path));
}

/** The language engine of a model file. Throws ModelError where the file is damaged. */
export async function loadEngine(path?: string | URL): Promise<Engine> {
  return Engine.load(await modelBytes(path));
}
