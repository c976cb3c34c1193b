import { bCubed, ceafe, conllOf, f1Of, muc, type Partition, precisionOf, recallOf, sum } from './coref-score.ts';

/** One document: its genre, the annotated chains and those that were found. */
export interface Answered {
  readonly genre: string;
  readonly key: Partition;
  readonly response: Partition;
}

const percent = (x: number): string => (100 * x).toFixed(1).padStart(5);

/** Prints precision, recall and F1 of the three measures, their mean, and those of the mentions, by genre. */
export function printScores(docs: readonly Answered[]): void {
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
