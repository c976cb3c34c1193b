import type { Readable } from 'node:stream';

/** 64 MiB: no article is as long, and an endless line must not fill the memory. */
const LONGEST = 2 ** 26;
const NEWLINE = 0x0a;

/**
 * The lines of a stream of UTF-8, without their ends; null in place of a line longer than `longest` bytes. Only a
 * newline ends a line (Node's `readline` also breaks at U+2028, which JSON allows within a string). Holds one line at a time.
 */
export async function* linesOf(input: Readable, longest = LONGEST): AsyncGenerator<string | null> {
  let parts: Buffer[] = [];
  let length = 0;
  const take = (): string | null => {
    const line = length > longest ? null : Buffer.concat(parts).toString('utf8').replace(/\r$/, '');
    parts = [];
    length = 0;
    return line;
  };
  const add = (part: Buffer): void => {
    length += part.length;
    if (length > longest) parts = [];
    else parts.push(part);
  };
  for await (const piece of input) {
    const bytes = typeof piece === 'string' ? Buffer.from(piece) : (piece as Buffer);
    let from = 0;
    for (let end = bytes.indexOf(NEWLINE); end >= 0; end = bytes.indexOf(NEWLINE, from)) {
      add(bytes.subarray(from, end));
      yield take();
      from = end + 1;
    }
    if (from < bytes.length) add(bytes.subarray(from));
  }
  if (length > 0) yield take();
}
