/**
 * npm run bench: speed and tagging side by side with wink-nlp and compromise, on the same texts in the same run.
 * Arguments: how many articles of corpora/raw (default 300). Writes nothing; docs/performance.md holds the last figures.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import compromise from 'compromise';
import model from 'wink-eng-lite-web-model';
import winkNLP from 'wink-nlp';
import { blocksOf } from '../../src/annotator/syntax/blocks.ts';
import { Engine } from '../../src/annotator/syntax/engine.ts';
import { splitSentences } from '../../src/annotator/syntax/sentences.ts';
import { corporaFolder, readConllu } from './conllu.ts';
import { modelBytes, modelPath } from './model-bytes.ts';

interface Tagged {
  readonly text: string;
  readonly tag: string;
}
/** A tagger: tokens of a text in order, each with a universal part of speech. */
type Tagger = (text: string) => Tagged[];

const wink = winkNLP(model);
const winkTagger: Tagger = (text) => {
  const tokens = wink.readDoc(text).tokens();
  const forms = tokens.out();
  return tokens.out(wink.its.pos).map((tag, i) => ({ text: forms[i] ?? '', tag }));
};

/** compromise has tags of its own: the first of these that a term carries. */
const COMPROMISE_TAGS = [
  ['Auxiliary', 'AUX'],
  ['Copula', 'AUX'],
  ['Modal', 'AUX'],
  ['ProperNoun', 'PROPN'],
  ['Pronoun', 'PRON'],
  ['Value', 'NUM'],
  ['Determiner', 'DET'],
  ['Preposition', 'ADP'],
  ['Conjunction', 'CCONJ'],
  ['Negative', 'PART'],
  ['QuestionWord', 'PRON'],
  ['Adverb', 'ADV'],
  ['Adjective', 'ADJ'],
  ['Verb', 'VERB'],
  ['Noun', 'NOUN'],
  ['Expression', 'INTJ'],
] as const;

const compromiseTagger: Tagger = (text) =>
  (compromise(text).json({ terms: { tags: true } }) as { terms: { text: string; tags: string[] }[] }[]).flatMap(
    ({ terms }) =>
      terms.map(({ text: form, tags }) => ({
        text: form,
        tag: COMPROMISE_TAGS.find(([own]) => tags.includes(own))?.[1] ?? 'X',
      })),
  );

function ownTagger(engine: Engine): Tagger {
  return (text) => {
    const sentences = splitSentences({ id: '', text, blocks: blocksOf(text) });
    return engine
      .parse(sentences)
      .sentences.flatMap(({ tokens }) => tokens.map(({ text: form, tag }) => ({ text: form, tag })));
  };
}

/** Our own tokens a second over the texts, so that all are counted alike; the best of three runs after one to warm up. */
function speed(tagger: Tagger, texts: readonly string[], tokens: number): number {
  let best = 0;
  for (let run = 0; run < 4; run++) {
    const started = performance.now();
    for (const text of texts) tagger(text);
    const rate = (tokens * 1000) / (performance.now() - started);
    if (run > 0) best = Math.max(best, rate);
  }
  return best;
}

/**
 * Share of the gold words that a tagger finds with the right tag, in percent. Punctuation is left out: compromise has no
 * tokens for it. A word is found where the tagger's token covers the same letters.
 */
function accuracy(tagger: Tagger, file: string): number {
  let right = 0;
  let all = 0;
  for (const doc of readConllu(file)) {
    const found = new Map<string, string>();
    let at = 0;
    for (const { text, tag } of tagger(doc.text)) {
      const start = text === '' ? -1 : doc.text.indexOf(text, at);
      if (start < 0) continue;
      at = start + text.length;
      found.set(`${start}-${at}`, tag);
    }
    for (const { words } of doc.sentences) {
      for (const { upos, start, end } of words) {
        if (upos === 'PUNCT') continue;
        all++;
        if (found.get(`${start}-${end}`) === upos) right++;
      }
    }
  }
  return (100 * right) / all;
}

const folder = corporaFolder();
const bytes = modelBytes();
if (!folder) console.log('No corpora here: set PARLEY_CORPORA. Nothing was measured.');
else {
  const count = Number(process.argv[2] ?? 300);
  const texts = readFileSync(join(folder, 'raw', 'articles.jsonl'), 'utf8')
    .split('\n', count)
    .filter((line) => line !== '')
    .map((line) => (JSON.parse(line) as { text: string }).text);
  const tokens = texts.reduce(
    (sum, text) =>
      sum + splitSentences({ id: '', text, blocks: blocksOf(text) }).reduce((n, s) => n + s.tokens.length, 0),
    0,
  );
  const taggers: [string, Tagger][] = [
    ['wink-nlp (tags)', winkTagger],
    ['compromise (tags)', compromiseTagger],
  ];
  if (bytes) {
    const started = performance.now();
    const engine = await Engine.load(bytes);
    engine.parse(splitSentences({ id: '', text: 'The talks failed.', blocks: blocksOf('The talks failed.') }));
    console.log(
      `Model checked, kernel compiled, first sentence parsed in ${(performance.now() - started).toFixed(0)} ms.`,
    );
    taggers.unshift(['Parley (tags, trees, lemmas, frames)', ownTagger(engine)]);
    const parser = await Engine.load(bytes, { frames: false });
    taggers.splice(1, 0, ['Parley (tags, trees, lemmas)', ownTagger(parser)]);
  } else console.log(`No model at ${modelPath()}: Parley itself was left out.`);
  const before = process.memoryUsage();
  console.log(`${texts.length} articles, ${tokens} tokens; UPOS of words without punctuation, from raw text.\n`);
  console.log('| | tokens a second | UPOS EWT test | UPOS GUM edited test | UPOS PUD news |');
  console.log('| --- | --- | --- | --- | --- |');
  for (const [name, tagger] of taggers) {
    const rate = Math.round(speed(tagger, texts, tokens) / 100) * 100;
    const scores = ['ewt-test', 'gum-edited-test', 'pud-news-test'].map((bank) =>
      accuracy(tagger, join(folder, 'ud', `${bank}.conllu`)).toFixed(1),
    );
    console.log(`| ${name} | ${rate.toLocaleString('en-GB')} | ${scores.join(' | ')} |`);
  }
  console.log(
    `\nMemory before: ${(before.rss / 1e6).toFixed(0)} MB resident; after: ${(process.memoryUsage().rss / 1e6).toFixed(0)} MB.`,
  );
}
