import { describe, expect, test } from 'vitest';
import type { Kind } from '../../../src/annotator/annotation.ts';
import { textOf } from '../../../src/annotator/entities/document.ts';
import { conditionOf } from '../../../src/annotator/positions/condition.ts';
import { documentOf } from '../plain.ts';

/** The condition of the position whose words stand between square brackets. */
function condition(marked: string, kind: Kind): string | null {
  const doc = documentOf(marked.replace(/[[\]]/g, ''));
  const before = marked.indexOf('[');
  const behind = marked.indexOf(']') - 1;
  const first = doc.words.findIndex(({ start }) => start >= before);
  const last = doc.words.findLastIndex(({ end }) => end <= behind) + 1;
  const sentence = doc.sentences[doc.words[first]?.sentence ?? 0];
  if (sentence === undefined) throw new Error('no sentence');
  const found = conditionOf(doc, sentence, first, last, kind);
  return found && textOf(doc, ...found);
}

describe('inside a position and right behind it', () => {
  test.each<[string, Kind, string]>([
    ['Kenya [offers peace unless Uganda moves].', 'offer', 'unless Uganda moves'],
    ['Kenya [offers peace in exchange for the boats].', 'offer', 'in exchange for the boats'],
    ['Kenya [offers peace], provided that Uganda pays.', 'offer', 'provided that Uganda pays'],
    ['Kenya [offers peace], provided Uganda pays.', 'offer', 'provided Uganda pays'],
    ['Kenya [offers peace] only if Uganda pays.', 'offer', 'only if Uganda pays'],
    ['Kenya [offers peace] if it rains.', 'offer', 'if it rains'],
    ['Kenya [offers peace] once the boats leave.', 'offer', 'once the boats leave'],
    ['Kenya [keeps out] until noon.', 'refusal', 'until noon'],
    ['Kenya [keeps out] without a pledge.', 'refusal', 'without a pledge'],
    ['Kenya [keeps out] before talking.', 'refusal', 'before talking'],
    ['Kenya [keeps out] before the vote.', 'refusal', 'before the vote'],
    ['Kenya [wants a vote] before the summer.', 'demand', 'before the summer'],
    // the condition ends where the sentence goes on
    ['Kenya [offers peace] if it rains; nobody knows.', 'offer', 'if it rains'],
    ['Kenya [offers peace] if it rains, but nobody knows.', 'offer', 'if it rains'],
    ['Kenya [offers peace] if it rains, Rojas said.', 'offer', 'if it rains'],
    ['Kenya [offers peace] if it rains, adding that it may.', 'offer', 'if it rains'],
    ['Kenya [offers peace] if it rains, soon, tonight.', 'offer', 'if it rains, soon, tonight'],
    ['“We [offer peace] if it rains,” she said.', 'offer', 'if it rains'],
  ])('%s', (sentence, kind, found) => expect(condition(sentence, kind)).toBe(found));
});

describe('in front, as a clause of its own', () => {
  test.each<[string, string]>([
    ['If it rains, Kenya [offers peace].', 'If it rains'],
    ['But if it rains, Kenya [offers peace].', 'if it rains'],
    ['Rojas said: unless it rains, Kenya [offers peace].', 'unless it rains'],
    ['Should it rain, Kenya [offers peace].', 'Should it rain'],
  ])('%s', (sentence, found) => expect(condition(sentence, 'offer')).toBe(found));
});

describe('none', () => {
  test.each<[string, Kind]>([
    ['Kenya [offers peace].', 'offer'],
    ['Kenya [offers peace] as if it rained.', 'offer'],
    ['Kenya [offers peace] and asked if it rains.', 'offer'],
    // too far behind to belong to it
    ['Kenya [offers peace] and looks away at once if it rains.', 'offer'],
    ['Kenya [provided help].', 'offer'],
    ['Kenya [offers peace] without a pledge.', 'offer'],
    ['Kenya [wants peace] without a pledge.', 'demand'],
    ['Kenya [offers peace] once.', 'offer'],
    ['Kenya [offers peace] before the vote.', 'offer'],
    // in front, but not closed by a comma, and not a clause of its own
    ['If it rains Kenya [offers peace].', 'offer'],
    ['It rains. Kenya [offers peace].', 'offer'],
    ['Kenya should know, and [offers peace].', 'offer'],
    ['Nobody would come if it rains, and Kenya [offers peace].', 'offer'],
  ])('%s', (sentence, kind) => expect(condition(sentence, kind)).toBeNull());
});
