import type { Sentence } from '../token.ts';
import { contextCode, QuoteTracker } from './features.ts';
import { MAX_TOKENS } from './kernel/memory.ts';

/** Training fills chunks with whole sentences up to so many tokens, so the run time does. */
const CHUNK = 128;
/** Of longer forms only the beginning is looked at: they are no words, and may be millions of letters long. */
const LONGEST_FORM = 200;

/** A sentence, or a piece of one that is too long for the network. */
export interface Piece {
  /** Index into the document's sentences. */
  readonly sentence: number;
  /** Place of its first token in the sentence, and how many it has. */
  readonly from: number;
  readonly length: number;
}

/** What the network reads at once. The arrays hold a value a token. */
export interface Chunk {
  /** Place of its first token in the document. */
  readonly start: number;
  readonly pieces: readonly Piece[];
  readonly forms: readonly string[];
  readonly contexts: readonly number[];
  /** Quotation states, see features.ts. */
  readonly quotes: readonly number[];
}

/** Cuts sentences into pieces of at most MAX_TOKENS tokens, at the last sign that separates clauses where there is one. */
function* piecesOf(sentences: readonly Sentence[]): Generator<Piece> {
  for (let s = 0; s < sentences.length; s++) {
    const { tokens } = sentences[s] as Sentence;
    let from = 0;
    while (tokens.length - from > MAX_TOKENS) {
      let cut = from + MAX_TOKENS;
      while (cut > from + MAX_TOKENS / 2 && !/^[,;:–—]$|^--$/.test(tokens[cut - 1]?.text ?? '')) cut--;
      if (cut === from + MAX_TOKENS / 2) cut = from + MAX_TOKENS;
      yield { sentence: s, from, length: cut - from };
      from = cut;
    }
    if (tokens.length > from) yield { sentence: s, from, length: tokens.length - from };
  }
}

/** The chunks of a document, in order: whole sentences while they fit, a long one alone. */
export function* chunksOf(sentences: readonly Sentence[]): Generator<Chunk> {
  const quotes = new QuoteTracker();
  let draft = new Draft(0);
  for (const piece of piecesOf(sentences)) {
    if (draft.forms.length > 0 && draft.forms.length + piece.length > CHUNK) {
      yield draft;
      draft = new Draft(draft.start + draft.forms.length);
    }
    const sentence = sentences[piece.sentence] as Sentence;
    const startsBlock = piece.sentence === 0 || sentences[piece.sentence - 1]?.block !== sentence.block;
    draft.add(piece, sentence, startsBlock, quotes);
  }
  if (draft.forms.length > 0) yield draft;
}

class Draft implements Chunk {
  readonly start: number;
  readonly pieces: Piece[] = [];
  readonly forms: string[] = [];
  readonly contexts: number[] = [];
  readonly quotes: number[] = [];

  constructor(start: number) {
    this.start = start;
  }

  add(piece: Piece, sentence: Sentence, startsBlock: boolean, tracker: QuoteTracker): void {
    this.pieces.push(piece);
    for (let i = piece.from; i < piece.from + piece.length; i++) {
      const { text } = sentence.tokens[i] as { text: string };
      const opens = startsBlock && i === 0;
      const quote = tracker.next(text, opens);
      this.forms.push(text.length > LONGEST_FORM ? text.slice(0, LONGEST_FORM) : text);
      this.quotes.push(quote);
      this.contexts.push(contextCode(quote, i === 0, opens));
    }
  }
}
