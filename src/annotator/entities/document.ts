import type { Article, BlockKind, Span } from '../annotation.ts';
import type { Engine } from '../syntax/engine.ts';
import type { Parse, ParsedToken } from '../syntax/parsed.ts';
import { splitSentences } from '../syntax/sentences.ts';
import { boilerplate } from './boilerplate.ts';
import { findQuotations, type Quotation } from './quotation.ts';
import { isName } from './wordclass.ts';

/** A token with what every rule asks of it: its tags and lemma, its place in the tree and in the document. */
export interface Word extends Span, Pick<ParsedToken, 'text' | 'tag' | 'xpos' | 'lemma' | 'label'> {
  readonly index: number;
  /** Lower case, with straight apostrophes: "n’t" is "n't". */
  readonly lower: string;
  /** Index into `Document.sentences`. */
  readonly sentence: number;
  /** Index into `Document.quotations`; -1 outside of quotation marks. */
  readonly quote: number;
  /** Index of the word that it depends on; -1 for the root of a sentence's tree. */
  readonly head: number;
}

/** A sentence as a range of words, `last` exclusive; a dateline in front is left out. */
export interface Clause {
  readonly index: number;
  readonly first: number;
  readonly last: number;
  readonly block: number;
  readonly blockKind: BlockKind;
}

/** The article as the rules read it: its boilerplate left out, one list of words. */
export interface Document {
  readonly text: string;
  readonly words: readonly Word[];
  readonly sentences: readonly Clause[];
  readonly quotations: readonly Quotation[];
  /** What the engine found; its tokens are the words. */
  readonly parse: Parse;
}

/** A sentence longer than this is a table or a listing: reading it whole would cost more than it says. */
export const LONGEST_SENTENCE = 400;

/** Prepares an article for the rules. Linear in its length. */
export function readDocument(article: Article, engine: Engine): Document {
  const leftOut = boilerplate(article);
  const quotations = findQuotations(article);
  const words: Word[] = [];
  const sentences: Clause[] = [];
  let q = 0;
  const kept = splitSentences(article).filter((s) => leftOut[s.block] !== true && s.tokens.length > 0);
  const parse = engine.parse(kept);
  for (const sentence of parse.sentences) {
    const index = sentences.length;
    const first = words.length;
    for (const token of sentence.tokens) {
      while (q < quotations.length && (quotations[q]?.end ?? 0) <= token.start) q++;
      const quote = (quotations[q]?.start ?? Number.POSITIVE_INFINITY) <= token.start ? q : -1;
      const lower = token.text.toLowerCase().replaceAll('’', "'");
      const head = token.head < 0 ? -1 : first + token.head;
      const { start, end, text, tag, xpos, lemma, label } = token;
      // every property by its name: a spread is several times as slow here
      words.push({
        start,
        end,
        text,
        tag,
        xpos,
        lemma,
        label,
        head,
        index: words.length,
        lower,
        sentence: index,
        quote,
      });
    }
    const startsBlock = sentences.at(-1)?.block !== sentence.block;
    const from = startsBlock ? afterDateline(words, first) : first;
    addClauses(sentences, words, from, sentence.block, sentence.blockKind);
  }
  return { text: article.text, words, sentences, quotations, parse };
}

/**
 * The first word behind a dateline: "WASHINGTON (Reuters) — ", "KYIV, Ukraine — ".
 * Without one, `first` itself.
 */
function afterDateline(words: readonly Word[], first: number): number {
  const head = words[first];
  if (head === undefined || head.text.length < 3 || head.text !== head.text.toUpperCase() || !isName(head.text))
    return first;
  for (let i = first + 1; i < Math.min(first + 14, words.length); i++) {
    const text = words[i]?.text ?? '';
    if (/^(?:-|—|–|--|_)$/.test(text) && i + 1 < words.length) {
      // A hyphen inside a name has no space around it.
      if ((words[i - 1]?.end ?? 0) < (words[i]?.start ?? 0)) return i + 1;
    } else if (/^\p{Ll}/u.test(text) && !/^(?:and|of|de|the|al|el)$/.test(text)) return first;
  }
  return first;
}

/** The span of words `[first, last)`. */
export function spanOf(doc: Document, first: number, last: number): Span {
  return { start: doc.words[first]?.start ?? 0, end: doc.words[last - 1]?.end ?? 0 };
}

/** The text of words `[first, last)` as it stands in the article. */
export function textOf(doc: Document, first: number, last: number): string {
  const span = spanOf(doc, first, last);
  return doc.text.slice(span.start, span.end);
}

/** One clause a sentence; a listing without full stops is cut, so that the rules stay linear in the text's length. */
function addClauses(out: Clause[], words: Word[], first: number, block: number, blockKind: BlockKind): void {
  for (let from = first; from < words.length; from += LONGEST_SENTENCE) {
    const index = out.length;
    const last = Math.min(words.length, from + LONGEST_SENTENCE);
    if (from > first) for (let i = from; i < last; i++) words[i] = { ...(words[i] as Word), sentence: index };
    out.push({ index, first: from, last, block, blockKind });
  }
}
