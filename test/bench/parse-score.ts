import { blocksOf } from '../../src/annotator/syntax/blocks.ts';
import type { Engine } from '../../src/annotator/syntax/engine.ts';
import { lemmaOf } from '../../src/annotator/syntax/lemma.ts';
import type { ParsedSentence, Upos } from '../../src/annotator/syntax/parsed.ts';
import { splitSentences } from '../../src/annotator/syntax/sentences.ts';
import type { Sentence } from '../../src/annotator/syntax/token.ts';
import { type GoldDocument, type GoldSentence, readConllu } from './conllu.ts';

/** Shares in percent. On gold tokens these are accuracies, from raw text F1 of tokens by their spans. Punctuation counts. */
export interface ParseScore {
  readonly upos: number;
  readonly uas: number;
  readonly las: number;
  readonly lemma: number;
}

const plainLabel = (label: string): string => label.replace(/:.*/, '');

/** The gold sentences of a document as the engine takes them. */
function goldSentences(doc: GoldDocument): Sentence[] {
  let block = -1;
  return doc.sentences.map(({ words, paragraph }) => {
    if (paragraph) block++;
    return {
      start: words[0]?.start ?? 0,
      end: words.at(-1)?.end ?? 0,
      block: Math.max(block, 0),
      blockKind: 'paragraph',
      tokens: words.map(({ form, start, end }) => ({ text: form, start, end })),
    };
  });
}

class Tally {
  gold = 0;
  found = 0;
  upos = 0;
  uas = 0;
  las = 0;
  lemma = 0;

  /** Counts one document; tokens are matched by their spans, heads by the spans of the heads. */
  add(gold: readonly GoldSentence[], parsed: readonly ParsedSentence[]): void {
    const answers = new Map<string, { tag: string; lemma: string; head: string; label: string }>();
    for (const { tokens } of parsed) {
      for (const { start, end, tag, lemma, head, label } of tokens) {
        const over = tokens[head];
        answers.set(`${start}-${end}`, { tag, lemma, head: over ? `${over.start}-${over.end}` : 'root', label });
        this.found++;
      }
    }
    for (const { words } of gold) {
      for (const word of words) {
        this.gold++;
        const answer = answers.get(`${word.start}-${word.end}`);
        if (!answer) continue;
        const over = words[word.head - 1];
        const right = answer.head === (over ? `${over.start}-${over.end}` : 'root');
        if (answer.tag === word.upos) this.upos++;
        if (answer.lemma === word.lemma) this.lemma++;
        if (right) this.uas++;
        if (right && plainLabel(answer.label) === plainLabel(word.deprel)) this.las++;
      }
    }
  }

  score(): ParseScore {
    const share = (count: number): number => (200 * count) / (this.gold + this.found);
    return { upos: share(this.upos), uas: share(this.uas), las: share(this.las), lemma: share(this.lemma) };
  }
}

/** Scores the engine on one treebank file, on gold tokens and from raw paragraphs. */
export function parseScores(engine: Engine, file: string): { gold: ParseScore; raw: ParseScore } {
  const onGold = new Tally();
  const onRaw = new Tally();
  for (const doc of readConllu(file)) {
    onGold.add(doc.sentences, engine.parse(goldSentences(doc)).sentences);
    const sentences = splitSentences({ id: doc.id, text: doc.text, blocks: blocksOf(doc.text) });
    onRaw.add(doc.sentences, engine.parse(sentences).sentences);
  }
  return { gold: onGold.score(), raw: onRaw.score() };
}

/** Share of right lemmas given the gold tags, in percent. */
export function lemmaScore(file: string): number {
  let right = 0;
  let all = 0;
  for (const doc of readConllu(file)) {
    for (const { words } of doc.sentences) {
      for (const { form, lemma, upos, xpos } of words) {
        all++;
        if (lemmaOf(form, upos as Upos, xpos) === lemma) right++;
      }
    }
  }
  return (100 * right) / all;
}
