import type { BlockKind, Span } from '../annotation.ts';

/**
 * A token by the conventions of English Universal Dependencies: "don't" is "do" + "n't", "Kyiv's" is "Kyiv" + "'s",
 * punctuation stands alone, hyphenated words are split as in EWT and GUM.
 */
export interface Token extends Span {
  readonly text: string;
}

/** A sentence within one block; `tokens` are in order, do not overlap and lie inside it. */
export interface Sentence extends Span {
  /** Index of its block in `Article.blocks`. */
  readonly block: number;
  readonly blockKind: BlockKind;
  readonly tokens: readonly Token[];
}
