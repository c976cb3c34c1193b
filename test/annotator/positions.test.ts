import { describe, expect, test } from 'vitest';
import type { Kind } from '../../src/annotator/annotation.ts';
import { read } from './helper.ts';

/** A sentence; kind, party and words of the one position in it that the row is about. */
type Row = readonly [sentence: string, kind: Kind, party: string | null, span: string];

const rows: readonly Row[] = [
  ['Kenya demanded that Uganda withdraw its boats.', 'demand', 'Kenya', 'demanded that Uganda withdraw its boats'],
  ['Kenya called on Uganda to withdraw its boats.', 'demand', 'Kenya', 'called on Uganda to withdraw its boats'],
  [
    'The miners called for an inquiry into the accident.',
    'demand',
    'miners',
    'called for an inquiry into the accident',
  ],
  ['Norway urged Sweden to lift the quota.', 'demand', 'Norway', 'urged Sweden to lift the quota'],
  ['The nurses insisted on a pay rise of six percent.', 'demand', 'nurses', 'insisted on a pay rise'],
  ['The nurses are demanding a pay rise of six percent.', 'demand', 'nurses', 'demanding a pay rise'],
  ['Poland asked Germany to pay for the bridge.', 'demand', 'Poland', 'asked Germany to pay'],
  ['Poland’s demand for a new bridge has divided the council.', 'demand', 'Poland', 'demand for a new bridge'],
  ['Poland pressed Germany to pay for the bridge.', 'demand', 'Poland', 'pressed Germany to pay'],
  [
    'Chile’s foreign minister, Ana Rojas, said that Peru must return the vessel.',
    'demand',
    'Chile',
    'must return the vessel',
  ],
  ['“Peru must return the vessel,” Chilean President Ana Rojas said.', 'demand', 'Chile', 'must return the vessel'],
  ['Turkey requested that Greece reopen the strait.', 'demand', 'Turkey', 'requested that Greece reopen the strait'],
  ['Norway warned Sweden not to raise the quota.', 'demand', 'Norway', 'warned Sweden not to raise the quota'],
  [
    'Canada rejected the proposal to share the fishery.',
    'refusal',
    'Canada',
    'rejected the proposal to share the fishery',
  ],
  ['Canada refused to share the fishery.', 'refusal', 'Canada', 'refused to share the fishery'],
  ['Canada ruled out any change to the treaty.', 'refusal', 'Canada', 'ruled out any change to the treaty'],
  ['Canada dismissed Iceland’s demands as unserious.', 'refusal', 'Canada', 'dismissed Iceland’s demands as unserious'],
  ['Canada opposed the plan to share the fishery.', 'refusal', 'Canada', 'opposed the plan'],
  ['Canada said it would not share the fishery.', 'refusal', 'Canada', 'would not share the fishery'],
  [
    '“We will never share the fishery,” Canadian Prime Minister Joan Ridley said.',
    'refusal',
    'Canada',
    'will never share the fishery',
  ],
  ['The proposal was rejected by Canada.', 'refusal', 'Canada', 'rejected by Canada'],
  ['Iceland criticized Canada’s refusal to share the fishery.', 'refusal', 'Canada', 'refusal to share the fishery'],
  ['Canada turned down the offer.', 'refusal', 'Canada', 'turned down the offer'],
  ['Canada vowed not to share the fishery.', 'refusal', 'Canada', 'vowed not to share the fishery'],
  ['Canada objected to the new quota.', 'refusal', 'Canada', 'objected to the new quota'],
  [
    '“We don’t want to share the fishery,” Canadian Prime Minister Joan Ridley said.',
    'refusal',
    'Canada',
    'don’t want',
  ],
  ['Iran threatened to close the strait.', 'threat', 'Iran', 'threatened to close the strait'],
  ['Iran vowed to retaliate against the blockade.', 'threat', 'Iran', 'vowed to retaliate'],
  ['Iran warned that it would close the strait.', 'threat', 'Iran', 'warned that it would close the strait'],
  ['The union said it would strike if the talks fail.', 'threat', 'union', 'would strike'],
  ['The dockers threatened a strike over the new shifts.', 'threat', 'dockers', 'threatened a strike'],
  ['Iran’s threat to close the strait alarmed traders.', 'threat', 'Iran', 'threat to close the strait'],
  ['Iran said it was ready to use force against the convoy.', 'threat', 'Iran', 'ready to use force'],
  ['Serbia agreed to release the trucks.', 'concession', 'Serbia', 'agreed to release the trucks'],
  ['Serbia dropped its demand for a veto.', 'concession', 'Serbia', 'dropped its demand for a veto'],
  ['Serbia backed down on the tariffs.', 'concession', 'Serbia', 'backed down on the tariffs'],
  [
    'Serbia said it was willing to compromise on the tariffs.',
    'concession',
    'Serbia',
    'willing to compromise on the tariffs',
  ],
  [
    'Serbia indicated a willingness to make concessions on the tariffs.',
    'concession',
    'Serbia',
    'willingness to make concessions',
  ],
  ['The company gave in to the strikers’ demands.', 'concession', 'company', 'gave in to the strikers’ demands'],
  ['Egypt offered to host the talks.', 'offer', 'Egypt', 'offered to host the talks'],
  ['Egypt said it was open to talks with Sudan.', 'offer', 'Egypt', 'open to talks with Sudan'],
  ['Egypt proposed a joint commission on the dam.', 'offer', 'Egypt', 'proposed a joint commission on the dam'],
  ['Egypt is ready to negotiate with Sudan.', 'offer', 'Egypt', 'ready to negotiate with Sudan'],
  ['Egypt pledged to help rebuild the port.', 'offer', 'Egypt', 'pledged to help rebuild the port'],
  ['Egypt invited Sudan to talks in Cairo.', 'offer', 'Egypt', 'invited Sudan to talks'],
];

describe('one construction each', () => {
  test.each(rows)('%s', (sentence, kind, party, span) => {
    const r = read(sentence);
    const found = r.annotation.positions.map((p) => ({ kind: p.kind, party: r.party(p.party), span: r.text(p.span) }));
    expect(found).toContainEqual({ kind, party, span: expect.stringContaining(span) });
  });
});

describe('negation turns the kind', () => {
  test.each([
    ['Kenya would make no concessions to Uganda.', 'refusal'],
    ['Kenya will not compromise on the border.', 'refusal'],
    ['Kenya made clear that it would not agree to the border.', 'refusal'],
    ['Kenya did not accept the proposal.', 'refusal'],
    ['Kenya is not willing to compromise on the border.', 'refusal'],
    ['Kenya is unwilling to compromise on the border.', 'refusal'],
    ['Kenya refused to accept the proposal.', 'refusal'],
  ] as const)('%s', (sentence, kind) => {
    expect(read(sentence).annotation.positions.map((p) => p.kind)).toEqual([kind]);
  });
});

describe('what is no position', () => {
  test.each([
    'Kenya denied that it had threatened Uganda.',
    'It is unclear whether Kenya demanded the return of the boats.',
    'Kenya did not threaten Uganda.',
    'Kenya never demanded the return of the boats.',
    'The ferry left the harbour at noon.',
    'Demand for coffee rose in May.',
    'The library offers books and films.',
    'The team refused to lose and won in overtime.'.replace('refused to lose and ', ''),
    'The minister declined to comment.',
    'The museum opens in May.',
    'Analysts expect prices to fall.',
    'She has lived in Nairobi since 1990.',
    'The company sells ropes and nets.',
    'A storm closed the road to the north.',
  ])('%s', (sentence) => {
    expect(read(sentence).annotation.positions).toEqual([]);
  });
});

describe('conditions', () => {
  test.each([
    ['Kenya agreed to release the boats, provided Uganda pays the fines.', 'provided Uganda pays the fines'],
    ['Kenya threatened to close the border if Uganda does not pay.', 'if Uganda does not pay'],
    ['Kenya threatened to close the border unless Uganda pays.', 'unless Uganda pays'],
    ['Kenya offered to release the boats in exchange for the fines.', 'in exchange for the fines'],
    ['Kenya offered to release the boats in return for the fines.', 'in return for the fines'],
    ['Kenya refused to release the boats until Uganda pays the fines.', 'until Uganda pays the fines'],
    ['Kenya will not release the boats without a formal apology.', 'without a formal apology'],
    ['Kenya agreed to release the boats on condition that Uganda pays.', 'on condition that Uganda pays'],
    ['Kenya said it was willing to compromise as long as Uganda pays.', 'as long as Uganda pays'],
    ['If the talks fail, Kenya will retaliate with tariffs, its trade minister warned.', 'If the talks fail'],
    ['Kenya agreed to release the boats only if Uganda pays.', 'only if Uganda pays'],
  ])('%s', (sentence, condition) => {
    const r = read(sentence);
    expect(r.annotation.positions.map((p) => r.text(p.condition))).toEqual([condition]);
  });

  test.each(['Kenya demanded the boats, as if nothing had happened.', 'Kenya agreed to release the boats on Monday.'])(
    'none: %s',
    (sentence) => {
      expect(read(sentence).annotation.positions.map((p) => p.condition)).toEqual([null]);
    },
  );
});

describe('addressees', () => {
  test.each([
    ['Kenya called on Uganda to withdraw its boats.', 'Uganda'],
    ['Kenya demanded that Uganda withdraw its boats.', 'Uganda'],
    ['Kenya urged Uganda to withdraw its boats.', 'Uganda'],
    ['Kenya rejected Uganda’s demands.', 'Uganda'],
    ['Kenya warned Uganda not to send boats.', 'Uganda'],
    ['Kenya demanded an apology from Uganda.', 'Uganda'],
    ['“Uganda must withdraw its boats,” Kenyan President Amos Kirui said.', 'Uganda'],
    ['Kenya demanded an apology.', null],
  ])('%s', (sentence, addressee) => {
    const r = read(sentence);
    expect(r.annotation.positions.map((p) => r.party(p.addressee))).toEqual([addressee]);
  });
});

describe('answers', () => {
  test('a refusal that names the demand answers it', () => {
    const r = read('Kenya demanded that Uganda withdraw its boats.\nUganda rejected Kenya’s demand.');
    const [demand, refusal] = r.annotation.positions;
    expect(refusal?.answers).toBe(demand?.id);
  });

  test('a refusal about the same thing answers the demand', () => {
    const r = read('The nurses demanded a new contract.\nThe hospital company refused to discuss a new contract.');
    const [demand, refusal] = r.annotation.positions;
    expect(refusal?.answers).toBe(demand?.id);
    expect(refusal?.issue).toBe(demand?.issue);
    expect(r.annotation.issues.find((i) => i.id === demand?.issue)?.label).toContain('contract');
  });

  test('nobody answers themselves', () => {
    const r = read('Kenya demanded the return of the boats. Kenya rejected the return of the trucks.');
    for (const p of r.annotation.positions) expect(p.answers).toBeNull();
  });
});

test('two cues joined by "and" are two positions', () => {
  const r = read('Kenya rejected the treaty and demanded a new vote.');
  expect(r.annotation.positions.map((p) => [p.kind, r.text(p.span)])).toEqual([
    ['refusal', 'rejected the treaty'],
    ['demand', 'demanded a new vote'],
  ]);
});

test('why a position was marked names the rule and its words', () => {
  const r = read('Kenya would make no concessions to Uganda.');
  const [p] = r.annotation.positions;
  expect(p?.why.rule).toBe('refusal: negated concede');
  expect(r.texts(p?.why.evidence ?? [])).toContain('make no concessions');
});

test('the summary folds what is said twice and keeps both places', () => {
  const r = read(
    'Kenya demanded that Uganda withdraw its boats.\nKenya again demanded that Uganda withdraw its boats at once.',
  );
  const kenya = r.annotation.summary.find((s) => r.party(s.party) === 'Kenya');
  expect(kenya?.entries).toHaveLength(1);
  expect(kenya?.entries[0]?.positions).toHaveLength(2);
});
