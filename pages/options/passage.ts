/** The preview's passage: every kind once, annotated by hand, so that it is the same whatever the annotator learns. */
import type { Extraction } from '../../content/extract.ts';
import { Locator } from '../../content/locate.ts';
import type { Annotation, Kind, Position, Span } from '../../src/annotator/annotation.ts';

export const PASSAGE =
  'The ferry crews demanded two free weekends a month. Blue Strait Lines refused to talk about weekends at all. ' +
  'It offered a bonus for every night shift. The crews threatened to stop all boats at Easter, ' +
  'but signalled that they could accept one free weekend if the bonus is doubled.';

const ID = 'passage';
const CREWS = 'crews';
const LINE = 'line';

/** Its positions: kind, party, addressee, words, the cue within them. */
const POSITIONS: readonly [Kind, string, string, string, string][] = [
  ['demand', CREWS, LINE, 'demanded two free weekends a month', 'demanded'],
  ['refusal', LINE, CREWS, 'refused to talk about weekends at all', 'refused'],
  ['offer', LINE, CREWS, 'offered a bonus for every night shift', 'offered'],
  ['threat', CREWS, LINE, 'threatened to stop all boats at Easter', 'threatened'],
  ['concession', CREWS, LINE, 'could accept one free weekend if the bonus is doubled', 'accept'],
];
const ANSWERS: Readonly<Record<string, string>> = { p2: 'p1', p3: 'p1' };
const CONDITION = 'if the bonus is doubled';

export function passageAnnotation(): Annotation {
  return {
    id: ID,
    speakers: [],
    parties: [
      { id: CREWS, name: 'Ferry crews', kind: 'group', country: null, mentions: [at('The ferry crews')] },
      { id: LINE, name: 'Blue Strait Lines', kind: 'organization', country: null, mentions: [at('Blue Strait Lines')] },
    ],
    attributions: [],
    positions: POSITIONS.map(([kind, party, addressee, words, cue], i): Position => {
      const span = at(words);
      const start = span.start + words.indexOf(cue);
      return {
        id: `p${i + 1}`,
        kind,
        party,
        addressee,
        speaker: null,
        span,
        cue: { start, end: start + cue.length },
        condition: words.includes(CONDITION) ? at(CONDITION) : null,
        attribution: null,
        answers: ANSWERS[`p${i + 1}`] ?? null,
        issue: null,
        confidence: 1,
        why: { rule: `${kind}: ${cue}`, evidence: [{ start, end: start + cue.length }], antecedent: null },
      };
    }),
    issues: [],
    summary: [],
  };
}

/** The passage as if it had been isolated from a page, on the text node that shows it. */
export function extractionOf(node: Text): Extraction {
  const { length } = PASSAGE;
  return {
    title: '',
    byline: null,
    published: null,
    article: { id: ID, text: PASSAGE, blocks: [{ start: 0, end: length, kind: 'paragraph' }] },
    locator: new Locator([{ node, offset: 0, start: 0, length }]),
    mapped: { found: length, of: length },
  };
}

function at(words: string): Span {
  const start = PASSAGE.indexOf(words);
  return { start, end: start + words.length };
}
