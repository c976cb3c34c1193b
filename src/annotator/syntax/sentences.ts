import type { Article, Block } from '../annotation.ts';
import { endsSentence } from './segment/boundary.ts';
import type { Sentence, Token } from './token.ts';
import { tokenize } from './tokenize.ts';

/** The sentences of an article, block by block: in order, none crosses a block, every token is in exactly one. */
export function splitSentences(article: Article): Sentence[] {
  const sentences: Sentence[] = [];
  article.blocks.forEach((block, index) => {
    splitBlock(article.text, block, index, sentences);
  });
  return sentences;
}

function splitBlock(text: string, block: Block, index: number, out: Sentence[]): void {
  const tokens = tokenize(text, block.start, block.end);
  let from = 0;
  for (const to of endsSentence(text, tokens)) {
    out.push(sentence(tokens.slice(from, to), block, index));
    from = to;
  }
}

function sentence(tokens: Token[], block: Block, index: number): Sentence {
  const start = tokens[0]?.start ?? block.start;
  const end = tokens.at(-1)?.end ?? start;
  return { start, end, block: index, blockKind: block.kind, tokens };
}
