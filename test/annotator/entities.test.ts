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
    ['U.S. Ambassador Helen Marsh said the talks were over.', 'Helen Marsh', 'United States'],
    ['U.S. Attorney General Helen Marsh said the talks were over.', 'Helen Marsh', 'White House'],
    ['Ukrainian Defense Ministry spokesman Ilya Orlov said the talks were over.', 'Ilya Orlov', 'Ukraine'],
    ['The White House was silent. American lawmakers said the talks were over.', 'American lawmakers', 'Congress'],
    [
      'The Republican-led House met. House Minority Leader Dot Hanley said the bill was dead.',
      'Dot Hanley',
      'Democrats',
    ],
    [
      'The Democratic-controlled Senate met. Senate Minority Leader Dot Hanley said the bill was dead.',
      'Dot Hanley',
      'Senate Republicans',
    ],
  ])('%s', (sentence, speaker, party) => {
    const r = read(sentence);
    expect(r.annotation.attributions).toHaveLength(1);
    const id = r.annotation.attributions[0]?.speaker ?? null;
    expect(r.speaker(id)).toBe(speaker);
    expect(r.party(r.annotation.speakers.find((s) => s.id === id)?.party ?? null)).toBe(party);
  });
});

/** The last statement of each text, who makes it, and for which party; null where the text does not say. */
describe('who speaks and for whom, one construction each', () => {
  test.each<[string, string, string | null]>([
    ['Chilean President Rosa Ibarra said the mine would close.', 'Rosa Ibarra', 'Chile'],
    ['Ms. Ibarra, the Chilean president, said the mine would close.', 'Ibarra', 'Chile'],
    ['Chile’s foreign minister, Pablo Ruiz, said the mine would close.', 'Pablo Ruiz', 'Chile'],
    ['Ghana’s Prime Minister Kofi Ansah said the mine would close.', 'Kofi Ansah', 'Ghana'],
    [
      'Secretary of State Helen Marsh met the envoys in Washington. Marsh said the talks were over.',
      'Helen Marsh',
      'White House',
    ],
    ['U.S. Secretary of State Helen Marsh said the talks were over.', 'Helen Marsh', 'White House'],
    ['Vietnamese Defence Minister Tran Minh said the drill would go on.', 'Tran Minh', 'Vietnam'],
    ['German Chancellor Ute Brandt said the drill would go on.', 'Ute Brandt', 'Germany'],
    ['Ute Brandt, Germany’s chancellor, said the drill would go on.', 'Ute Brandt', 'Germany'],
    ['The Mexican government said the road would open.', 'Mexican government', 'Mexico'],
    ['Mexican officials said the road would open.', 'Mexican officials', 'Mexico'],
    ['The Swedes said the road would open.', 'Swedes', 'Sweden'],
    ['Ankara said the road would open.', 'Ankara', 'Türkiye'],
    ['The panel’s chairman, Sen. Ruth Calloway, R-Ohio, said the road would open.', 'Ruth Calloway', 'Ruth Calloway'],
    ['Eleven GOP senators said the road would open.', 'Eleven GOP senators', 'Republicans'],
    ['Poland’s demand for a new bridge has divided the council.', 'Poland', 'Poland'],
    ['Qatar’s prime minister, Sheikh Hamad bin Khalifa, said the road would open.', 'Hamad bin Khalifa', 'Qatar'],
    ['Dr. Ruth van der Meer said the road would open.', 'Ruth van der Meer', 'Ruth van der Meer'],
    // names cut in the middle, or begun too early
    ['The Justice Department said the road would open.', 'Justice Department', 'Justice Department'],
    ['Justice Department Inspector General Hana Field said the road would open.', 'Hana Field', 'Justice Department'],
    ['General Motors said the road would open.', 'General Motors', 'General Motors'],
    ['Justice Elena Marsh said the road would open.', 'Elena Marsh', 'Elena Marsh'],
    [
      'The Centers for Disease Control and Prevention said the road would open.',
      'Centers for Disease Control and Prevention',
      'Centers for Disease Control and Prevention',
    ],
    ['Solicitor General Noah Field said the road would open.', 'Noah Field', 'Noah Field'],
    ['Retired Gen. Noah Field said the road would open.', 'Noah Field', 'Noah Field'],
    ['Previously President Noah Field said the road would open.', 'Noah Field', 'Noah Field'],
    ['Envoys flew to Pyongyang on Monday. The North said the road would open.', 'North', 'North Korea'],
    ['Envoys flew to Lagos on Monday. The North said the road would open.', 'North', 'North'],
    ['Whitehall said the road would open.', 'Whitehall', 'United Kingdom'],
    ['The Holy See said the road would open.', 'Vatican City', 'Holy See'],
    ['Tehran said the road would open.', 'Tehran', 'Iran'],
    ['The Pentagon said the road would open.', 'Pentagon', 'United States'],
    ['The Taliban said the road would open.', 'Taliban', 'Taliban'],
    ['Hamas said the road would open.', 'Hamas', 'Hamas'],
    ['The U.N. Security Council said the road would open.', 'United Nations', 'United Nations'],
    ['The European Commission said the road would open.', 'European Commission', 'European Commission'],
    ['Rep. Carl Dietz, D-Mich., said the bill was dead.', 'Carl Dietz', 'Carl Dietz'],
    ['Rep. Carl Dietz (D-Mich.) said the bill was dead.', 'Carl Dietz', 'Carl Dietz'],
    [
      'Republican Sen. Nora Whitlock of Maine said the bill was dead. The Maine Republican said it would not pass.',
      'Nora Whitlock',
      'Nora Whitlock',
    ],
    [
      'Democratic Rep. Carl Dietz spoke first. The Michigan Democrat said the bill was dead.',
      'Carl Dietz',
      'Carl Dietz',
    ],
    ['Rep. Elena Marsh spoke first. The Michigan Democrat said the bill was dead.', 'Elena Marsh', 'Elena Marsh'],
    ['Chinese Foreign Minister Wang Hao met the envoys. Wang said the mine would close.', 'Wang Hao', 'China'],
    [
      'Chile’s foreign minister said the mine would close. Chilean Foreign Minister Pablo Ruiz then left for Lima.',
      'Pablo Ruiz',
      'Chile',
    ],
    ['Senators Whitlock and Dietz said the bill was dead.', 'Whitlock', 'Whitlock'],
    ['House Republicans said the bill was dead.', 'House Republicans', 'House Republicans'],
    ['Senate Democrats said the bill was dead.', 'Senate Democrats', 'Senate Democrats'],
    ['Democratic lawmakers said the bill was dead.', 'Democratic lawmakers', 'Democrats'],
    ['GOP leaders said the bill was dead.', 'GOP leaders', 'Republicans'],
    ['Several Democrats said the bill was dead.', 'Democrats', 'Democrats'],
    ['House Speaker Amy Larkin, D-Ohio, said the bill was dead.', 'Amy Larkin', 'Democrats'],
    ['The White House said the bill was dead.', 'White House', 'White House'],
    ['Tories said the bill was dead.', 'Conservatives', 'Conservatives'],
    [
      'Ruth Okello, president of the Harbour Pilots Association, said the strike would go on.',
      'Ruth Okello',
      'Harbour Pilots Association',
    ],
    [
      'Harbour Pilots Association spokesman Dan Frye said the strike would go on.',
      'Dan Frye',
      'Harbour Pilots Association',
    ],
    [
      'Dan Frye, a spokesman for the Harbour Pilots Association, said the strike would go on.',
      'Dan Frye',
      'Harbour Pilots Association',
    ],
    [
      'Dan Frye, who leads the Harbour Pilots Association, said the strike would go on.',
      'Dan Frye',
      'Harbour Pilots Association',
    ],
    [
      'Mira Lund, the chief executive of Kestrel Airlines, said the strike would go on.',
      'Mira Lund',
      'Kestrel Airlines',
    ],
    ['Kestrel Airlines CEO Mira Lund said the strike would go on.', 'Mira Lund', 'Kestrel Airlines'],
    [
      'The Harbour Pilots Association (HPA) met. The HPA said the strike would go on.',
      'Harbour Pilots Association',
      'Harbour Pilots Association',
    ],
    [
      'Kestrel Airlines met its pilots. The airline said the strike would go on.',
      'Kestrel Airlines',
      'Kestrel Airlines',
    ],
    [
      'Kestrel Airlines met its pilots. The company said the strike would go on.',
      'Kestrel Airlines',
      'Kestrel Airlines',
    ],
    [
      'The Harbour Pilots Association met. The union said the strike would go on.',
      'Harbour Pilots Association',
      'Harbour Pilots Association',
    ],
    ['Striking nurses said the ward would stay shut.', 'Striking nurses', 'Striking nurses'],
    ['Opposition lawmakers said the ward would stay shut.', 'Opposition lawmakers', 'Opposition lawmakers'],
    ['The rebels said the ward would stay shut.', 'rebels', 'rebels'],
    ['The protesters said the square would stay full.', 'protesters', 'protesters'],
    ['The miners met in Tarn. They said the pit would stay shut.', 'miners', 'miners'],
    ['Chilean President Rosa Ibarra met the miners. She said the mine would close.', 'Rosa Ibarra', 'Chile'],
    ['Chilean President Rosa Ibarra met the miners. Ibarra said the mine would close.', 'Rosa Ibarra', 'Chile'],
    ['Chilean President Rosa Ibarra met the miners. The president said the mine would close.', 'Rosa Ibarra', 'Chile'],
    ['Chilean President Rosa Ibarra met the miners. “The mine will close,” she said.', 'Rosa Ibarra', 'Chile'],
    ['Rosa Ibarra, a singer from Tarn, said the hall was cold.', 'Rosa Ibarra', 'Rosa Ibarra'],
    ['Former Chilean President Rosa Ibarra said the hall was cold.', 'Rosa Ibarra', 'Rosa Ibarra'],
    ['Dr. Kofi Ansah said the hall was cold.', 'Kofi Ansah', 'Kofi Ansah'],
    ['A Chilean singer said the hall was cold.', 'Chilean singer', null],
    ['Some said the hall was cold.', 'Some', null],
    ['According to Kofi Ansah, the hall was cold.', 'Kofi Ansah', 'Kofi Ansah'],
    ['The court said the levy was void.', 'court', 'court'],
    ['Tarn City Council said the levy was void.', 'Tarn City Council', 'Tarn City Council'],
    ['Mayor Lena Voss of Tarn said the levy was void.', 'Lena Voss', 'Lena Voss'],
    ['Kofi Ansah, the Ghanaian envoy, said the talks were over.', 'Kofi Ansah', 'Ghana'],
    ['Ghanaian diplomats said the talks were over.', 'Ghanaian diplomats', 'Ghana'],
    ['North Korea said the talks were over.', 'North Korea', 'North Korea'],
    ['Pyongyang said the talks were over.', 'Pyongyang', 'North Korea'],
    ['Ivory Coast said the talks were over.', 'Ivory Coast', 'Ivory Coast'],
    ['Burma said the talks were over.', 'Myanmar', 'Burma'],
    ['Likewise, Kofi Ansah said the talks were over.', 'Kofi Ansah', 'Kofi Ansah'],
    ['Iceland’s delegation said the talks were over.', 'Iceland’s delegation', 'Iceland'],
    ['The Kremlin’s spokesman, Ilya Orlov, said the talks were over.', 'Ilya Orlov', 'Russia'],
    ['British Home Secretary Ada Finch said the talks were over.', 'Ada Finch', 'United Kingdom'],
    ['“The talks are over,” said Ada Finch, the British home secretary.', 'Ada Finch', 'United Kingdom'],
    ['Ada Finch, chairwoman of the Tarn School Board, said the talks were over.', 'Ada Finch', 'Tarn School Board'],
    ['Environmentalists said the dam would flood the valley.', 'Environmentalists', 'Environmentalists'],
    ['Union leaders said the dam would flood the valley.', 'Union leaders', 'Union leaders'],
    ['The Hong Kong residents said the dam would flood the valley.', 'Hong Kong residents', 'Hong Kong residents'],
    ['The Tarn Journal-Constitution said the levy was void.', 'Tarn Journal-Constitution', 'Tarn Journal-Constitution'],
    ['President-elect Rosa Ibarra said the dam would flood the valley.', 'Rosa Ibarra', 'Rosa Ibarra'],
    ['The Palestinians said the talks were over.', 'Palestine', 'Palestinians'],
    ['Kofi Ansah told the Associated Press Iran would leave the talks. Iran said so, too.', 'Iran', 'Iran'],
  ])('%s', (text, speaker, party) => {
    const r = read(text);
    const id = r.annotation.attributions.at(-1)?.speaker ?? null;
    expect(r.speaker(id)).toBe(speaker);
    expect(r.party(r.annotation.speakers.find((s) => s.id === id)?.party ?? null)).toBe(party);
  });
});

describe('who voices a position, and to whom it goes', () => {
  test.each<[string, string, string | null, string | null]>([
    [
      'Kenyan President Amos Kirui said Peruvian President Lucia Salas had demanded a new border.',
      'demanded',
      'Lucia Salas',
      'Peru',
    ],
    ['Kenyan President Amos Kirui said Kenya would never accept the border.', 'never accept', 'Amos Kirui', 'Kenya'],
    ['Iceland rejected the quota. It demanded that Norway recall its fleet.', 'demanded', 'Iceland', 'Iceland'],
  ])('%s', (text, words, speaker, party) => {
    const r = read(text);
    const at = text.indexOf(words);
    const found = r.annotation.positions.find((p) => p.span.start < at + words.length && at < p.span.end);
    expect(r.speaker(found?.speaker ?? null)).toBe(speaker);
    expect(r.party(found?.party ?? null)).toBe(party);
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

test.each([
  'The Harbour Dues Act (HDA) was passed in May. The miners urged the court to repeal the HDA.',
  'The miners demanded that the Harbour Dues Agreement be repealed.',
])('a law is nobody’s party: %s', (text) => {
  expect(read(text).annotation.parties.map((p) => p.name)).not.toContain('HDA');
  expect(read(text).annotation.parties.map((p) => p.name)).not.toContain('Harbour Dues Agreement');
});
