import { describe, expect, test } from 'vitest';
import type { Document } from '../../../src/annotator/entities/document.ts';
import { type Match, matchesOf } from '../../../src/annotator/positions/match.ts';
import {
  isExempt,
  isHypothetical,
  isNegated,
  isSupposed,
  kindByContent,
  resists,
} from '../../../src/annotator/positions/polarity.ts';
import { documentOf } from '../plain.ts';

/** The first cue of a sentence that the lexicon finds, or the one at a word. */
function cue(doc: Document, at?: string): Match {
  const [sentence] = doc.sentences;
  const matches = sentence ? matchesOf(doc, sentence) : [];
  const match = matches.find((m) => at === undefined || doc.words[m.at]?.lower === at);
  if (!match) throw new Error(`no cue in “${doc.text}”`);
  return match;
}

describe('a negation over the cue', () => {
  test.each<[string, string, boolean]>([
    ['Kenya demanded a vote.', 'demanded', false],
    ['Kenya has not demanded a vote.', 'demanded', true],
    ['Kenya never demanded a vote.', 'demanded', true],
    ['Kenya didn’t demand a vote.', 'demand', true],
    ['Kenya would make no concessions.', 'make', true],
    ['Kenya made no demand.', 'demand', true],
    ['Neither side spoke without demanding a vote.', 'demanding', true],
    ['Kenya refused to accept the offer.', 'accept', true],
    ['Kenya chose not to accept the offer.', 'accept', true],
    ['Kenya hurried to accept the offer.', 'accept', false],
  ])('%s', (sentence, at, negated) => {
    const doc = documentOf(sentence);
    expect(isNegated(doc, cue(doc, at))).toBe(negated);
  });
});

describe('a position that is denied, in doubt or supposed is none', () => {
  test.each<[string, boolean, boolean]>([
    ['Kenya demanded a vote.', false, false],
    ['Kenya denied that it demanded a vote.', true, false],
    ['Nobody knows whether Kenya demanded a vote.', true, false],
    ['All would end if Kenya demanded a vote.', false, true],
    ['All would end unless Kenya demanded a vote.', false, true],
    ['All acted as if Kenya demanded a vote.', false, false],
    ['They met even if Kenya demanded a vote.', false, false],
    // a comma ends the clause that it stands in
    ['Whether it rains or not, Kenya demanded a vote.', false, false],
    ['If it rains, Kenya demanded a vote.', false, false],
    ['She denied it; Kenya demanded a vote.', false, false],
    ['She denied “that it rained” and Kenya demanded a vote.', false, false],
    [
      'Denying all of it in the long and cold night of the year that Kenya so well remembers it demanded a vote.',
      false,
      false,
    ],
  ])('%s', (sentence, supposed, hypothetical) => {
    const doc = documentOf(sentence);
    const [first] = doc.sentences;
    if (!first) throw new Error('no sentence');
    const match = cue(doc, 'demanded');
    expect([isSupposed(doc, first, match), isHypothetical(doc, first, match)]).toEqual([supposed, hypothetical]);
  });
});

describe('the kind by what is vowed', () => {
  test.each([
    ['vowed to impose tariffs', 'threat'],
    ['vowed to retaliate', 'threat'],
    ['vowed imposing tariffs', 'threat'],
    ['vowed to compromise', 'concession'],
    ['vowed to negotiate', 'offer'],
    ['vowed to negotiate or attack', 'offer'],
    ['vowed to sing', null],
    ['vowed to strikingly sing', null],
    ['vowed that on the first day of every month of the year to come attack follows', null],
  ])('%s: %s', (words, kind) => {
    const doc = documentOf(words);
    expect(kindByContent(doc, 1, doc.words.length)).toBe(kind);
  });

  test.each(['walls', 'ways', 'bags', 'traits'])('%s is no form of a listed word', (word) => {
    const doc = documentOf(`vowed many ${word}`);
    expect(kindByContent(doc, 1, doc.words.length)).toBeNull();
  });

  test('words behind the end do not count', () => {
    expect(kindByContent(documentOf('vowed to sing and attack'), 1, 3)).toBeNull();
  });
});

test.each([
  ['vowed to resist', true],
  ['vowed to sing', false],
  ['vowed in the end to resist', false],
])('%s: resists %s', (words, resisted) => {
  const doc = documentOf(words);
  expect(resists(doc, 1, doc.words.length)).toBe(resisted);
});

test.each([
  ['declined to comment', true],
  ['declined the offer of peace to comment', false],
])('%s: exempt %s', (words, exempt) => expect(isExempt(documentOf(words), 1)).toBe(exempt));
