import { annotate } from '../../src/annotator/annotate.ts';
import type { Annotation, Span } from '../../src/annotator/annotation.ts';
import { blocksOf } from '../../src/annotator/syntax/blocks.ts';
import { engine } from './engine.ts';

/** An annotation with its text, and the ways in which tests read it. */
export interface Read {
  readonly annotation: Annotation;
  text(span: Span | null): string;
  texts(spans: readonly Span[]): string;
  party(id: string | null): string | null;
  speaker(id: string | null): string | null;
}

/** Annotates plain text, one block a line. */
export function read(text: string): Read {
  const annotation = annotate({ id: 'test', text, blocks: blocksOf(text) }, engine);
  const parties = new Map(annotation.parties.map((p) => [p.id, p.name]));
  const speakers = new Map(annotation.speakers.map((s) => [s.id, s.name]));
  const slice = (span: Span | null): string => (span === null ? '' : text.slice(span.start, span.end));
  return {
    annotation,
    text: slice,
    texts: (spans) => spans.map(slice).join(' … '),
    party: (id) => (id === null ? null : (parties.get(id) ?? null)),
    speaker: (id) => (id === null ? null : (speakers.get(id) ?? null)),
  };
}
