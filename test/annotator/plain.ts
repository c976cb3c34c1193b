import { type Document, readDocument } from '../../src/annotator/entities/document.ts';
import { blocksOf } from '../../src/annotator/syntax/blocks.ts';
import type { Engine } from '../../src/annotator/syntax/engine.ts';
import type { ParsedSentence } from '../../src/annotator/syntax/parsed.ts';
import type { Sentence } from '../../src/annotator/syntax/token.ts';

/** An engine that knows words only: no tags, no tree, no frames. */
const plain = {
  parse: (sentences: readonly Sentence[]) => ({
    sentences: sentences.map(
      (sentence): ParsedSentence => ({
        ...sentence,
        tokens: sentence.tokens.map((token) => ({
          ...token,
          tag: 'X',
          xpos: '',
          lemma: token.text.toLowerCase(),
          head: -1,
          label: 'root',
        })),
      }),
    ),
    attributions: [],
    positions: [],
    openings: new Float32Array(),
  }),
} as unknown as Engine;

/** Plain text as rules read it that look at words alone; without a model, so a test of one of them is quick. */
export const documentOf = (text: string): Document =>
  readDocument({ id: 'plain', text, blocks: blocksOf(text) }, plain);
