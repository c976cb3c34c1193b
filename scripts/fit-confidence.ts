/**
 * Fits the confidence of positions: `node scripts/run.mjs fit-confidence ARTICLES…` (gold.ts says what those can be). Prints
 * precision, recall and F1 by five-fold cross-validation over articles, then writes src/annotator/positions/confidence.json
 * from all of them.
 *
 * Logistic regression with an L2 penalty, by full-batch AdaGrad; no random numbers, so the same articles give the same file.
 */
import { writeFileSync } from 'node:fs';
import { KINDS, type Kind } from '../src/annotator/annotation.ts';
import { attribute } from '../src/annotator/attribution/attribute.ts';
import { readDocument, spanOf } from '../src/annotator/entities/document.ts';
import { setStage } from '../src/annotator/entities/stage.ts';
import { type Candidate, candidatesOf } from '../src/annotator/positions/candidate.ts';
import { type Density, densityOf, evidenceOf } from '../src/annotator/positions/confidence.ts';
import { frameKind, kindScores } from '../src/annotator/positions/kind.ts';
import { blocksOf } from '../src/annotator/syntax/blocks.ts';
import { loadEngine } from '../src/cli/engine.ts';
import { type GoldArticle, type GoldPosition, readGold } from './gold.ts';

const engine = await loadEngine(process.env.PARLEY_MODEL ?? 'public/model/parley.model');

interface Row {
  readonly kind: string;
  readonly start: number;
  readonly end: number;
  readonly features: readonly string[];
  readonly candidate: Candidate;
  readonly gold: GoldPosition | null;
}
interface Sample {
  readonly seen: boolean;
  readonly density: Density;
  readonly golds: readonly GoldPosition[];
  readonly rows: readonly Row[];
}
interface Model {
  readonly index: ReadonlyMap<string, number>;
  readonly weights: Float64Array;
}

const THRESHOLD = 0.5;
const PENALTY = 1;
/** Features seen less often than this are left out. */
const LEAST = 4;
const EPOCHS = 200;
const RATE = 0.3;
/** An optional position is half a yes, and counts a third. */
const OPTIONAL = { answer: 0.5, weight: 0.35 };
const FOLDS = 5;

const paths = process.argv.slice(2);
if (paths.length === 0) {
  console.error('usage: node scripts/run.mjs fit-confidence ARTICLES…');
  process.exit(2);
}

const overlaps = (a: GoldPosition, b: { start: number; end: number }): number => {
  const shared = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  const shorter = Math.min(a.end - a.start, b.end - b.start);
  const longer = Math.max(a.end - a.start, b.end - b.start);
  return shared >= shorter / 2 && shared >= longer / 5 ? shared / longer : 0;
};

function sampleOf({ id, text, positions: golds, seen }: GoldArticle): Sample {
  const doc = readDocument({ id, text, blocks: blocksOf(text) }, engine);
  const stage = setStage(doc);
  const candidates = candidatesOf(stage, attribute(stage));
  const rows = candidates.map((c): Row => {
    const span = spanOf(doc, c.first, c.last);
    let gold: GoldPosition | null = null;
    let best = 0;
    for (const g of golds) {
      const overlap = overlaps(g, span) + (g.kind === c.kind && overlaps(g, span) > 0 ? 0.5 : 0);
      if (overlap > best) {
        best = overlap;
        gold = g;
      }
    }
    return { kind: c.kind, ...span, features: c.features, candidate: c, gold };
  });
  return { density: densityOf(candidates, doc.sentences.length), golds, rows, seen };
}

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

function score(model: Model, sample: Sample, row: Row): number {
  const { index, weights } = model;
  let sum = (weights[index.size] ?? 0) + (weights[index.size + 1] ?? 0) * sample.density.rules;
  for (const f of row.features) sum += weights[index.get(f) ?? -1] ?? 0;
  return sum;
}

function train(samples: readonly Sample[]): Model {
  const counts = new Map<string, number>();
  for (const s of samples) for (const r of s.rows) for (const f of r.features) counts.set(f, (counts.get(f) ?? 0) + 1);
  const index = new Map<string, number>();
  for (const [f, n] of counts) if (n >= LEAST) index.set(f, index.size);
  const n = index.size;
  const weights = new Float64Array(n + 2);
  const squares = new Float64Array(n + 2).fill(1e-8);
  const model = { index, weights };
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    const gradient = new Float64Array(n + 2);
    for (const sample of samples) {
      for (const row of sample.rows) {
        if (row.features.length === 0) continue;
        const answer = row.gold === null ? 0 : row.gold.optional ? OPTIONAL.answer : 1;
        const error = (sigmoid(score(model, sample, row)) - answer) * (row.gold?.optional ? OPTIONAL.weight : 1);
        for (const f of row.features) {
          const k = index.get(f);
          if (k !== undefined) gradient[k] = (gradient[k] ?? 0) + error;
        }
        gradient[n] = (gradient[n] ?? 0) + error;
        gradient[n + 1] = (gradient[n + 1] ?? 0) + error * sample.density.rules;
      }
    }
    for (let k = 0; k < n + 2; k++) {
      const g = (gradient[k] ?? 0) + (k < n ? PENALTY * (weights[k] ?? 0) : 0);
      squares[k] = (squares[k] ?? 0) + g * g;
      weights[k] = (weights[k] ?? 0) - (RATE * g) / Math.sqrt(squares[k] ?? 1);
    }
  }
  return model;
}

/** The numbers of a candidate that lexicon and network are weighed by. */
function evidence(model: Model, sample: Sample, row: Row): number[] {
  const rule = row.features.length === 0 ? 0 : row.candidate.match.pattern.frame.prior + score(model, sample, row);
  return evidenceOf(row.candidate, sample.density, rule);
}

/** Logistic regression of lexicon against network, by gradient descent: few weights, so that a few articles are enough. */
function combine(model: Model, samples: readonly Sample[]): number[] {
  const items = samples.flatMap((s) => s.rows.map((row) => ({ x: evidence(model, s, row), row })));
  const weights = new Array<number>(items[0]?.x.length ?? 0).fill(0);
  const squares = weights.map(() => 1e-8);
  for (let epoch = 0; epoch < 2000; epoch++) {
    const gradient = weights.map((w, k) => (k === 0 ? 0 : 0.5 * w));
    for (const { x, row } of items) {
      const answer = row.gold === null ? 0 : row.gold.optional ? OPTIONAL.answer : 1;
      const p = sigmoid(x.reduce((sum, v, k) => sum + v * (weights[k] ?? 0), 0));
      const error = (p - answer) * (row.gold?.optional ? OPTIONAL.weight : 1);
      x.forEach((v, k) => {
        gradient[k] = (gradient[k] ?? 0) + error * v;
      });
    }
    gradient.forEach((g, k) => {
      squares[k] = (squares[k] ?? 0) + g * g;
      weights[k] = (weights[k] ?? 0) - (RATE * g) / Math.sqrt(squares[k] ?? 1);
    });
  }
  return weights;
}

/** Weights of lexicon and network in the choice of the kind, by maximum likelihood over candidates that are positions. */
function kindWeights(samples: readonly Sample[]): number[] {
  const items = samples.flatMap((s) => s.rows).filter((row) => row.gold !== null && row.candidate.ruled !== null);
  const weights = [1, 1, 1];
  const STEP = 1e-3;
  const loss = (w: readonly number[]): number =>
    items.reduce((sum, { candidate: c, gold }) => {
      const scores = kindScores(c.ruled, trusted(c), c.opening, w);
      const all = Math.log(scores.reduce((n, x) => n + Math.exp(x), 0));
      return sum + all - (scores[KINDS.indexOf(gold?.kind as Kind)] ?? 0);
    }, 0) + weights.reduce((n, x) => n + 0.1 * x * x, 0);
  for (let round = 0; round < 400; round++) {
    const before = loss(weights);
    const slopes = weights.map((_, k) => (loss(weights.map((w, i) => (i === k ? w + STEP : w))) - before) / STEP);
    slopes.forEach((slope, k) => {
      weights[k] = (weights[k] ?? 0) - (0.5 * slope) / items.length;
    });
  }
  return weights;
}

/** How often the kind of a frame was right in articles that the combination is not fitted on, as smoothed log-odds. */
function reliabilityOf(samples: readonly Sample[]): Map<string, number> {
  const counts = new Map<string, [number, number]>();
  for (const { candidate: c, gold } of samples.flatMap((s) => s.rows)) {
    if (gold === null || c.ruled === null) continue;
    const name = frameKind(c.match.pattern.frame.id, c.ruled);
    const entry = counts.get(name) ?? [0, 0];
    entry[gold.kind === c.ruled ? 0 : 1]++;
    counts.set(name, entry);
  }
  return new Map([...counts].map(([name, [right, wrong]]) => [name, Math.log((right + 1) / (wrong + 1))]));
}

const trusted = (c: Candidate): number =>
  c.ruled === null ? 0 : (reliability.get(frameKind(c.match.pattern.frame.id, c.ruled)) ?? 0);

function kindsRight(samples: readonly Sample[], w: readonly number[]): string {
  const items = samples.flatMap((s) => s.rows).filter((row) => row.gold !== null && row.candidate.ruled !== null);
  const right = items.filter(({ candidate: c, gold }) => {
    const scores = kindScores(c.ruled, trusted(c), c.opening, w);
    return KINDS[scores.indexOf(Math.max(...scores))] === gold?.kind;
  });
  return `${right.length} of ${items.length}`;
}

interface Counts {
  right: number;
  found: number;
  wrong: number;
  firm: number;
}

function count(model: Model, combination: readonly number[], samples: readonly Sample[], threshold: number): Counts {
  const total = { right: 0, found: 0, wrong: 0, firm: 0 };
  for (const sample of samples) {
    total.firm += sample.golds.filter((g) => !g.optional).length;
    const used = new Set<GoldPosition>();
    const kept: Row[] = [];
    const sure = sample.rows
      .map((row) => ({
        row,
        p: sigmoid(evidence(model, sample, row).reduce((sum, v, k) => sum + v * (combination[k] ?? 0), 0)),
      }))
      .filter(({ p }) => p >= threshold)
      .sort((a, b) => b.p - a.p);
    for (const { row } of sure) {
      const inside = kept.some(
        (k) =>
          Math.min(k.end, row.end) - Math.max(k.start, row.start) > Math.min(k.end - k.start, row.end - row.start) / 2,
      );
      if (inside) continue;
      kept.push(row);
      if (row.gold === null || used.has(row.gold)) {
        if (row.gold?.optional !== true) total.wrong++;
        continue;
      }
      used.add(row.gold);
      if (row.gold.optional) continue;
      total.found++;
      if (row.gold.kind === row.kind) total.right++;
    }
  }
  return total;
}

function report(name: string, parts: readonly Counts[]): void {
  const sum = (field: keyof Counts): number => parts.reduce((n, part) => n + part[field], 0);
  const f1 = (n: number): string => ((200 * n) / (sum('found') + sum('wrong') + sum('firm'))).toFixed(1);
  const p = ((100 * sum('found')) / (sum('found') + sum('wrong'))).toFixed(1);
  console.log(`${name}: found F1 ${f1(sum('found'))} (precision ${p}), right kind F1 ${f1(sum('right'))}`);
}

const samples = readGold(paths).map(sampleOf);
const unseen = samples.filter((s) => !s.seen);
const seen = samples.filter((s) => s.seen);
const mean = (of: (s: Sample) => number): string =>
  (samples.reduce((n, s) => n + of(s), 0) / samples.length).toFixed(2);
console.log(`mean density: rules ${mean((s) => s.density.rules)}, network ${mean((s) => s.density.network)}`);
const model = train(seen);
const folds = Array.from({ length: FOLDS }, (_, fold) => ({
  others: unseen.filter((_, i) => i % FOLDS !== fold),
  own: unseen.filter((_, i) => i % FOLDS === fold),
}));
console.log(`${seen.length} articles for the lexicon, ${unseen.length} for the combination, ${FOLDS}-fold on these:`);
for (const threshold of [0.3, 0.35, 0.4, 0.45, 0.5])
  report(
    `  threshold ${threshold}`,
    folds.map(({ others, own }) => count(model, combine(model, others), own, threshold)),
  );
report('  lexicon alone', [count(model, [0, 0, 1, 0, 0, 0], unseen, THRESHOLD)]);
const reliability = reliabilityOf(seen);
const kinds = kindWeights(unseen);
console.log(
  `kinds right: lexicon ${kindsRight(unseen, [1, 0, 0])}, network ${kindsRight(unseen, [0, 0, 1])}, both ${kindsRight(unseen, kinds)}`,
);
const { index, weights } = model;
const combination = combine(model, unseen);
const round = (x: number | undefined): number => Math.round((x ?? 0) * 100) / 100;
const features = Object.fromEntries(
  [...index]
    .map(([f, k]): [string, number] => [f, round(weights[k])])
    .filter(([, w]) => Math.abs(w) >= 0.05)
    .sort(([a], [b]) => (a < b ? -1 : 1)),
);
const out = {
  about:
    'Weights of the features in candidate.ts and of lexicon against network (evidenceOf in confidence.ts), fitted by scripts/fit-confidence.ts on articles annotated by the guideline.',
  bias: round(weights[index.size]),
  density: round(weights[index.size + 1]),
  threshold: THRESHOLD,
  combination: combination.map(round),
  kinds: kinds.map(round),
  reliability: Object.fromEntries([...reliability].sort(([a], [b]) => (a < b ? -1 : 1)).map(([k, v]) => [k, round(v)])),
  features,
};
writeFileSync(
  new URL('../src/annotator/positions/confidence.json', import.meta.url),
  `${JSON.stringify(out, null, 2)}\n`,
);
