import type { Sentence, Token } from './token.ts';

/** The universal parts of speech, https://universaldependencies.org/u/pos/. */
export const UPOS = [
  'ADJ',
  'ADP',
  'ADV',
  'AUX',
  'CCONJ',
  'DET',
  'INTJ',
  'NOUN',
  'NUM',
  'PART',
  'PRON',
  'PROPN',
  'PUNCT',
  'SCONJ',
  'SYM',
  'VERB',
  'X',
] as const;
export type Upos = (typeof UPOS)[number];

/** A token with what the network and the lemma rules say of it. */
export interface ParsedToken extends Token {
  readonly tag: Upos;
  /** Penn Treebank's finer tag: "VBD", "NNS", "MD". */
  readonly xpos: string;
  readonly lemma: string;
  /** Index of its head in the sentence's tokens; −1 for the root, of which every sentence has one. */
  readonly head: number;
  /** The relation to the head, a universal dependency label without subtype; "root" for the root. */
  readonly label: string;
}

export interface ParsedSentence extends Sentence {
  readonly tokens: readonly ParsedToken[];
}

/** Tokens of a document, counted over all its sentences; end exclusive. */
export interface TokenRange {
  readonly start: number;
  readonly end: number;
}

/** An attribution as the network sees it: an anchor and the spans of its roles. A role may be empty. */
export interface AttributionFrame {
  readonly anchor: number;
  /** 0…1: how sure the network is that the anchor is one. */
  readonly score: number;
  readonly source: readonly TokenRange[];
  readonly cue: readonly TokenRange[];
  readonly content: readonly TokenRange[];
}

/** A position as the network sees it; the anchor is the first token of its span. */
export interface PositionFrame {
  readonly anchor: number;
  /** 0…1: how sure the network is that the anchor begins a position of any kind. */
  readonly score: number;
  /** Index into KINDS of annotation.ts. */
  readonly kind: number;
  readonly span: TokenRange;
  readonly holder: readonly TokenRange[];
  readonly addressee: readonly TokenRange[];
  readonly condition: readonly TokenRange[];
}

/** What the engine makes of a document's sentences. */
export interface Parse {
  readonly sentences: readonly ParsedSentence[];
  readonly attributions: readonly AttributionFrame[];
  readonly positions: readonly PositionFrame[];
  /** [tokens, kinds]: how sure the network is that a position of a kind begins at a token, 0…1. Empty without frame heads. */
  readonly openings: Float32Array;
}
