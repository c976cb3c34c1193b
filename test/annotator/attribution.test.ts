import { describe, expect, test } from 'vitest';
import { read } from './helper.ts';

/** A sentence, and of one attribution in it: words of its source, of its cue, and its content. */
type Row = readonly [sentence: string, source: string, cue: string, content: string];

const direct: readonly Row[] = [
  ['“We will not sign this,” Mara Lindqvist said.', 'Mara Lindqvist', 'said', 'We will not sign this'],
  ['“We will not sign this,” said Mara Lindqvist.', 'Mara Lindqvist', 'said', 'We will not sign this'],
  [
    '"The ferries stop at noon," the harbour master told reporters.',
    'harbour master',
    'told',
    'The ferries stop at noon',
  ],
  ['Mara Lindqvist said: “The ferries stop at noon.”', 'Mara Lindqvist', 'said', 'The ferries stop at noon'],
  ['Said Lindqvist: “The ferries stop at noon.”', 'Lindqvist', 'Said', 'The ferries stop at noon'],
  ['“The ferries,” Lindqvist said, “stop at noon.”', 'Lindqvist', 'said', 'stop at noon'],
  [
    '“The ferries stop at noon,” Lindqvist said. “Nobody crosses after that.”',
    'Lindqvist',
    'said',
    'Nobody crosses after that',
  ],
  [
    '“The ferries stop at noon,” said Mara Lindqvist, a pilot from Norrby. “Nobody crosses after that.”',
    'Mara Lindqvist',
    'said',
    'Nobody crosses after that',
  ],
  ['“Is there a plan?” asked Oskar Tamm.', 'Oskar Tamm', 'asked', 'Is there a plan?'],
  ['“Enough!” the crowd chanted.', 'crowd', 'chanted', 'Enough!'],
  [
    '“The tolls go up in May,” the ministry announced in a statement on Friday.',
    'ministry',
    'announced',
    'The tolls go up in May',
  ],
  ['Lindqvist wrote on her blog, “The tolls go up in May.”', 'Lindqvist', 'wrote', 'The tolls go up in May'],
  ['“It was,” she added, “a long winter for the pilots.”', 'she', 'added', 'a long winter for the pilots'],
  ["'The ferries stop at noon,' Mara Lindqvist said.", 'Mara Lindqvist', 'said', 'The ferries stop at noon'],
  ['‘The ferries stop at noon,’ Mara Lindqvist said.', 'Mara Lindqvist', 'said', 'The ferries stop at noon'],
];

const indirect: readonly Row[] = [
  ['Mara Lindqvist said that the ferries would stop.', 'Mara Lindqvist', 'said', 'the ferries would stop'],
  ['Mara Lindqvist said the ferries would stop.', 'Mara Lindqvist', 'said', 'the ferries would stop'],
  ['The ferries would stop, Mara Lindqvist said.', 'Mara Lindqvist', 'said', 'The ferries would stop'],
  ['The harbour board on Monday said the ferries would stop.', 'harbour board', 'said', 'the ferries would stop'],
  [
    'The harbour board last week announced that the ferries would stop.',
    'harbour board',
    'announced',
    'the ferries would stop',
  ],
  [
    'According to the harbour board, the ferries will stop at noon.',
    'harbour board',
    'According to',
    'the ferries will stop at noon',
  ],
  [
    'The ferries will stop at noon, according to the harbour board.',
    'harbour board',
    'according to',
    'The ferries will stop at noon',
  ],
  ['Lindqvist told the council that the tolls were unfair.', 'Lindqvist', 'told', 'the tolls were unfair'],
  [
    'Lindqvist has repeatedly warned that the tolls would ruin the town.',
    'Lindqvist',
    'warned',
    'the tolls would ruin the town',
  ],
  [
    'Lindqvist, a pilot from Norrby, argued that the tolls were unfair.',
    'Lindqvist',
    'argued',
    'the tolls were unfair',
  ],
  ['Oskar Tamm, who leads the union, believes the offer is too low.', 'Oskar Tamm', 'believes', 'the offer is too low'],
  ['The union hopes to reopen the contract.', 'union', 'hopes', 'to reopen the contract'],
  ['The nurses’ union wants the hospital to reopen the contract.', 'union', 'wants', 'the hospital to reopen'],
  ['The company plans to close two piers.', 'company', 'plans', 'to close two piers'],
  ['The union refused to meet the mediator.', 'union', 'refused', 'to meet the mediator'],
  ['The company declined to comment on the talks.', 'company', 'declined', 'to comment'],
  ['Residents fear that the piers will close.', 'Residents', 'fear', 'the piers will close'],
  ['The mayor criticized the harbour board for its silence.', 'mayor', 'criticized', 'harbour board'],
  ['The plan was criticized by the mayor.', 'mayor', 'criticized', 'The plan'],
  ['The union called for a vote on the contract.', 'union', 'called for', 'a vote on the contract'],
  ['The mayor urged the board to publish the letter.', 'mayor', 'urged', 'to publish the letter'],
  ['The mayor made clear that the subsidy would end.', 'mayor', 'made clear', 'the subsidy would end'],
  ['The mayor pointed out that the subsidy had ended.', 'mayor', 'pointed out', 'the subsidy had ended'],
  ['The board published its figures, saying that the piers lost money.', 'board', 'saying', 'the piers lost money'],
  ['The board met for an hour and said that the piers lost money.', 'board', 'said', 'the piers lost money'],
  ['The union repeated its demand for a vote.', 'union', 'repeated', 'its demand for a vote'],
  ['His promise to repair the piers won him the town.', 'His', 'promise', 'to repair the piers'],
  ['The union’s claim that the piers are unsafe surprised nobody.', 'union', 'claim', 'the piers are unsafe'],
  ['Pilots who say the piers are unsafe stayed at home.', 'who', 'say', 'the piers are unsafe'],
  ['Lindqvist said in a statement on Tuesday that the talks had failed.', 'Lindqvist', 'said', 'the talks had failed'],
  ['Lindqvist hopes that the talks will go on.', 'Lindqvist', 'hopes', 'the talks will go on'],
  ['Lindqvist thinks the talks will fail, but the mayor said they would go on.', 'mayor', 'said', 'they would go on'],
  ['Lindqvist acknowledged that the pilots were tired.', 'Lindqvist', 'acknowledged', 'the pilots were tired'],
  ['Lindqvist asked whether the piers were safe.', 'Lindqvist', 'asked', 'whether the piers were safe'],
];

const mixed: readonly Row[] = [
  ['Lindqvist called the offer “an insult.”', 'Lindqvist', 'called', 'an insult'],
  ['Lindqvist said the offer was “an insult” to every pilot.', 'Lindqvist', 'said', 'an insult'],
  ['The piers are “a danger to life,” the inspector said.', 'inspector', 'said', 'The piers are “a danger to life,”'],
];

describe.each([
  ['direct', direct],
  ['indirect', indirect],
  ['mixed', mixed],
] as const)('%s attributions', (form, rows) => {
  test.each(rows)('%s', (sentence, source, cue, content) => {
    const r = read(sentence);
    const found = r.annotation.attributions.filter(
      (a) => r.texts(a.cue).includes(cue) && r.texts(a.source).includes(source) && r.texts(a.content).includes(content),
    );
    expect(found).toHaveLength(1);
    expect(found[0]?.form).toBe(form);
  });
});

describe('what is no attribution', () => {
  test.each([
    'The ferry left the harbour at noon.',
    'Snow fell on the piers all night.',
    'The statement was two pages long.',
    'Her claims adjuster drove a red car.',
    'They sang “The Long Pier” and went home.',
    'The so-called “winter fleet” has four boats.',
  ])('%s', (sentence) => {
    expect(read(sentence).annotation.attributions).toEqual([]);
  });
});

test('a quotation that runs over paragraphs keeps its speaker', () => {
  const r = read('“The piers are old,” Lindqvist said. “They were old when I came.\n“And nobody repaired them.”');
  expect(r.annotation.attributions).toHaveLength(1);
  expect(r.texts(r.annotation.attributions[0]?.content ?? [])).toContain('And nobody repaired them');
});

test('a paragraph that is only a quotation goes on with the speaker before it', () => {
  const r = read('Lindqvist said the piers were old.\n“They were already old when I came to Norrby.”');
  expect(r.texts(r.annotation.attributions[0]?.content ?? [])).toContain('already old');
});

test('only the outermost of nested statements is kept', () => {
  const r = read('Lindqvist said that the mayor had promised to repair the piers.');
  expect(r.annotation.attributions.map((a) => r.texts(a.cue))).toEqual(['said']);
});

test('a signed quotation keeps what is quoted inside of it', () => {
  const r = read('“I would rather live in what he calls “the worst harbour” than leave my friends.” ― Mara Lindqvist');
  expect(r.annotation.attributions.map((a) => r.texts(a.source))).toEqual(['Mara Lindqvist']);
});

test('a quotation with a mark of its own ends the content', () => {
  const r = read('Pilots chanted, “Who pays for this?” until the board had left the hall.');
  expect(r.texts(r.annotation.attributions[0]?.content ?? [])).not.toContain('until');
});

test('a source does not end with a preposition', () => {
  const r = read(
    'Norrby Mayor Mara Lindqvist on Wednesday warned that the board would close the piers if pilots strike.',
  );
  expect(r.annotation.attributions.map((a) => r.texts(a.source))).toEqual(['Norrby Mayor Mara Lindqvist']);
});
