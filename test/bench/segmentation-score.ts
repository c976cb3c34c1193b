import { blocksOf } from '../../src/annotator/syntax/blocks.ts';
import { splitSentences } from '../../src/annotator/syntax/sentences.ts';
import { readConllu } from './conllu.ts';

export interface Score {
  readonly gold: number;
  readonly found: number;
  readonly right: number;
  readonly f1: number;
}

function score(gold: Set<string>, found: Set<string>): Score {
  let right = 0;
  for (const item of found) if (gold.has(item)) right++;
  return { gold: gold.size, found: found.size, right, f1: (200 * right) / (gold.size + found.size) };
}

/**
 * How well raw paragraphs are cut into tokens (F1 of spans) and sentences (F1 of first tokens' offsets), in percent, against one
 * treebank file. The first `errors` mistakes are printed.
 */
export function segmentation(file: string, errors = 0): { tokens: Score; sentences: Score } {
  const goldTokens = new Set<string>();
  const foundTokens = new Set<string>();
  const goldStarts = new Set<string>();
  const foundStarts = new Set<string>();
  let left = errors;
  readConllu(file).forEach((doc, n) => {
    const goldHere = new Map<string, string>();
    for (const sentence of doc.sentences) {
      goldStarts.add(`${n}:${sentence.words[0]?.start}`);
      for (const w of sentence.words) {
        goldTokens.add(`${n}:${w.start}-${w.end}`);
        goldHere.set(`${w.start}-${w.end}`, w.form);
      }
    }
    const found = splitSentences({ id: doc.id, text: doc.text, blocks: blocksOf(doc.text) });
    const show = (what: string, at: number): void => {
      if (left-- > 0)
        console.log(
          `${what}\t${doc.text.slice(Math.max(0, at - 30), at).replace(/\n/g, '¶')}|${doc.text.slice(at, at + 30).replace(/\n/g, '¶')}`,
        );
    };
    for (const sentence of found) {
      foundStarts.add(`${n}:${sentence.start}`);
      if (!goldStarts.has(`${n}:${sentence.start}`)) show('START+', sentence.start);
      for (const t of sentence.tokens) {
        foundTokens.add(`${n}:${t.start}-${t.end}`);
        if (!goldHere.has(`${t.start}-${t.end}`)) show(`TOKEN ${t.text}`, t.start);
      }
    }
    for (const sentence of doc.sentences) {
      const at = sentence.words[0]?.start ?? 0;
      if (!foundStarts.has(`${n}:${at}`)) show('START-', at);
    }
  });
  return { tokens: score(goldTokens, foundTokens), sentences: score(goldStarts, foundStarts) };
}
