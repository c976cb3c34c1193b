import { readFile } from 'node:fs/promises';
import { Engine } from '../annotator/syntax/engine.ts';

/**
 * The language engine of a model file; `dist/model/parley.model` lies beside the built command line.
 * Throws ModelError where the file is damaged, and Node's own error where it is missing.
 */
export async function loadEngine(path: string | URL = new URL('model/parley.model', import.meta.url)): Promise<Engine> {
  return Engine.load(new Uint8Array(await readFile(path)));
}
