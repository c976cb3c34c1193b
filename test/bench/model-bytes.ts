import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where the model lies: PARLEY_MODEL, or the one that is shipped. */
export function modelPath(): string {
  return process.env.PARLEY_MODEL ?? join(process.cwd(), 'public', 'model', 'parley.model');
}

/** The model file's bytes, or null where none has been built. */
export function modelBytes(): Uint8Array | null {
  const path = modelPath();
  return existsSync(path) ? new Uint8Array(readFileSync(path)) : null;
}
