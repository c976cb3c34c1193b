/**
 * npm run bench:coref: coreference of persons, organisations and places on GUM news, interviews and speeches, from plain
 * text. Chains of one mention are left out, as in the CoNLL tasks; mentions count where their first and last letters are
 * the annotated ones. `--all` keeps chains of one. PARLEY_MODEL names another model file.
 */
import { chainsOf } from '../../src/annotator/entities/coreference.ts';
import { readDocument, spanOf } from '../../src/annotator/entities/document.ts';
import { setStage } from '../../src/annotator/entities/stage.ts';
import { blocksOf } from '../../src/annotator/syntax/blocks.ts';
import { Engine } from '../../src/annotator/syntax/engine.ts';
import { type CorefDocument, corefFolder, readCoref } from './coref-corpus.ts';
import { bCubed, ceafe, conllOf, f1Of, muc, type Partition, precisionOf, recallOf, sum } from './coref-score.ts';
import { modelBytes, modelPath } from './model-bytes.ts';

const TYPES = new Set(['person', 'organization', 'place']);
const least = process.argv.includes('--all') ? 1 : 2;
const percent = (x: number): string => (100 * x).toFixed(1).padStart(5);

/** Chains as sets of "start-end"; a chain is of the type that most of its mentions have. */
function keyOf(doc: CorefDocument): Partition {
  const chains = new Map<string, { spans: Set<string>; counted: number; all: number }>();
  for (const m of doc.mentions) {
    const chain = chains.get(m.chain) ?? { spans: new Set(), counted: 0, all: 0 };
    chain.spans.add(`${m.start}-${m.end}`);
    chain.all++;
    if (TYPES.has(m.type)) chain.counted++;
    chains.set(m.chain, chain);
  }
  return [...chains.values()].filter((c) => 2 * c.counted > c.all && c.spans.size >= least).map((c) => [...c.spans]);
}

function responseOf(doc: CorefDocument, engine: Engine): Partition {
  const read = readDocument({ id: doc.id, text: doc.text, blocks: blocksOf(doc.text) }, engine);
  const taken = new Set<string>();
  return chainsOf(setStage(read))
    .map(({ mentions }) => {
      const spans = mentions.map((m) => spanOf(read, m.first, m.last)).map((s) => `${s.start}-${s.end}`);
      // a mention can be in one chain only
      return spans.filter((s) => !taken.has(s) && taken.add(s));
    })
    .filter((chain) => chain.length >= least);
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
    key: keyOf(doc),
    response: responseOf(doc, engine),
  }));
  console.log('                      MUC               B³                CEAFe            CoNLL   mentions');
  for (const genre of ['news', 'interview', 'speech', 'all']) {
    const own = docs.filter((d) => genre === 'all' || d.genre === genre);
    const scores = [muc, bCubed, ceafe].map((measure) => sum(own.map((d) => measure(d.key, d.response))));
    const found = sum(own.map(({ key, response }) => mentions(key, response)));
    const cells = scores.map((c) => `${percent(precisionOf(c))}${percent(recallOf(c))}${percent(f1Of(c))}`);
    console.log(
      `${genre.padEnd(10)} P R F1 ${cells.join('  ')}  ${percent(conllOf(scores))}  ${percent(precisionOf(found))}${percent(recallOf(found))}${percent(f1Of(found))}`,
    );
  }
}

function mentions(key: Partition, response: Partition) {
  const right = new Set(key.flat());
  const found = response.flat();
  const shared = found.filter((m) => right.has(m)).length;
  return { recall: [shared, right.size] as const, precision: [shared, found.length] as const };
}
