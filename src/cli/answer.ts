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

/** What stands in the output for a line of the input. */
export interface Answer {
  /** JSON without a line's end. */
  readonly line: string;
  readonly bad: boolean;
}

/** Something that answers lines: this thread, or a pool of others. Never rejects. */
export type Answerer = (raw: string) => Promise<Answer>;

/** Answers lines in this thread. One that cannot be read is answered by `{"id", "error"}`, id null where there is none. */
export function answerBy(engine: Engine): Answerer {
  return async (raw) => {
    try {
      const input = v.parse(line, parse(raw));
      const article = await articleOf(input);
      const annotation = annotate(article, engine);
      // of a page, the caller does not have the text that the offsets count in
      return good('html' in input ? { ...annotation, text: article.text } : annotation);
    } catch (error) {
      return failed(raw, error);
    }
  };
}

/** The answer to a line that could not be annotated, whatever the reason. */
export function failed(raw: string, error: unknown): Answer {
  const message = error instanceof Error ? error.message : String(error);
  return { line: JSON.stringify({ id: idOf(raw), error: message }), bad: true };
}

/** The id of an input or output line, null where there is none. */
export function idOf(raw: string): unknown {
  try {
    const json = parse(raw);
    return typeof json === 'object' && json !== null && 'id' in json ? json.id : null;
  } catch {
    return null;
  }
}

const good = (annotation: object): Answer => ({ line: JSON.stringify(annotation), bad: false });
const parse = (raw: string): unknown => JSON.parse(raw.replace(/^\uFEFF/, ''));
