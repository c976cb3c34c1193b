import fc from 'fast-check';
import { expect, test } from 'vitest';
import { annotate } from '../../src/annotator/annotate.ts';
import type { Annotation, Span } from '../../src/annotator/annotation.ts';
import { blocksOf } from '../../src/annotator/syntax/blocks.ts';
import { engine } from './engine.ts';

function spansOf(a: Annotation): Span[] {
  return [
    ...a.speakers.flatMap((s) => s.mentions),
    ...a.parties.flatMap((p) => p.mentions),
    ...a.attributions.flatMap((x) => [...x.source, ...x.cue, ...x.content]),
    ...a.positions.flatMap((p) => [
      p.span,
      p.cue,
      ...(p.condition ? [p.condition] : []),
      ...p.why.evidence,
      ...(p.why.antecedent ? [p.why.antecedent] : []),
    ]),
    ...a.issues.flatMap((i) => i.mentions),
  ];
}

/** What must hold of the annotation of any text at all. */
function check(text: string): void {
  const article = { id: 'any', text, blocks: blocksOf(text) };
  const a = annotate(article, engine);
  for (const span of spansOf(a)) {
    expect(span.start).toBeGreaterThanOrEqual(0);
    expect(span.start).toBeLessThan(span.end);
    expect(span.end).toBeLessThanOrEqual(text.length);
    for (const at of [span.start, span.end]) {
      const pair =
        at > 0 &&
        at < text.length &&
        /[\ud800-\udbff]/.test(text.charAt(at - 1)) &&
        /[\udc00-\udfff]/.test(text.charAt(at));
      expect(pair).toBe(false);
    }
  }
  const ids = (list: readonly { readonly id: string }[]): Set<string> => new Set(list.map((x) => x.id));
  const parties = ids(a.parties);
  const speakers = ids(a.speakers);
  const positions = ids(a.positions);
  const known = (set: ReadonlySet<string>, id: string | null): boolean => id === null || set.has(id);
  for (const p of a.positions) {
    expect(known(parties, p.party) && known(parties, p.addressee) && known(speakers, p.speaker)).toBe(true);
    expect(
      known(positions, p.answers) && known(ids(a.issues), p.issue) && known(ids(a.attributions), p.attribution),
    ).toBe(true);
    expect(p.confidence).toBeGreaterThanOrEqual(0);
    expect(p.confidence).toBeLessThanOrEqual(1);
  }
  for (const s of a.speakers) expect(known(parties, s.party)).toBe(true);
  for (const i of a.issues) expect(text).toContain(i.label);
  for (const s of a.speakers) expect(s.name.length).toBeGreaterThan(0);
  expect(annotate(article, engine)).toEqual(a);
}

const WORDS =
  'Russia Kyiv Putin said demanded that Ukraine must not “ ” " , . the president of union refused to offer willing if unless they he We will no concessions threatened \n 😀 \ud83d constructor __proto__ toString ( ) — : according 5 Monday and but who'.split(
    ' ',
  );

test('any string', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), check), { numRuns: 150 });
});

test('any order of the words that rules look at', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...WORDS), { maxLength: 60 }), (words) => check(words.join(' '))),
    { numRuns: 300 },
  );
});

test.each([
  '__proto__ demanded that constructor resign.',
  '\ud800 said \udc00',
  '“',
  '',
  '\u0000',
  'toString said “valueOf must go now, please.”',
])('%j', check);

test('a megabyte without a full stop ends in seconds', () => {
  const text = 'Russia demanded that Ukraine and the union refused to '.repeat(20_000);
  const started = Date.now();
  annotate({ id: 'long', text, blocks: blocksOf(text) }, engine);
  expect(Date.now() - started).toBeLessThan(50_000);
});
