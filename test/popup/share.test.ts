import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shareOfVoice, wordsOf } from '../../popup/model/share.ts';
import type { Attribution, AttributionForm, Party, Speaker } from '../../src/annotator/annotation.ts';
import { pay } from '../fixtures.ts';

const text = '“We will wait,” said Ada. Bo said that “no one” from the firm, not even 1,000 men, would come.';
const party = (id: string): Party => ({ id, name: id, kind: 'group', country: null, mentions: [] });
const speaker = (id: string, party: string | null): Speaker => ({ id, name: id, role: null, party, mentions: [] });
const SPEAKERS = [speaker('Ada', 'union'), speaker('Bo', 'firm'), speaker('Cy', 'firm'), speaker('Di', null)];

const SURE = { confidence: 1, why: { rule: 'test', evidence: [], antecedent: null } };

type Said = readonly [who: string | null, form: AttributionForm, words: string];
function share(said: readonly Said[], over: { text?: string; attributions?: Attribution[] } = {}) {
  const attributions = said.map(([who, form, words], i): Attribution => {
    const start = text.indexOf(words);
    return {
      id: `a${i}`,
      form,
      source: [],
      cue: [],
      content: [{ start, end: start + words.length }],
      speaker: who,
      ...SURE,
    };
  });
  const blocks = [{ start: 0, end: (over.text ?? text).length, kind: 'paragraph' as const }];
  const annotation = { ...pay.annotation, parties: ['union', 'firm'].map(party), speakers: SPEAKERS, attributions };
  return shareOfVoice({
    ...pay,
    article: { id: 'a', text: over.text ?? text, blocks },
    annotation: { ...annotation, attributions: over.attributions ?? attributions },
  });
}
const told = ({ shares }: ReturnType<typeof share>) =>
  shares.map(({ party, direct, reported, voices }) => [
    party?.name ?? null,
    direct,
    reported,
    voices.map(({ name }) => name),
  ]);

describe('share of voice', () => {
  test.each<[string, Said[], ReturnType<typeof told>]>([
    ['direct speech', [['Ada', 'direct', '“We will wait,”']], [['union', 3, 0, ['Ada']]]],
    ['reported speech', [['Bo', 'indirect', 'from the firm']], [['firm', 0, 3, ['Bo']]]],
    ['part quote', [['Bo', 'mixed', '“no one” from the firm']], [['firm', 2, 3, ['Bo']]]],
    ['a number is a word', [['Bo', 'indirect', '1,000 men']], [['firm', 0, 2, ['Bo']]]],
    [
      'most quoted first, in and among parties; those without one last',
      [
        ['Ada', 'direct', 'We'],
        ['Bo', 'direct', 'no'],
        ['Cy', 'direct', 'from the'],
        ['Di', 'direct', 'not even 1,000 men'],
      ],
      [
        ['firm', 3, 0, ['Cy', 'Bo']],
        ['union', 1, 0, ['Ada']],
        [null, 4, 0, ['Di']],
      ],
    ],
    [
      'what is said within what is said belongs to the inner speaker',
      [
        ['Ada', 'indirect', 'no one” from the firm'],
        ['Bo', 'indirect', 'the firm'],
      ],
      [
        ['union', 0, 3, ['Ada']],
        ['firm', 0, 2, ['Bo']],
      ],
    ],
    ['sources without a name', [[null, 'direct', 'We will']], [[null, 2, 0, [null]]]],
  ])('%s', (_, said, expected) => {
    expect(told(share(said))).toEqual(expected);
  });

  test('all words are counted', () => {
    expect(share([['Ada', 'direct', '“We will wait,”']])).toMatchObject({ spoken: 3, total: 19 });
  });

  test('whatever overlaps, no word is counted twice', () => {
    const statement = fc.record({
      id: fc.string(),
      form: fc.constantFrom<AttributionForm>('direct', 'indirect', 'mixed'),
      source: fc.constant([]),
      cue: fc.constant([]),
      content: fc.array(
        fc.tuple(fc.nat(60), fc.integer({ min: 1, max: 30 })).map(([start, size]) => ({ start, end: start + size })),
        { maxLength: 3 },
      ),
      speaker: fc.constantFrom('Ada', 'Bo', 'Cy', 'Di', null),
      confidence: fc.constant(SURE.confidence),
      why: fc.constant(SURE.why),
    });
    fc.assert(
      fc.property(fc.string({ minLength: 90, maxLength: 90 }), fc.array(statement), (text, attributions) => {
        const { shares, spoken, total } = share([], { text, attributions });
        expect(shares.reduce((sum, share) => sum + wordsOf(share), 0)).toBe(spoken);
        expect(spoken).toBeLessThanOrEqual(total);
        for (const { direct, reported, voices } of shares)
          expect(voices.reduce((sum, voice) => sum + wordsOf(voice), 0)).toBe(direct + reported);
      }),
    );
  });
});
