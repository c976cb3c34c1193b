import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import * as v from 'valibot';
import { annotate } from '../annotator/annotate.ts';
import type { Engine } from '../annotator/syntax/engine.ts';
import { articleOf } from './input.ts';

const line = v.union(
  [
    v.object({ id: v.string(), text: v.string() }),
    v.object({ id: v.string(), html: v.string(), url: v.optional(v.string()) }),
  ],
  'a line must be {"id": string, "text": string} or {"id": string, "html": string, "url": string}',
);

/**
 * Annotates a stream of JSON lines: one answer a line, in order, one article in memory at a time. A line that cannot
 * be read is answered by `{"id", "error"}` (id null where there is none) and the run goes on; blank lines are passed over.
 */
export async function annotateLines(
  input: Readable,
  output: Writable,
  engine: Engine,
): Promise<{ lines: number; bad: number }> {
  let lines = 0;
  let bad = 0;
  for await (const raw of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (!raw.trim()) continue;
    lines++;
    const answer = await answerTo(raw, engine);
    if ('error' in answer) bad++;
    if (!output.write(`${JSON.stringify(answer)}\n`)) await once(output, 'drain');
  }
  return { lines, bad };
}

async function answerTo(raw: string, engine: Engine): Promise<object> {
  let id: unknown = null;
  try {
    const json: unknown = JSON.parse(raw.replace(/^\uFEFF/, ''));
    if (typeof json === 'object' && json !== null && 'id' in json) id = json.id;
    const input = v.parse(line, json);
    const article = await articleOf(input);
    const annotation = annotate(article, engine);
    // of a page, the caller does not have the text that the offsets count in
    return 'html' in input ? { ...annotation, text: article.text } : annotation;
  } catch (error) {
    return { id, error: error instanceof Error ? error.message : String(error) };
  }
}
