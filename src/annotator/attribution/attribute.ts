import type { Attribution, AttributionForm, Span } from '../annotation.ts';
import { type Document, spanOf } from '../entities/document.ts';
import type { NounPhrase } from '../entities/noun-phrase.ts';
import type { Referent } from '../entities/referent.ts';
import type { Stage } from '../entities/stage.ts';
import { type Candidate, candidateOf } from './candidate.ts';
import type { Piece } from './content.ts';
import { type Cue, cuesOf } from './cue.ts';
import { framed } from './framed.ts';
import { labelled } from './labelled.ts';
import { followingQuotes, quotedRanges, quotedShare } from './quoted.ts';

/** An attribution with what later rooms need besides its spans. */
export interface Statement {
  readonly form: AttributionForm;
  readonly source: NounPhrase | null;
  /** The relative pronoun that stands for the source, or -1. */
  readonly relative: number;
  readonly cue: Piece;
  readonly content: readonly Piece[];
  readonly referent: Referent | null;
  readonly rule: string;
  readonly confidence: number;
}

/** All statements of an article, in order, and which one each word belongs to as content (-1: none). */
export interface Statements {
  readonly list: readonly Statement[];
  readonly ofWord: Int32Array;
  /** The cues of every sentence, for the rooms above. */
  readonly cues: readonly (readonly Cue[])[];
}

/** At least this share of a direct quote's words stands between quotation marks (the corpus's own border). */
const DIRECT = 0.9;

/** Finds who says what. Linear in the length of the article. */
export function attribute(stage: Stage): Statements {
  const { doc, resolver } = stage;
  const ranges = quotedRanges(doc);
  const cues = doc.sentences.map((sentence) => cuesOf(doc, sentence));
  const found: Candidate[] = [];
  doc.sentences.forEach((sentence, index) => {
    const own = cues[index] ?? [];
    const context = { doc, sentence, cues: own, ranges };
    for (const cue of own) {
      const candidate = candidateOf(context, cue);
      if (candidate !== null) found.push(candidate);
    }
  });
  const kept = dropNested(doc, merged(doc, labelled(doc, ranges), framed(doc, ranges), found));
  const taken = new Uint8Array(doc.quotations.length);
  for (const candidate of kept) for (const piece of candidate.content) markTaken(doc, piece, taken);
  const contents = kept.map((candidate): Piece[] => {
    const content = [...candidate.content];
    const last = Math.max(candidate.cue.last, candidate.source?.last ?? 0, ...content.map((p) => p.last));
    if (quotedShare(doc, content) > 0) content.push(...followingQuotes(doc, ranges, restOfSentence(doc, last), taken));
    return content;
  });
  giveLoneQuotes(doc, ranges, kept, contents, taken);
  const list = kept.map((candidate, i): Statement => {
    const content = contents[i] ?? candidate.content;
    const { source, relative, cue } = candidate;
    return {
      form: formOf(doc, content),
      source,
      relative,
      cue,
      content,
      referent: source === null ? null : resolver.resolve(source),
      rule: candidate.rule,
      confidence: candidate.confidence,
    };
  });
  const ofWord = new Int32Array(doc.words.length).fill(-1);
  list.forEach((statement, i) => {
    for (const piece of statement.content) ofWord.fill(i, piece.first, piece.last);
  });
  return { list, ofWord, cues };
}

/**
 * Layout first, then the network, then the rules where neither says anything: the rules add recall of quotations that the
 * network overlooks.
 */
function merged(doc: Document, ...found: readonly (readonly Candidate[])[]): Candidate[] {
  const out: Candidate[] = [];
  const owner = new Int32Array(doc.words.length).fill(-1);
  for (const list of found) {
    const before = out.length;
    for (const candidate of list) {
      const known = ownerOf(owner, candidate);
      const other = out[known];
      if (other === undefined) out.push(candidate);
      // nobody's words so far: whoever finds a source takes them
      else if (other.source === null && candidate.source !== null) out[known] = candidate;
    }
    for (let k = before; k < out.length; k++)
      for (const { first, last } of wordsOf(out[k] as Candidate)) owner.fill(k, first, last);
  }
  return out.sort((a, b) => a.at - b.at);
}

const wordsOf = ({ cue, content }: Candidate): readonly Piece[] => [cue, ...content];

/** Whose words a candidate shares, as an index; -1 for nobody's. */
function ownerOf(owner: Int32Array, candidate: Candidate): number {
  for (const { first, last } of wordsOf(candidate))
    for (let i = first; i < last; i++) if ((owner[i] ?? -1) >= 0) return owner[i] ?? -1;
  return -1;
}

/** Behind the words that only describe the source (", a Democrat from Ohio."), if no quotation is among them. */
function restOfSentence(doc: Document, at: number): number {
  const sentence = doc.sentences[doc.words[at - 1]?.sentence ?? -1];
  if (sentence === undefined) return at;
  for (let i = at; i < sentence.last; i++) if ((doc.words[i]?.quote ?? -1) >= 0) return at;
  return sentence.last;
}

/** Fewer words than this between quotation marks are a title or a scare quote rather than speech. */
const SPOKEN = 5;

/**
 * A block that is nothing but a quotation goes on with the statement in the block before: its first speaker is who a
 * reader takes it to be from.
 */
function giveLoneQuotes(
  doc: Document,
  ranges: readonly Piece[],
  kept: readonly Candidate[],
  contents: readonly Piece[][],
  taken: Uint8Array,
): void {
  const lastOfBlock = new Map<number, number>();
  const blockOf = (word: number): number => doc.sentences[doc.words[word]?.sentence ?? -1]?.block ?? -1;
  kept.forEach((candidate, i) => {
    if (candidate.source !== null && !candidate.nominal) lastOfBlock.set(blockOf(candidate.cue.first), i);
  });
  ranges.forEach((range, q) => {
    if (taken[q] === 1 || range.last - range.first < SPOKEN + 2) return;
    const sentence = doc.sentences[doc.words[range.first]?.sentence ?? -1];
    if (sentence === undefined || sentence.first !== range.first) return;
    const before = doc.sentences[sentence.index - 1];
    const startsBlock = before?.block !== sentence.block;
    const next = doc.words[range.last];
    const endsBlock = next === undefined || blockOf(next.index) !== sentence.block;
    const block = startsBlock ? before?.block : sentence.block;
    if (block === undefined || (!endsBlock && startsBlock)) return;
    const host = lastOfBlock.get(block);
    const pieces = contents[host ?? -1];
    if (host === undefined || pieces === undefined) return;
    pieces.push(range);
    taken[q] = 1;
    lastOfBlock.set(sentence.block, host);
  });
}

function markTaken(doc: Document, piece: Piece, taken: Uint8Array): void {
  for (let i = piece.first; i < piece.last; i++) {
    const quote = doc.words[i]?.quote ?? -1;
    if (quote >= 0) taken[quote] = 1;
  }
}

function formOf(doc: Document, content: readonly Piece[]): AttributionForm {
  const share = quotedShare(doc, content);
  return share >= DIRECT ? 'direct' : share > 0 ? 'mixed' : 'indirect';
}

/** Only the outermost of nested attributions stay: "Smith said that the union wants …" is Smith's. */
function dropNested(doc: Document, found: readonly Candidate[]): Candidate[] {
  const inside = new Uint8Array(doc.words.length);
  const order = found.map((candidate, i) => ({ candidate, i })).sort((a, b) => size(b.candidate) - size(a.candidate));
  const dropped = new Uint8Array(found.length);
  for (const { candidate, i } of order) {
    const cue = candidate.at;
    if (inside[cue] === 1) {
      dropped[i] = 1;
      continue;
    }
    for (const piece of candidate.content) for (let k = piece.first; k < piece.last; k++) if (k !== cue) inside[k] = 1;
  }
  return found.filter((_, i) => dropped[i] === 0);
}

const size = (candidate: Candidate): number => candidate.content.reduce((n, piece) => n + piece.last - piece.first, 0);

/** The spans of a statement, for the annotation. */
export function toAttribution(doc: Document, statement: Statement, id: string, speaker: string | null): Attribution {
  const cue = spanOf(doc, statement.cue.first, statement.cue.last);
  const source: Span[] = [];
  if (statement.source !== null) source.push(spanOf(doc, statement.source.first, statement.source.last));
  if (statement.relative >= 0) source.push(spanOf(doc, statement.relative, statement.relative + 1));
  return {
    id,
    form: statement.form,
    source,
    cue: [cue],
    content: statement.content.map((piece) => spanOf(doc, piece.first, piece.last)),
    speaker,
    confidence: Math.round(statement.confidence * 100) / 100,
    why: {
      rule: statement.rule,
      evidence: [cue],
      antecedent: statement.referent?.antecedent ?? null,
    },
  };
}
