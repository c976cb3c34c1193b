/**
 * Fits the choice of antecedents: `node scripts/run.mjs fit-coreference ../shared/corpora/coref`. The folder holds GUM's
 * coreference as CoNLL files. Prints the scores of the bench by five-fold cross-validation over documents (not with
 * `--quick`), then writes src/annotator/entities/coreference.json from all of them.
 *
 * A conditional logit with an L2 penalty, by full-batch AdaGrad; no random numbers, so the same documents give the same
 * file. The first round reads with the annotated chains so far, the second with the chains that the first would make.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { CELLS, cellNames } from '../src/annotator/entities/chain/feature.ts';
import { clustersBy } from '../src/annotator/entities/chain/ranker.ts';
import { type Trait, traitsOf } from '../src/annotator/entities/chain/trait.ts';
import { chainsOf, clustersWith, RESERVE } from '../src/annotator/entities/coreference.ts';
import { type Document, readDocument, spanOf } from '../src/annotator/entities/document.ts';
import { type Stage, stageByRules } from '../src/annotator/entities/stage.ts';
import { blocksOf } from '../src/annotator/syntax/blocks.ts';
import { loadEngine } from '../src/cli/engine.ts';
import { type CorefDocument, keyOf, readCoref, spansOf } from '../test/bench/coref-corpus.ts';
import { type Answered, printScores } from '../test/bench/coref-report.ts';

const PENALTY = 2;
const EPOCHS = 60;
const RATE = 0.2;
const FOLDS = 5;
/** A cell that was seen less often stays without weight; where it was the wrong option it counts a tenth. */
const LEAST = 3;
const FILE = 'src/annotator/entities/coreference.json';

interface Reading {
  readonly id: string;
  readonly doc: Document;
  readonly stage: Stage;
  readonly traits: readonly Trait[];
  /** The annotated chain of each mention, or null. */
  readonly chain: readonly (string | null)[];
  readonly key: string[][];
}

/** Mentions with their options, one after the other: option o has the cells `cells[option[o], option[o + 1])`. */
interface Choices {
  readonly mention: number[];
  readonly option: number[];
  readonly right: number[];
  readonly cells: number[];
}

const folder = process.argv[2];
if (folder === undefined) {
  console.error('usage: node scripts/run.mjs fit-coreference FOLDER');
  process.exit(2);
}
const engine = await loadEngine('public/model/parley.model');
const readings = readCoref(folder).map(readingOf);
const told = readings.map((reading) => choicesOf(reading, null));

if (!process.argv.includes('--quick')) printScores(crossValidated());

const weights = weighTwice(readings, told);
const kept = cellNames()
  .map((name, i): [string, number] => [name, Math.round((weights[i] ?? 0) * 100) / 100])
  .filter(([, w]) => Math.abs(w) >= 0.02);
const { about } = JSON.parse(readFileSync(FILE, 'utf8'));
writeFileSync(FILE, `${JSON.stringify({ about, weights: Object.fromEntries(kept) }, null, 2)}\n`);
console.log(`${kept.length} weights written to ${FILE}`);

/** What weights of the other documents make of each. */
function crossValidated(): Answered[] {
  return Array.from({ length: FOLDS }, (_, f) => {
    const own = (i: number): boolean => i % FOLDS === f;
    const weights = weighTwice(
      readings.filter((_, i) => !own(i)),
      told.filter((_, i) => !own(i)),
    );
    return readings
      .filter((_, i) => own(i))
      .map((reading) => ({
        genre: reading.id.split('_')[1] ?? '',
        key: reading.key,
        response: spansOf(reading.doc, chainsOf(clustersWith(weights, reading.stage, reading.traits)), 2),
      }));
  }).flat();
}

function readingOf(gold: CorefDocument): Reading {
  const doc = readDocument({ id: gold.id, text: gold.text, blocks: blocksOf(gold.text) }, engine);
  const stage = stageByRules(doc);
  const traits = traitsOf(stage);
  const spans = traits.map(({ mention }) => spanOf(doc, mention.first, mention.last));
  const exact = new Map(gold.mentions.map((m) => [`${m.start}-${m.end}`, m.chain]));
  const open = new Set(gold.mentions);
  for (const m of gold.mentions) if (spans.some((s) => s.start === m.start && s.end === m.end)) open.delete(m);
  const chain = traits.map(({ mention }, i) => {
    const span = spans[i] ?? { start: 0, end: 0 };
    const found = exact.get(`${span.start}-${span.end}`);
    if (found !== undefined) return found;
    // A phrase with a wrong end still means what is annotated around its head.
    const head = spanOf(doc, mention.head, mention.head + 1);
    for (const m of open) {
      if (m.start > head.start || m.end < head.end || (m.start !== span.start && m.end !== span.end)) continue;
      open.delete(m);
      return m.chain;
    }
    return null;
  });
  return { id: gold.id, doc, stage, traits, chain, key: keyOf(gold, 2) };
}

/** What each mention of a document can choose from, read with the annotated chains (null) or with those of weights. */
function choicesOf({ stage, traits, chain }: Reading, by: Float32Array | null): Choices {
  const out: Choices = { mention: [], option: [0], right: [], cells: [] };
  /** Which annotated chain a cluster is, by its latest mention that has one. */
  const chainOf = (members: readonly Trait[]): string | null => {
    for (let i = members.length - 1; i >= 0; i--) {
      const found = chain[members[i]?.index ?? -1];
      if (found != null) return found;
    }
    return null;
  };
  let before = -1;
  let any = false;
  clustersBy(
    (m, cluster, cells, count) => {
      if (m.index !== before) {
        out.mention.push(out.right.length);
        any = false;
        before = m.index;
      }
      const own = chain[m.index] ?? null;
      const right = cluster === null ? !any : own !== null && chainOf(cluster.members) === own;
      any ||= right;
      let sum = cluster === null ? RESERVE : 0;
      for (let i = 0; i < count; i++) {
        const cell = cells[i] ?? 0;
        out.cells.push(cell);
        sum += by?.[cell] ?? 0;
      }
      out.option.push(out.cells.length);
      out.right.push(right ? 1 : 0);
      return by === null ? Number(right) : sum;
    },
    stage,
    traits,
  );
  out.mention.push(out.right.length);
  return out;
}

function weighTwice(all: readonly Reading[], choices: readonly Choices[]): Float32Array {
  const first = weigh(choices);
  return weigh([...choices, ...all.map((reading) => choicesOf(reading, first))]);
}

function weigh(all: readonly Choices[]): Float32Array {
  const data = all.map((c) => ({
    mention: Int32Array.from(c.mention),
    option: Int32Array.from(c.option),
    right: Uint8Array.from(c.right),
    cells: Int32Array.from(c.cells),
  }));
  const seen = new Float32Array(CELLS);
  for (const { option, right, cells } of data)
    for (let o = 0; o < right.length; o++)
      for (let i = option[o] ?? 0; i < (option[o + 1] ?? 0); i++)
        seen[cells[i] ?? 0] = (seen[cells[i] ?? 0] ?? 0) + (right[o] === 1 ? 1 : 0.1);
  const w = new Float32Array(CELLS);
  const gradient = new Float32Array(CELLS);
  const squares = new Float32Array(CELLS).fill(1e-6);
  const odds = new Float64Array(1024);
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    for (let f = 0; f < CELLS; f++) gradient[f] = PENALTY * (w[f] ?? 0);
    for (const { mention, option, right, cells } of data) {
      for (let k = 0; k + 1 < mention.length; k++) {
        const from = mention[k] ?? 0;
        const to = mention[k + 1] ?? 0;
        let most = Number.NEGATIVE_INFINITY;
        for (let o = from; o < to; o++) {
          let sum = 0;
          for (let i = option[o] ?? 0, end = option[o + 1] ?? 0; i < end; i++) sum += w[cells[i] ?? 0] ?? 0;
          odds[o - from] = sum;
          if (sum > most) most = sum;
        }
        let total = 0;
        let good = 0;
        for (let o = from; o < to; o++) {
          const p = Math.exp((odds[o - from] ?? 0) - most);
          odds[o - from] = p;
          total += p;
          if (right[o] === 1) good += p;
        }
        for (let o = from; o < to; o++) {
          const p = odds[o - from] ?? 0;
          const step = p / total - (right[o] === 1 ? p / good : 0);
          if (Math.abs(step) < 1e-4) continue;
          for (let i = option[o] ?? 0, end = option[o + 1] ?? 0; i < end; i++)
            gradient[cells[i] ?? 0] = (gradient[cells[i] ?? 0] ?? 0) + step;
        }
      }
    }
    for (let f = 0; f < CELLS; f++) {
      if ((seen[f] ?? 0) < LEAST) continue;
      const g = gradient[f] ?? 0;
      squares[f] = (squares[f] ?? 0) + g * g;
      w[f] = (w[f] ?? 0) - (RATE * g) / Math.sqrt(squares[f] ?? 1);
    }
  }
  return w;
}
