import { describe, expect, test } from 'vitest';
import { annotate } from '../../src/annotator/annotate.ts';
import { blocksOf } from '../../src/annotator/syntax/blocks.ts';
import { DEMO } from '../accuracy/demo.ts';
import { engine } from './engine.ts';

/** Each position as "party: first words of its span", and the speakers of each party. */
function read(text: string) {
  const out = annotate({ id: 't', text, blocks: blocksOf(text) }, engine);
  const party = new Map(out.parties.map((p) => [p.id, p.name]));
  const name = (id: string | null) => (id === null ? null : (party.get(id) ?? null));
  return {
    parties: out.parties.map((p) => p.name),
    holderOf: (words: string) => {
      const at = text.indexOf(words);
      const found = out.positions.find((p) => p.span.start <= at + words.length - 1 && at < p.span.end);
      return found ? name(found.party) : undefined;
    },
    partyOf: (speaker: string) => name(out.speakers.find((s) => s.name === speaker)?.party ?? null),
  };
}

describe('organisations of the article itself are parties under their full name', () => {
  let once: ReturnType<typeof read> | undefined;
  const demo = () => {
    once ??= read(DEMO);
    return once;
  };

  test.each([
    ['rejected a pay offer', 'Dockworkers’ Federation'],
    ['will not return to work', 'Dockworkers’ Federation'],
    ['called on the government to stay out', 'Dockworkers’ Federation'],
    ['dismissed the minister’s ultimatum', 'Dockworkers’ Federation'],
    ['willing to delay the second phase', 'Northgate Terminals'],
    ['cannot accept', 'Northgate Terminals'],
    ['offered to pay for the retraining', 'Northgate Terminals'],
    ['agreed to open one berth', 'Northgate Terminals'],
    ['ruled out any new subsidies', 'government'],
    ['bring in the navy', 'government'],
  ])('%s is held by %s', (words, holder) => expect(demo().holderOf(words)).toBe(holder));

  test.each([
    ['Ruth Adeyemi', 'Dockworkers’ Federation'],
    ['Daniel Okafor', 'Northgate Terminals'],
    ['Helena Brandt', 'government'],
  ])('%s speaks for %s', (speaker, party) => expect(demo().partyOf(speaker)).toBe(party));

  test.each(['Its', 'Transport', 'company', 'Federation', 'Dockworkers', 'Northgate'])(
    'there is no party “%s”',
    (name) => expect(demo().parties).not.toContain(name),
  );
});

describe('what is no name makes no party', () => {
  test.each([
    ['The vote, on which teachers rejected the plan, was close.', 'which teachers'],
    ['The last thing teachers wanted to do was to demand more, the mayor said.', 'last thing teachers'],
    ['Its chairman refused to accept the offer of the other side.', 'Its'],
    ['Both sides demanded that the mediator leave the room.', 'Both'],
    ['Those who oppose the dam said they would refuse to pay the levy.', 'Those'],
  ])('%s', (text, name) => expect(read(text).parties).not.toContain(name));
});

describe('a body goes on under its short form, its description and its abbreviation', () => {
  test.each([
    [
      'The United Rail Workers (URW) demanded a shorter week. The URW rejected the offer of Coastline Rail. The union said it would not call off the strike.',
      ['United Rail Workers'],
      ['rejected the offer', 'would not call off'],
      'United Rail Workers',
    ],
    [
      'Coastline Rail refused to pay for nights. Mira Stolz, the chief executive of Coastline Rail, said the company would not reopen the contract. Coastline also rejected arbitration.',
      ['Coastline Rail'],
      ['would not reopen', 'rejected arbitration'],
      'Coastline Rail',
    ],
    [
      'Nurses at St. Alban’s Hospital demanded higher pay. The hospital rejected the demand. “We cannot pay more,” said its director, Joan Pike.',
      ['St. Alban’s Hospital'],
      ['rejected the demand'],
      'St. Alban’s Hospital',
    ],
  ])('%s', (text, parties, phrases, holder) => {
    const out = read(text);
    expect(out.parties).toEqual(expect.arrayContaining(parties));
    for (const phrase of phrases) expect(out.holderOf(phrase)).toBe(holder);
  });
});
