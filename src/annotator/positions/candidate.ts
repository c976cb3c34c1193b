import type { Kind } from '../annotation.ts';
import type { Statements } from '../attribution/attribute.ts';
import type { Clause, Document } from '../entities/document.ts';
import type { Stage } from '../entities/stage.ts';
import type { PositionFrame } from '../syntax/parsed.ts';
import { clauseEnd } from './clause.ts';
import { conditionOf } from './condition.ts';
import { constructionOf } from './construction.ts';
import { likeliestKind } from './kind.ts';
import { type Match, matchesOf } from './match.ts';
import { means, networkMatch, type Opening, openingIn, openingOf } from './network.ts';
import { isHypothetical, isNegated, isSupposed, kindByContent, resists } from './polarity.ts';
import { type Roles, rolesOf } from './roles.ts';
import { type Wording, weigh, wordsAround } from './wording.ts';

/** A stretch that may be a position, before it is weighed against its neighbours. */
export interface Candidate {
  readonly kind: Kind;
  readonly match: Match;
  readonly negated: boolean;
  /** Words of the span, `last` exclusive. */
  readonly first: number;
  readonly last: number;
  readonly roles: Roles;
  readonly condition: readonly [number, number] | null;
  readonly sentence: number;
  /** What speaks for and against it being a position, and of which kind, by name. */
  readonly features: readonly string[];
  /** What these weigh together. */
  readonly wording: Wording;
  readonly opening: Opening;
  /** The kind by the lexicon alone; null where only the network sees it. */
  readonly ruled: Kind | null;
}

/** All candidates of an article, in order: what the lexicon of frames finds, and what the network alone does. */
export function candidatesOf(stage: Stage, statements: Statements): Candidate[] {
  const { doc } = stage;
  const frames = doc.parse.positions;
  let f = 0;
  return doc.sentences.flatMap((sentence) => {
    const own: PositionFrame[] = [];
    for (; f < frames.length && (frames[f]?.anchor ?? 0) < sentence.last; f++) own.push(frames[f] as PositionFrame);
    const out: Candidate[] = [];
    const met = new Set<PositionFrame>();
    let taken = sentence.first;
    for (const match of matchesOf(doc, sentence)) {
      // A noun inside of a pattern is that pattern's: "dropped its demand" is no demand.
      if (match.at < taken && match.pattern.frame.at === 'noun') continue;
      taken = Math.max(taken, match.last);
      const network = own.find((frame) => means(frame, match)) ?? null;
      const candidate = candidateOf(stage, statements, sentence, { ...match, network });
      // What the lexicon rules out (denied, supposed, nobody's) the network does not bring back.
      if (network !== null) met.add(network);
      if (candidate !== null) out.push(candidate);
    }
    for (const frame of own) if (!met.has(frame)) out.push(fromNetwork(stage, statements, sentence, frame));
    return out.sort((a, b) => a.first - b.first);
  });
}

/** A candidate that only the network sees. */
function fromNetwork(stage: Stage, statements: Statements, sentence: Clause, frame: PositionFrame): Candidate {
  const { doc } = stage;
  const match = networkMatch(doc, sentence, frame);
  const opening = openingIn(doc, frame.anchor, frame.anchor + 1);
  const first = wholeWord(doc, frame.span.start);
  const last = Math.min(frame.span.end, sentence.last);
  const features = wordsAround(doc, match, first, last);
  const wording = weigh(features);
  const kind = likeliestKind(null, wording, opening);
  return {
    kind,
    match,
    negated: false,
    first,
    last,
    roles: rolesOf(stage, statements, sentence, match, last),
    condition: conditionBy(frame) ?? conditionOf(doc, sentence, frame.span.start, last, kind),
    sentence: sentence.index,
    features,
    wording,
    opening,
    ruled: null,
  };
}

function candidateOf(stage: Stage, statements: Statements, sentence: Clause, match: Match): Candidate | null {
  const { doc } = stage;
  const { frame } = match.pattern;
  if (isHypothetical(doc, sentence, match) || isSupposed(doc, sentence, match)) return null;
  const inside = statements.ofWord[match.at] ?? -1;
  const bound = boundOf(statements, inside, match.at, sentence.last);
  const cues = statements.cues[sentence.index] ?? [];
  const end = Math.max(
    match.last,
    clauseEnd(doc, sentence, Math.max(match.at, match.last - 1), cues, bound, frame.at === 'noun'),
  );
  const negated = isNegated(doc, match);
  const ruled = kindOf(stage, match, negated, end);
  if (ruled === null) return null;
  const roles = rolesOf(stage, statements, sentence, match, end);
  // "Demand for coffee rose": a noun that nobody owns is no party's.
  if (frame.at === 'noun' && roles.way === 'none') return null;
  const quoted = (doc.words[match.at]?.quote ?? -1) >= 0;
  const level = quoted ? 'quote' : inside >= 0 ? 'report' : 'text';
  const features = [
    ...constructionOf(stage, sentence, match, ruled, negated, roles, level, end),
    ...wordsAround(doc, match, wholeWord(doc, spanStart(match, negated, ruled)), end),
  ];
  const wording = weigh(features);
  const opening = openingOf(doc, match);
  // negation flips, whatever the words around it say
  const kind = negated ? ruled : likeliestKind(ruled, wording, opening);
  const first = wholeWord(doc, spanStart(match, negated, kind));
  return {
    kind,
    match,
    negated,
    first,
    last: end,
    roles,
    condition: conditionOf(doc, sentence, first, end, kind) ?? conditionBy(match.network),
    sentence: sentence.index,
    features,
    wording,
    opening,
    ruled,
  };
}

function conditionBy(frame: PositionFrame | null): readonly [number, number] | null {
  const range = frame?.condition[0];
  return range === undefined ? null : [range.start, range.end];
}

/** End of the statement's piece that a word stands in. */
function boundOf(statements: Statements, statement: number, at: number, fallback: number): number {
  for (const piece of statements.list[statement]?.content ?? [])
    if (piece.first <= at && at < piece.last) return Math.min(piece.last, fallback);
  return fallback;
}

function kindOf(stage: Stage, match: Match, negated: boolean, end: number): Kind | null {
  const { doc } = stage;
  const { frame } = match.pattern;
  if (negated && frame.holder !== 'source') return frame.negated;
  if (frame.kind !== 'by content') return frame.kind;
  if (frame.id === 'vow' && resists(doc, match.last, end)) return 'refusal';
  const content = kindByContent(doc, match.last, end);
  if (frame.id === 'warn') return content === 'threat' || announcesAct(doc, match.last) ? 'threat' : null;
  return content ?? frame.otherwise;
}

/** The first token of the written word that a token ends: "do" of "don’t", "We" of "We’ll". */
function wholeWord(doc: Document, at: number): number {
  const word = doc.words[at];
  const before = doc.words[at - 1];
  const glued = word !== undefined && before?.end === word.start && before.sentence === word.sentence;
  return glued && /^(?:n't|not|'(?:ll|d|m|re|ve))$/.test(word.lower) ? at - 1 : at;
}

/** The span begins with the cue; a modal or a negation in front is part of what makes it the kind it is. */
function spanStart(match: Match, negated: boolean, kind: Kind): number {
  if (match.pattern.frame.modal || (negated && kind === 'refusal')) return match.group;
  return match.at;
}

/** "warned that she would": what somebody warns to do themselves is no prediction. */
function announcesAct(doc: Document, at: number): boolean {
  const from = doc.words[at]?.lower === 'that' ? at + 1 : at;
  return (
    /^(?:he|she|it|they|we|i)$/.test(doc.words[from]?.lower ?? '') &&
    /^(?:will|would|'ll|'d|could|might|may)$/.test(doc.words[from + 1]?.lower ?? '')
  );
}
