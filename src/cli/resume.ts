import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import type { Writable } from 'node:stream';
import { idOf } from './answer.ts';
import type { Progress } from './lines.ts';

/**
 * Opens a file of answers to go on after the last line that it holds whole: a run that was killed may have left half a
 * line, which is cut off. A file that is not there is begun.
 */
export async function resume(path: string): Promise<{ output: Writable; done: Progress }> {
  const file = await open(path, 'a+');
  let lines = 0;
  let whole = 0;
  let lastStart = 0;
  let at = 0;
  for await (const piece of createReadStream(path)) {
    const bytes = piece as Buffer;
    for (let end = bytes.indexOf(0x0a); end >= 0; end = bytes.indexOf(0x0a, end + 1)) {
      lines++;
      lastStart = whole;
      whole = at + end + 1;
    }
    at += bytes.length;
  }
  await file.truncate(whole);
  const last = Buffer.alloc(whole - lastStart);
  await file.read(last, 0, last.length, lastStart);
  return { output: file.createWriteStream(), done: { lines, lastId: idOf(last.toString('utf8')) } };
}
