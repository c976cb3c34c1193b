/** A small article that two sides dispute in, annotated by hand: what tests of everything behind the annotator share. */
import type { Annotation, Position, Span } from '../src/annotator/annotation.ts';
import type { Reading } from '../src/messages.ts';

export const text = 'The union demands a raise. It demanded a raise\n again. The company refuses, unless hours grow.';
export const at = (words: string): Span => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });

/** A position over a span, held by nobody towards nobody. */
export function positionAt(id: string, span: Span, over: Partial<Position> = {}): Position {
  return {
    id,
    kind: 'demand',
    party: null,
    speaker: null,
    addressee: null,
    span,
    cue: span,
    condition: null,
    attribution: null,
    answers: null,
    issue: null,
    confidence: 0.9,
    why: { rule: `${over.kind ?? 'demand'}: test`, evidence: [span], antecedent: null },
    ...over,
  };
}

/** One of the union's towards the company, at words of the article. */
export function position(id: string, words: string, over: Partial<Position> = {}): Position {
  const span = at(words);
  return positionAt(id, span, {
    party: 'union',
    addressee: 'company',
    cue: { start: span.start, end: span.start + 1 },
    why: { rule: 'demand', evidence: [], antecedent: null },
    ...over,
  });
}

const annotation: Annotation = {
  id: 'a',
  parties: [
    { id: 'union', name: 'the union', kind: 'organization', country: null, mentions: [at('The union')] },
    { id: 'company', name: 'the company', kind: 'organization', country: null, mentions: [at('The company')] },
  ],
  speakers: [
    { id: 's1', name: 'Ada Roe', role: 'president of the union', party: 'union', mentions: [] },
    { id: 's2', name: 'the company', role: null, party: 'company', mentions: [] },
  ],
  attributions: [],
  issues: [{ id: 'i1', label: 'raise', mentions: [at('raise')] }],
  positions: [
    position('p1', 'demands a raise', { speaker: 's1', issue: 'i1' }),
    position('p2', 'demanded a raise\n again', { issue: 'i1' }),
    position('p3', 'refuses', {
      kind: 'refusal',
      speaker: 's2',
      party: 'company',
      addressee: null,
      condition: at('unless hours grow'),
      answers: 'p1',
      confidence: 0.2,
    }),
    position('p4', 'hours grow', { kind: 'offer', party: null, addressee: null }),
  ],
  summary: [
    { party: 'union', speakers: ['s1'], entries: [{ kind: 'demand', positions: ['p2', 'p1'] }] },
    { party: 'company', speakers: ['s2'], entries: [{ kind: 'refusal', positions: ['p3'] }] },
    { party: null, speakers: [], entries: [{ kind: 'offer', positions: ['p4'] }] },
  ],
};

export const pay: Reading = {
  title: 'Pay',
  url: 'https://example.org/pay',
  published: '2025-03-04',
  article: { id: 'a', text, blocks: [{ start: 0, end: text.length, kind: 'paragraph' }] },
  annotation,
  painted: true,
};
