import { KINDS } from '../annotation.ts';
import { headOf } from '../attribution/framed.ts';
import type { Clause, Document } from '../entities/document.ts';
import { verbGroupStart } from '../entities/noun-phrase.ts';
import type { PositionFrame } from '../syntax/parsed.ts';
import type { Form, Frame } from './frame.ts';
import type { Match } from './match.ts';

/** How far from a match's words an anchor of the network may stand to mean the same position. */
const NEAR = 2;

/** What the network says of the words around a cue: the probability that a position of each kind begins there. */
export interface Opening {
  /** Of any kind, 0…1. */
  readonly score: number;
  /** Each kind's share of the score in the order of KINDS; they add up to 1. */
  readonly shares: readonly number[];
}

/** The strongest opening among words `[first, last)`. */
export function openingIn(doc: Document, first: number, last: number): Opening {
  const { openings } = doc.parse;
  let best: Opening = { score: 0, shares: KINDS.map(() => 1 / KINDS.length) };
  for (let i = Math.max(0, first); i < Math.min(last, doc.words.length); i++) {
    const odds = [...openings.subarray(i * KINDS.length, (i + 1) * KINDS.length)];
    const score = odds.reduce((a, b) => a + b, 0);
    if (score > best.score) best = { score, shares: odds.map((p) => p / score) };
  }
  return best;
}

/**
 * The opening that belongs to a match. One at a later word of its pattern ("dropped its *demand*") tells that something is held
 * there, but not of which kind.
 */
export function openingOf(doc: Document, match: Match): Opening {
  const front = openingIn(doc, match.group - NEAR, match.at + 1);
  const inner = openingIn(doc, match.at + 1, match.last);
  return inner.score > front.score ? { score: inner.score, shares: front.shares } : front;
}

/** Whether a frame of the network is about the same words as a match. */
export const means = (frame: PositionFrame, match: Match): boolean =>
  frame.anchor >= match.group - NEAR && frame.anchor < Math.max(match.at + 1, match.last);

/** A frame of the network as a match, for cues that no rule knows: its word, verb group and voice are read from the tree. */
export function networkMatch(doc: Document, sentence: Clause, frame: PositionFrame): Match {
  const at = cueWord(doc, frame);
  const word = doc.words[at];
  const verb = word?.tag === 'VERB' || word?.tag === 'AUX';
  const noun = word?.tag === 'NOUN';
  return {
    pattern: {
      frame: verb ? VERB : noun ? NOUN : WORD,
      rest: [],
      forms: new Set(),
      source: word?.lemma ?? '',
    },
    at,
    last: at + 1,
    phrase: null,
    group: Math.min(verb ? verbGroupStart(doc, at, sentence.first) : at, frame.anchor),
    form: verb ? (FORMS[word?.xpos ?? ''] ?? 'past') : noun ? 'singular' : 'word',
    passive:
      word?.xpos === 'VBN' && doc.words.slice(Math.max(0, at - 4), at).some((w) => w.head === at && w.lemma === 'be'),
    network: frame,
  };
}

/** The first word of a frame that says something: behind auxiliaries, negators and "to". */
function cueWord(doc: Document, frame: PositionFrame): number {
  const end = Math.min(frame.span.end, frame.anchor + 5);
  for (let i = frame.anchor; i < end; i++) {
    const word = doc.words[i];
    if (word !== undefined && /^(?:VERB|NOUN|ADJ)$/.test(word.tag)) return i;
  }
  return headOf(doc, frame.anchor, end);
}

const FORMS: Readonly<Record<string, Form>> = {
  VB: 'base',
  VBP: 'base',
  VBZ: 'third',
  VBD: 'past',
  VBN: 'participle',
  VBG: 'gerund',
};

const common = {
  id: 'network',
  kind: 'by content',
  otherwise: null,
  negated: null,
  modal: false,
  opens: false,
  prior: 0,
} as const;
const VERB: Frame = { ...common, at: 'verb', holder: 'subject', addressee: 'object' };
const NOUN: Frame = { ...common, at: 'noun', holder: 'owner', addressee: new Set(['to', 'for', 'from', 'on']) };
const WORD: Frame = { ...common, at: 'word', holder: 'subject', addressee: null };
