import type { Document } from '../entities/document.ts';
import type { NounPhrase } from '../entities/noun-phrase.ts';
import { isDeterminer, isPunctuation } from '../entities/wordclass.ts';
import type { AttributionFrame, TokenRange } from '../syntax/parsed.ts';
import type { Candidate } from './candidate.ts';
import { type Piece, trimPiece } from './content.ts';

const LONGEST_TITLE = 8;

/** The attributions that the network found, in order. A frame without content says nothing and is left out. */
export function framed(doc: Document, ranges: readonly Piece[]): Candidate[] {
  return doc.parse.attributions.flatMap((frame) => fromFrame(doc, ranges, frame) ?? []);
}

function fromFrame(doc: Document, ranges: readonly Piece[], frame: AttributionFrame): Candidate | null {
  const content = pieces(doc, frame.content).map((piece) => withoutTail(doc, ranges, wholeQuotes(doc, ranges, piece)));
  if (content.length === 0 || content.every((piece) => isTitle(doc, ranges, piece))) return null;
  const sources = frame.source.flatMap(({ start, end }) => withoutMarks(doc, start, phraseEnd(doc, start, end)) ?? []);
  const relative = sources.find((s) => s.last - s.first === 1 && isRelative(doc, s.first));
  const named = sources.find((s) => s !== relative) ?? antecedentOf(doc, relative);
  const cue = frame.cue[0] ?? { start: frame.anchor, end: frame.anchor + 1 };
  const at = headOf(doc, cue.start, cue.end);
  return {
    cue: { first: cue.start, last: cue.end },
    source: named === null ? null : { ...named, head: nameIn(doc, named) },
    relative: named === null ? -1 : (relative?.first ?? -1),
    content,
    at,
    nominal: doc.words[at]?.tag === 'NOUN',
    confidence: frame.score,
    rule: 'network',
  };
}

/** “The Long Pier”: a few words between quotation marks that all stand in capitals, without a stop, name a work. */
function isTitle(doc: Document, ranges: readonly Piece[], piece: Piece): boolean {
  const range = ranges[doc.words[piece.first]?.quote ?? -1];
  if (range === undefined || range.first !== piece.first || piece.last > range.last + 1) return false;
  const inside = doc.words.slice(range.first, range.last).filter((w) => !/^["“”‘’'`]+$/.test(w.text));
  return (
    inside.length > 1 &&
    inside.length <= LONGEST_TITLE &&
    inside.every((w) => /^\p{Lu}/u.test(w.text) || /^(?:of|the|a|an|and|in|on|for|to)$/.test(w.text))
  );
}

function pieces(doc: Document, spans: readonly TokenRange[]): Piece[] {
  return spans.flatMap(({ start, end }) => trimPiece(doc, start, end) ?? []);
}

/** A range without the punctuation at both ends; null if nothing remains. */
function withoutMarks(doc: Document, start: number, end: number): Piece | null {
  let first = start;
  let last = end;
  while (first < last && isPunctuation(doc.words[first]?.text ?? '')) first++;
  while (last > first && isPunctuation(doc.words[last - 1]?.text ?? '')) last--;
  return first < last ? { first, last } : null;
}

/** “Mara Lindqvist on | Tuesday warned”: a noun phrase does not end with a preposition. */
function phraseEnd(doc: Document, start: number, end: number): number {
  let last = end;
  while (last - 1 > start && doc.words[last - 1]?.tag === 'ADP') last--;
  return last;
}

const isRelative = (doc: Document, at: number): boolean => /^(?:who|which|that|whom)$/.test(doc.words[at]?.lower ?? '');

/** The noun that a relative clause hangs on, as far as the words in front that belong to it. */
function antecedentOf(doc: Document, relative: Piece | undefined): Piece | null {
  if (relative === undefined) return null;
  const verb = doc.words[doc.words[relative.first]?.head ?? -1];
  const noun = doc.words[verb?.head ?? -1];
  if (verb === undefined || noun === undefined || noun.index >= relative.first || !verb.label.startsWith('acl'))
    return { first: relative.first, last: relative.last };
  let first = noun.index;
  while (doc.words[first - 1]?.head === noun.index && doc.words[first - 1]?.sentence === noun.sentence) first--;
  return { first, last: noun.index + 1 };
}

/** The head of a source: of "Peru’s president, Lucia Salas", the name. */
function nameIn(doc: Document, { first, last }: Piece): number {
  const head = headOf(doc, first, last);
  if (doc.words[head]?.tag === 'PROPN') return head;
  for (let i = head + 1; i < last; i++) {
    const word = doc.words[i];
    if (word?.tag === 'PROPN' && word.head === head && /^(?:appos|flat)/.test(word.label)) return i;
  }
  return head;
}

/** The word of a range that hangs on one outside of it; a noun, a name or a pronoun before any other. */
export function headOf(doc: Document, first: number, last: number): number {
  let best = first;
  let found = false;
  for (let i = first; i < last; i++) {
    const word = doc.words[i];
    if (word === undefined || (word.head >= first && word.head < last)) continue;
    if (/^(?:NOUN|PROPN|PRON|VERB)$/.test(word.tag)) return i;
    if (!found && word.tag !== 'PUNCT') {
      best = i;
      found = true;
    }
  }
  return best;
}

/** A piece that takes in the better part of a quotation, or all but a few words of it, takes it whole. */
function wholeQuotes(doc: Document, ranges: readonly Piece[], piece: Piece): Piece {
  let { first, last } = piece;
  for (const edge of [first, last - 1]) {
    const range = ranges[doc.words[edge]?.quote ?? -1];
    if (range === undefined) continue;
    const inside = Math.min(range.last, last) - Math.max(range.first, first);
    const size = range.last - range.first;
    const goesOn = doc.quotations[doc.words[edge]?.quote ?? -1]?.continues === true;
    if (!goesOn && 2 * inside < size && size - inside > 3) continue;
    first = Math.min(first, range.first);
    last = Math.max(last, range.last);
  }
  return { first, last };
}

/** "Stay back," until help came: a quotation that ends with a mark of its own ends the content. */
function withoutTail(doc: Document, ranges: readonly Piece[], piece: Piece): Piece {
  const range = ranges[doc.words[piece.first]?.quote ?? -1];
  if (range === undefined || range.first !== piece.first || range.last >= piece.last) return piece;
  if (!/^[,.!?…]+$/.test(doc.words[range.last - 2]?.text ?? '')) return piece;
  const rest = doc.words.slice(range.last, piece.last);
  return rest.some((w) => w.quote >= 0) ? piece : { first: piece.first, last: range.last };
}

/** A phrase by its range, its head by the tree. */
export function phraseOf(doc: Document, { start, end }: TokenRange): NounPhrase | null {
  const range = withoutMarks(doc, start, end);
  return range === null ? null : { ...range, head: headOf(doc, range.first, range.last) };
}

/** The network's spans may leave out "the", by which a description says that it means somebody named before. */
export function withDeterminer(doc: Document, phrase: NounPhrase | null): NounPhrase | null {
  if (phrase === null || !isDeterminer(doc.words[phrase.first - 1]?.lower ?? '')) return phrase;
  return { ...phrase, first: phrase.first - 1 };
}
