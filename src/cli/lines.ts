import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import { type Answer, type Answerer, failed, idOf } from './answer.ts';
import { linesOf } from './split.ts';

/** Where an earlier run stopped: how many lines it has answered, and the id of the last (see `resume.ts`). */
export interface Progress {
  readonly lines: number;
  readonly lastId: unknown;
}

export interface LineOptions {
  /** How many lines may be under way at once: one that takes long holds up no more than these. */
  readonly ahead?: number;
  readonly done?: Progress | undefined;
}

/** The input is not the one that the lines already written answer. */
export class OtherInput extends Error {}

/**
 * Annotates a stream of JSON lines: one answer a line, in order; blank lines are passed over. Holds `ahead` lines and
 * their answers at most, and reads on only as fast as the output is taken.
 */
export async function annotateLines(
  input: Readable,
  output: Writable,
  answer: Answerer,
  { ahead = 1, done }: LineOptions = {},
): Promise<{ lines: number; bad: number }> {
  let lines = 0;
  let bad = 0;
  const underWay: Promise<Answer>[] = [];
  const writeFirst = async () => {
    const first = await underWay.shift();
    if (!first) return;
    if (first.bad) bad++;
    if (!output.write(`${first.line}\n`)) await once(output, 'drain');
  };
  for await (const raw of linesOf(input)) {
    if (raw?.trim() === '') continue;
    lines++;
    if (done && lines <= done.lines) {
      if (lines === done.lines) checkSame(raw ?? '', done);
      continue;
    }
    underWay.push(raw === null ? Promise.resolve(failed('', new Error('the line is too long'))) : answer(raw));
    if (underWay.length >= ahead) await writeFirst();
  }
  while (underWay.length > 0) await writeFirst();
  if (done && lines < done.lines) throw new OtherInput(`only ${lines} lines came in, but ${done.lines} are answered`);
  return { lines: lines - (done?.lines ?? 0), bad };
}

function checkSame(raw: string, { lines, lastId }: Progress): void {
  const id = idOf(raw);
  if (JSON.stringify(id) !== JSON.stringify(lastId))
    throw new OtherInput(`line ${lines} is ${JSON.stringify(id)}, but its answer is of ${JSON.stringify(lastId)}`);
}
