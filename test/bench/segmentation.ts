/** node test/bench/run.mjs test/bench/segmentation.ts TREEBANK… [--errors N]: tokens and sentences; treebanks are files of ud/ without ".conllu". */
import { join } from 'node:path';
import { corporaFolder } from './conllu.ts';
import { segmentation } from './segmentation-score.ts';

const folder = corporaFolder();
if (!folder) console.log('no treebanks here: set PARLEY_CORPORA to the folder that holds ud/');
else {
  const args = process.argv.slice(2);
  const at = args.indexOf('--errors');
  const errors = at < 0 ? 0 : Number(args[at + 1]);
  const names = args.filter((_, i) => at < 0 || (i !== at && i !== at + 1));
  for (const name of names) {
    const { tokens, sentences } = segmentation(join(folder, 'ud', `${name}.conllu`), errors);
    console.log(`${name.padEnd(18)} tokens F1 ${tokens.f1.toFixed(2)}  sentence starts F1 ${sentences.f1.toFixed(2)}`);
  }
}
