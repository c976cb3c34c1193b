import { describe, expect, test } from 'vitest';
import { read } from './helper.ts';

describe('for whom a speaker speaks', () => {
  test.each([
    ['Kenyan President Amos Kirui said the border would stay shut.', 'Amos Kirui', 'Kenya'],
    ['Peru’s president, Lucia Salas, said the border would stay shut.', 'Lucia Salas', 'Peru'],
    ['Lucia Salas, the president of Peru, said the border would stay shut.', 'Lucia Salas', 'Peru'],
    ['Amos Kirui, who leads Kenya’s delegation, said the border would stay shut.', 'Amos Kirui', 'Kenya'],
    ['Norwegian Foreign Minister Kari Moen said the talks were over.', 'Kari Moen', 'Norway'],
    ['Kremlin spokesman Ilya Orlov said the talks were over.', 'Ilya Orlov', 'Russia'],
    [
      'Shawn Doyle, president of the Harbour Workers Union, said the talks were over.',
      'Shawn Doyle',
      'Harbour Workers Union',
    ],
    ['Harbour Workers Union President Shawn Doyle said the talks were over.', 'Shawn Doyle', 'Harbour Workers Union'],
    ['“The talks are over,” said Dana Reyes, a spokeswoman for Northline Airways.', 'Dana Reyes', 'Northline Airways'],
    ['The Kremlin said the talks were over.', 'Kremlin', 'Russia'],
    ['Downing Street said the talks were over.', 'Downing Street', 'United Kingdom'],
    ['Brussels said the talks were over.', 'European Union', 'European Union'],
    ['Kyiv said the talks were over.', 'Kyiv', 'Ukraine'],
    ['NATO said the talks were over.', 'NATO', 'NATO'],
    ['Ukrainian officials said the talks were over.', 'Ukrainian officials', 'Ukraine'],
    ['Sen. Ruth Calloway, R-Ohio, said the talks were over.', 'Ruth Calloway', 'Ruth Calloway'],
    ['House Speaker Ben Ortiz, R-Texas, said the talks were over.', 'Ben Ortiz', 'House Republicans'],
    ['Republican senators said the talks were over.', 'Republican senators', 'Republicans'],
  ])('%s', (sentence, speaker, party) => {
    const r = read(sentence);
    expect(r.annotation.attributions).toHaveLength(1);
    const id = r.annotation.attributions[0]?.speaker ?? null;
    expect(r.speaker(id)).toBe(speaker);
    expect(r.party(r.annotation.speakers.find((s) => s.id === id)?.party ?? null)).toBe(party);
  });
});

describe('who is meant', () => {
  test.each([
    ['Kenyan President Amos Kirui met the miners. He said the border would stay shut.', 'Amos Kirui'],
    ['Kenyan President Amos Kirui met the miners. Kirui said the border would stay shut.', 'Amos Kirui'],
    ['Kenyan President Amos Kirui met the miners. The Kenyan leader said the border would stay shut.', 'Amos Kirui'],
    ['President Amos Kirui met the miners. The president said the border would stay shut.', 'Amos Kirui'],
    ['Mary Tindall met James Okoro. She said the border would stay shut.', 'Mary Tindall'],
    ['The Harbour Workers Union met on Monday. The union said the strike would go on.', 'Harbour Workers Union'],
    ['The Harbour Workers Union (HWU) met on Monday. HWU said the strike would go on.', 'Harbour Workers Union'],
    ['Volodymyr Havryl spoke first. Volodymyr Havrylyy said the border would stay shut.', 'Volodymyr Havrylyy'],
  ])('%s', (text, speaker) => {
    const r = read(text);
    const last = r.annotation.attributions.at(-1);
    expect(r.speaker(last?.speaker ?? null)).toBe(speaker);
  });
});

test('a state has its code for the flag and its seats and people among its mentions', () => {
  const r = read(
    'Moscow rejected the offer. The Kremlin said Russia would not sign. Russian officials rejected it too.',
  );
  const russia = r.annotation.parties.find((p) => p.country === 'RU');
  expect(russia?.kind).toBe('state');
  const mentions = (russia?.mentions ?? []).map((m) => r.text(m));
  expect(mentions).toEqual(expect.arrayContaining(['Moscow', 'Kremlin', 'Russia', 'Russian officials']));
});

test('an adjective is no party by itself', () => {
  const r = read('A Russian pianist said the hall was cold.');
  expect(r.annotation.speakers[0]?.party ?? null).toBeNull();
});

test('a former president does not speak for the state', () => {
  const r = read('Former Kenyan President Amos Kirui said the border should open.');
  expect(r.annotation.parties.find((p) => p.country === 'KE')).toBeUndefined();
});

describe('names that are no states', () => {
  test.each([
    'Jordan Pell said the talks were over.',
    'Georgia voters said the lines were long.',
    'Chad Mercer said the talks were over.',
  ])('%s', (sentence) => {
    expect(read(sentence).annotation.parties.filter((p) => p.country !== null)).toEqual([]);
  });
});

describe('boilerplate is not read', () => {
  const body =
    'The union demanded a vote. The company refused to hold one. The mayor urged both sides to meet.\n'.repeat(3);
  test.each([
    'Nora Vale is a senior reporter at the Norrby Courier. She demanded better coffee for years.',
    'Nora Vale covers labour and demanded that you subscribe.',
    'Sign up for our newsletter and demand more of the news.',
    'Read more: Pilots demand a new pier',
    'Pilots Demand New Pier As Mayor Rejects Union Terms',
    'The minister demanded that the fleet return to the harbour before…',
  ])('%s', (line) => {
    const r = read(`${body}${line}`);
    expect(r.annotation.positions.filter((p) => p.span.start >= body.length)).toEqual([]);
    expect(r.annotation.attributions.filter((a) => (a.cue[0]?.start ?? 0) >= body.length)).toEqual([]);
  });
});

test('a dateline names nobody', () => {
  const r = read('NAIROBI, Kenya (Courier) — The miners demanded a vote.');
  expect(r.annotation.parties.map((p) => p.name)).toEqual(['miners']);
});
