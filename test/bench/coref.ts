/**
 * npm run bench:coref: coreference of persons, organisations and places on GUM news, interviews and speeches, from plain
 * text. Chains of one mention are left out, as in the CoNLL tasks; mentions count where their first and last letters are
 * the annotated ones. `--all` keeps chains of one. PARLEY_MODEL names another model file.
 */
import { chainsOf, clustersOf } from '../../src/annotator/entities/coreference.ts';
import { readDocument } from '../../src/annotator/entities/document.ts';
import { stageByRules } from '../../src/annotator/entities/stage.ts';
import { blocksOf } from '../../src/annotator/syntax/blocks.ts';
import { Engine } from '../../src/annotator/syntax/engine.ts';
import { type CorefDocument, corefFolder, keyOf, readCoref, spansOf } from './coref-corpus.ts';
import { printScores } from './coref-report.ts';
import type { Partition } from './coref-score.ts';
import { modelBytes, modelPath } from './model-bytes.ts';

const least = process.argv.includes('--all') ? 1 : 2;

function responseOf(doc: CorefDocument, engine: Engine): Partition {
  const read = readDocument({ id: doc.id, text: doc.text, blocks: blocksOf(doc.text) }, engine);
  return spansOf(read, chainsOf(clustersOf(stageByRules(read))), least);
}

const folder = corefFolder();
const bytes = modelBytes();
if (folder === null)
  console.log('No corpus here: set PARLEY_CORPORA to the folder that holds coref/. Nothing was measured.');
else if (bytes === null) console.log(`No model at ${modelPath()}: nothing was measured.`);
else {
  const engine = await Engine.load(bytes);
  const docs = readCoref(folder).map((doc) => ({
    genre: doc.id.split('_')[1] ?? '',
    key: keyOf(doc, least),
    response: responseOf(doc, engine),
  }));
  printScores(docs);
}
