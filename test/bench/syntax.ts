/** npm run bench:syntax: tokens, sentences, lemmas, tags and trees against the treebanks. PARLEY_MODEL names another model file. */
import { join } from 'node:path';
import { Engine } from '../../src/annotator/syntax/engine.ts';
import { corporaFolder } from './conllu.ts';
import { modelBytes, modelPath } from './model-bytes.ts';
import { lemmaScore, parseScores } from './parse-score.ts';
import { segmentation } from './segmentation-score.ts';

const TREEBANKS = [
  ['EWT test', 'ewt-test'],
  ['GUM edited test', 'gum-edited-test'],
  ['GUM news test', 'gum-news-test'],
  ['PUD news', 'pud-news-test'],
] as const;

const percent = (value: number): string => value.toFixed(2).padStart(6);

const folder = corporaFolder();
if (!folder) {
  console.log('No treebanks here: set PARLEY_CORPORA to the folder that holds ud/. Nothing was measured.');
} else {
  const file = (name: string): string => join(folder, 'ud', `${name}.conllu`);
  console.log('From raw paragraphs: tokens F1, sentence starts F1. Given gold tokens and tags: lemmas.');
  for (const [title, name] of TREEBANKS) {
    const { tokens, sentences } = segmentation(file(name));
    console.log(
      `${title.padEnd(16)} tokens ${percent(tokens.f1)}  sentence starts ${percent(sentences.f1)}  lemmas ${percent(lemmaScore(file(name)))}`,
    );
  }
  const bytes = modelBytes();
  if (!bytes) console.log(`\nNo model at ${modelPath()}: tags and trees were left out.`);
  else {
    const engine = await Engine.load(bytes);
    console.log('\nLabels without subtypes, punctuation counted.');
    for (const [title, name] of TREEBANKS) {
      for (const [from, { upos, uas, las, lemma }] of Object.entries(parseScores(engine, file(name)))) {
        console.log(
          `${title.padEnd(16)} ${from.padEnd(4)} UPOS ${percent(upos)}  UAS ${percent(uas)}  LAS ${percent(las)}  lemmas with predicted tags ${percent(lemma)}`,
        );
      }
    }
  }
}
