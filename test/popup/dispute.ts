/**
 * A dispute with all that the views can show: four sides and one more, answers, conditions, doubt, repetitions, a flag,
 * speakers with and without a party, quotes within reports.
 */
import type { Attribution, Kind, Party, Position, Speaker } from '../../src/annotator/annotation.ts';
import type { Reading } from '../../src/messages.ts';

interface Said {
  readonly party: string | null;
  readonly speaker?: string;
  readonly kind: Kind;
  /** The words, as the article has them. */
  readonly words: string;
  readonly to?: string;
  readonly issue?: string;
  readonly condition?: string;
  /** The words of what it answers. */
  readonly answers?: string;
  readonly confidence?: number;
}

const TEXT = [
  'The ferrymen of Lake Orla demanded a new pier at the east shore. “We want a new pier before the ice comes,” said Ilse Marr, speaker of the Ferrymen’s Guild.',
  'The Lake Council ruled out a new pier but was ready to repair the old one, provided the ferrymen lower their fares. “There is no money for castles,” said councillor Tom Abt.',
  'The guild turned down lower fares. It threatened to stop all boats at night unless the council gave way by Friday.',
  'Villagers called on both sides to keep the night boat. Switzerland offered to lend two boats for the winter, its envoy said. The Lake Council welcomed that and could accept the two boats.',
  'The Anglers’ Club asked for quiet mornings, and a hotel owner said that guests “will not wait until spring” for a boat. Again the guild demanded a new pier.',
].join('\n');

const SAID: readonly Said[] = [
  { party: 'guild', kind: 'demand', words: 'demanded a new pier at the east shore', to: 'council', issue: 'pier' },
  {
    party: 'council',
    speaker: 'abt',
    kind: 'refusal',
    words: 'ruled out a new pier',
    to: 'guild',
    issue: 'pier',
    answers: 'demanded a new pier at the east shore',
  },
  {
    party: 'council',
    kind: 'concession',
    words: 'was ready to repair the old one',
    condition: 'provided the ferrymen lower their fares',
    to: 'guild',
    issue: 'pier',
    answers: 'demanded a new pier at the east shore',
  },
  {
    party: 'council',
    kind: 'demand',
    words: 'the ferrymen lower their fares',
    to: 'guild',
    issue: 'fares',
    confidence: 0.45,
  },
  {
    party: 'guild',
    kind: 'refusal',
    words: 'turned down lower fares',
    to: 'council',
    issue: 'fares',
    answers: 'the ferrymen lower their fares',
  },
  {
    party: 'guild',
    speaker: 'marr',
    kind: 'threat',
    words: 'threatened to stop all boats at night unless the council gave way by Friday',
    condition: 'unless the council gave way by Friday',
    to: 'council',
    issue: 'night',
    confidence: 0.42,
  },
  { party: 'villagers', kind: 'demand', words: 'called on both sides to keep the night boat', issue: 'night' },
  { party: 'ch', speaker: 'envoy', kind: 'offer', words: 'offered to lend two boats for the winter', issue: 'boats' },
  {
    party: 'council',
    kind: 'concession',
    words: 'could accept the two boats',
    issue: 'boats',
    answers: 'offered to lend two boats for the winter',
  },
  { party: 'anglers', kind: 'demand', words: 'asked for quiet mornings', issue: 'mornings' },
  { party: null, speaker: 'hotel', kind: 'refusal', words: '“will not wait until spring”' },
  { party: 'guild', kind: 'demand', words: 'demanded a new pier.', to: 'council', issue: 'pier' },
];

const span = (words: string) => {
  const start = TEXT.indexOf(words);
  if (start < 0) throw new Error(`not in the article: ${words}`);
  return { start, end: start + words.length };
};

const party = (id: string, name: string, kind: Party['kind'], country: string | null = null): Party => ({
  id,
  name,
  kind,
  country,
  mentions: [],
});
const speaker = (id: string, name: string, role: string | null, party: string | null): Speaker => ({
  id,
  name,
  role,
  party,
  mentions: [],
});
const statement = (id: string, form: Attribution['form'], words: string, speaker: string | null): Attribution => ({
  id,
  form,
  source: [],
  cue: [],
  content: [span(words)],
  speaker,
  confidence: 1,
  why: { rule: 'test', evidence: [], antecedent: null },
});

const positions = SAID.map((said, i): Position => {
  const answered = SAID.findIndex(({ words }) => words === said.answers);
  return {
    id: `o${i}`,
    kind: said.kind,
    party: said.party,
    speaker: said.speaker ?? null,
    addressee: said.to ?? null,
    span: span(said.words),
    cue: span(said.words),
    condition: said.condition ? span(said.condition) : null,
    attribution: null,
    answers: answered < 0 ? null : `o${answered}`,
    issue: said.issue ?? null,
    confidence: said.confidence ?? 0.9,
    why: { rule: said.kind, evidence: [], antecedent: null },
  };
});

const PARTIES: readonly Party[] = [
  party('guild', 'Ferrymen’s Guild', 'organization'),
  party('council', 'Lake Council', 'government'),
  party('villagers', 'villagers', 'group'),
  party('ch', 'Switzerland', 'state', 'CH'),
  party('anglers', 'Anglers’ Club', 'organization'),
];

/** The guild says its first demand again: folded. */
const REPEATED = 'o11';

export const dispute: Reading = {
  title: 'Ferrymen and council at odds over a pier as the ice comes nearer',
  url: 'https://example.org/lake',
  published: '2025-11-02',
  article: {
    id: 'lake',
    text: TEXT,
    blocks: [{ start: 0, end: TEXT.length, kind: 'paragraph' }],
  },
  annotation: {
    id: 'lake',
    parties: PARTIES,
    speakers: [
      speaker('marr', 'Ilse Marr', 'speaker of the Ferrymen’s Guild', 'guild'),
      speaker('abt', 'Tom Abt', 'councillor', 'council'),
      speaker('mayor', 'Rosa Vell', 'mayor', 'council'),
      speaker('clerk', 'Jon Hess', 'town clerk', 'council'),
      speaker('judge', 'Eva Lind', 'counsel', 'council'),
      speaker('envoy', 'the envoy', null, 'ch'),
      speaker('hotel', 'a hotel owner', null, null),
    ],
    attributions: [
      statement('a0', 'direct', '“We want a new pier before the ice comes,”', 'marr'),
      statement('a1', 'direct', '“There is no money for castles,”', 'abt'),
      statement('a2', 'indirect', 'Switzerland offered to lend two boats for the winter', 'envoy'),
      statement('a3', 'mixed', 'that guests “will not wait until spring” for a boat', 'hotel'),
      statement('a4', 'indirect', 'stop all boats at night unless the council gave way by Friday', 'marr'),
    ],
    positions,
    issues: [
      ['pier', 'new pier'],
      ['fares', 'lower fares'],
      ['night', 'night boat'],
      ['boats', 'two boats'],
      ['mornings', 'quiet mornings'],
    ].map(([id = '', label = '']) => ({ id, label, mentions: [] })),
    summary: PARTIES.map(({ id }) => ({
      party: id,
      speakers: [],
      entries: positions
        .filter((position) => position.party === id && position.id !== REPEATED)
        .map(({ kind, id }) => ({ kind, positions: id === 'o0' ? [id, REPEATED] : [id] })),
    })),
  },
  painted: true,
};

/** The same article for readers of `sides` parties only. */
export function between(sides: readonly string[]): Reading {
  const { annotation } = dispute;
  return {
    ...dispute,
    annotation: {
      ...annotation,
      positions: positions.filter(({ party }) => party !== null && sides.includes(party)),
      summary: annotation.summary.filter(({ party }) => party !== null && sides.includes(party)),
    },
  };
}
