import { describe, expect, it } from 'vitest';
import abbreviations from '../../../src/annotator/syntax/data/abbreviations.json' with { type: 'json' };
import lemmas from '../../../src/annotator/syntax/data/lemmas.json' with { type: 'json' };
import { lemmaOf } from '../../../src/annotator/syntax/lemma.ts';
import { UPOS, type Upos } from '../../../src/annotator/syntax/parsed.ts';

/** "lemma: form, form" by part of speech and Penn tag. */
const table: readonly (readonly [Upos, string, string])[] = [
  [
    'VERB',
    'VBG',
    'make: making; run: running; visit: visiting; travel: travelling; focus: focusing; agree: agreeing; die: dying; say: saying; change: changing',
  ],
  [
    'VERB',
    'VBD',
    'demand: demanded; decide: decided; stop: stopped; try: tried; agree: agreed; say: said; leave: left; control: controlled; urge: urged; create: created; treat: treated; settle: settled; promise: promised; press: pressed',
  ],
  [
    'VERB',
    'VBN',
    'give: given; take: taken; know: known; refuse: refused; offer: offered; concede: conceded; threaten: threatened; withdraw: withdrawn',
  ],
  [
    'VERB',
    'VBZ',
    'go: goes; try: tries; refuse: refuses; use: uses; mean: means; focus: focuses; reach: reaches; pass: passes; release: releases',
  ],
  ['VERB', 'VB', 'found: found; lay: lay; need: need'],
  ['AUX', 'VBZ', "be: is; have: has; do: does; be: 's"],
  ['AUX', 'MD', "will: wo; can: ca; would: 'd; will: 'll; will: ’ll"],
  ['AUX', 'VBD', "have: 'd; be: were"],
  [
    'NOUN',
    'NNS',
    'party: parties; child: children; crisis: crises; bus: buses; house: houses; church: churches; news: news; movie: movies; hero: heroes; shoe: shoes; axe: axes; case: cases; leaf: leaves; life: lives; taxi: taxis',
  ],
  ['NOUN', 'NN', 'talk: Talk; bus: bus; TV: TV; anti-Americanism: anti-Americanism'],
  ['PROPN', 'NNPS', 'State: States; American: Americans'],
  ['PROPN', 'NNP', 'Paris: Paris; September: Sept.'],
  ['ADJ', 'JJR', 'large: larger; big: bigger; easy: easier; good: better; strong: stronger; wide: wider'],
  ['ADJ', 'JJS', 'late: latest; busy: busiest; bad: worst; high: highest'],
  ['ADJ', 'JJ', 'Russian: Russian; Iraqi: Iraqi; new: New; proper: proper'],
  ['ADJ', 'NNP', 'United: United; New: New'],
  ['PRON', 'PRP', 'I: me; they: them; she: her; he: him'],
  ['PRON', 'PRP$', 'her: her; their: their'],
  ['DET', 'DT', 'a: an; this: these; that: those'],
  ['PART', 'RB', "not: n't; not: n’t"],
  ['PUNCT', '``', '": “; \': ‘'],
  ['NUM', 'CD', '100000: 100,000; II: II; million: m'],
];

describe('lemmaOf', () => {
  for (const [upos, xpos, pairs] of table) {
    it.each(pairs.split('; ').map((pair) => pair.split(': ') as [string, string]))(
      `${upos} ${xpos}: %s from %s`,
      (lemma, form) => {
        expect(lemmaOf(form, upos, xpos)).toBe(lemma);
      },
    );
  }

  it('gives something for any tag and form', () => {
    for (const upos of UPOS)
      for (const form of ['', 's', 'ing', 'ed', "'", 'x', 'ied', 'er'])
        expect(typeof lemmaOf(form, upos)).toBe('string');
  });
});

describe('the word lists', () => {
  it('hold single words, each once', () => {
    for (const name of ['silentE', 'plain', 'doubled', 'bareS', 'inS', 'ofNames'] as const) {
      const words = lemmas[name].flatMap((line) => line.split(' '));
      expect(
        words.every((word) => /^[a-z']+$/.test(word)),
        name,
      ).toBe(true);
      expect(new Set(words).size, name).toBe(words.length);
    }
  });

  it('name parts of speech that there are, and no form twice', () => {
    for (const [upos, lines] of Object.entries(lemmas.irregular)) {
      expect(UPOS).toContain(upos);
      const forms = lines.flatMap((line) => line.split(', ')).flatMap((entry) => entry.split(' ').slice(1));
      expect(new Set(forms).size, upos).toBe(forms.length);
      expect(
        lines.flatMap((line) => line.split(', ')).every((entry) => /^\S+(?: \S+)+$/.test(entry)),
        upos,
      ).toBe(true);
    }
  });

  it('hold abbreviations in lower case without their last period', () => {
    const { beforeName, beforeNumber, month, mayEnd, splitAtEnd, wordToo } = abbreviations;
    const known = new Set([...beforeName, ...beforeNumber, ...mayEnd]);
    for (const word of known) expect(word).toMatch(/^[a-z]+(?:\.[a-z]+)*$/);
    for (const word of [...month, ...splitAtEnd]) expect(known).toContain(word);
    expect(new Set(wordToo).size).toBe(wordToo.length);
  });
});
