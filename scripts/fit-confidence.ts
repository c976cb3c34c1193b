/**
 * Fits the confidence of positions: `node scripts/run.mjs fit-confidence ARTICLES…` (gold.ts says what those can be). Prints
 * precision, recall and F1 by five-fold cross-validation over articles, then writes confidence.json and
 * wording.json of src/annotator/positions from all of them.
 *
 * Logistic regressions with an L2 penalty, by full-batch AdaGrad; no random numbers, so the same articles and
 * lexicons, and the same kinds and holders as chosen before, give the same files.
 */
import { writeFileSync } from 'node:fs';
import { KINDS, type Kind } from '../src/annotator/annotation.ts';
import { attribute } from '../src/annotator/attribution/attribute.ts';
import { readDocument, spanOf } from '../src/annotator/entities/document.ts';
import { setStage } from '../src/annotator/entities/stage.ts';
import { type Candidate, candidatesOf } from '../src/annotator/positions/candidate.ts';
import { densityOf, evidenceOf } from '../src/annotator/positions/confidence.ts';
import { kindScores } from '../src/annotator/positions/kind.ts';
import { type Wording, weigh } from '../src/annotator/positions/wording.ts';
import { blocksOf } from '../src/annotator/syntax/blocks.ts';
import { loadEngine } from '../src/cli/engine.ts';
import { type GoldArticle, type GoldPosition, overlap, readGold } from './gold.ts';

const engine = await loadEngine(process.env.PARLEY_MODEL ?? 'public/model/parley.model');

interface Row {
  readonly start: number;
  readonly end: number;
  readonly candidate: Candidate;
  readonly gold: GoldPosition | null;
}
interface Sample {
  readonly path: string;
  readonly seen: boolean;
  /** How much it counts in the mix. */
  readonly say: number;
  readonly density: number;
  readonly golds: readonly GoldPosition[];
  readonly rows: readonly Row[];
}
/** Of a feature: its weight for "no position" and for each kind. */
type Table = ReadonlyMap<string, number[]>;
/** How words are weighed against the network: for a position at all, and for the kind. */
interface Mix {
  readonly combination: readonly number[];
  readonly kinds: readonly number[];
}

const THRESHOLD = 0.5;
const PENALTY = 10;
/** Features seen less often than this are left out. */
const LEAST = 12;
const EPOCHS = 150;
const RATE = 0.3;
/** An optional position is half a yes, and counts a third. */
const OPTIONAL = { answer: 0.5, weight: 0.35 };
const FOLDS = 5;
/** In the mix an article of the guideline's own annotators counts as so many of ours, who mark more freely (training/LOG.md). */
const OWN_SAY = 3;
/** Features that weigh less for every kind are not kept. */
const SMALLEST = 0.1;

const paths = process.argv.slice(2);
if (paths.length === 0) {
  console.error('usage: node scripts/run.mjs fit-confidence ARTICLES…');
  process.exit(2);
}

function sampleOf(path: string, { id, text, positions: golds, seen }: GoldArticle): Sample {
  const doc = readDocument({ id, text, blocks: blocksOf(text) }, engine);
  const stage = setStage(doc);
  const candidates = candidatesOf(stage, attribute(stage));
  const rows = candidates.map((c): Row => {
    const span = spanOf(doc, c.first, c.last);
    let gold: GoldPosition | null = null;
    let best = 0;
    for (const g of golds) {
      const shared = overlap(g, span);
      const fit = shared > 0 && g.kind === c.kind ? shared + 0.5 : shared;
      if (fit > best) {
        best = fit;
        gold = g;
      }
    }
    return { ...span, candidate: c, gold };
  });
  const say = path.endsWith('.jsonl') ? 1 : OWN_SAY;
  return { path, seen, say, density: densityOf(candidates, doc.sentences.length), golds, rows };
}

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

/** What is learned from a row: the share of "no position" and of each kind, and how much it counts. */
function answerOf({ candidate, gold }: Row): { shares: number[]; weight: number } | null {
  // What only the network sees is nearly always right in articles that it has seen: of these only the kind tells anything.
  if (candidate.ruled === null && gold === null) return null;
  const none = gold === null ? 1 : gold.optional && candidate.ruled !== null ? 1 - OPTIONAL.answer : 0;
  const shares = [none, ...KINDS.map((kind) => (kind === gold?.kind ? 1 - none : 0))];
  return { shares, weight: gold?.optional ? OPTIONAL.weight : 1 };
}

/** A multinomial logit over the features of candidates. */
function train(samples: readonly Sample[]): Table {
  const rows = samples.flatMap((s) => s.rows).flatMap((row) => ({ candidate: row.candidate, answer: answerOf(row) }));
  const counts = new Map<string, number>();
  for (const { candidate, answer } of rows)
    if (answer !== null) for (const f of candidate.features) counts.set(f, (counts.get(f) ?? 0) + 1);
  const names = [...counts].filter(([, n]) => n >= LEAST).map(([f]) => f);
  const index = new Map(names.map((f, i) => [f, i]));
  const C = KINDS.length + 1;
  const data = rows.flatMap(({ candidate, answer }) =>
    answer === null
      ? []
      : { ...answer, open: candidate.ruled !== null, features: candidate.features.flatMap((f) => index.get(f) ?? []) },
  );
  const weights = descend(new Float64Array(names.length * C), EPOCHS, RATE, (w, gradient) => {
    for (let k = 0; k < w.length; k++) gradient[k] = PENALTY * (w[k] ?? 0);
    const odds = new Float64Array(C);
    for (const { shares, weight, open, features } of data) {
      odds.fill(0);
      for (const f of features) for (let c = 0; c < C; c++) odds[c] = (odds[c] ?? 0) + (w[f * C + c] ?? 0);
      if (!open) odds[0] = Number.NEGATIVE_INFINITY;
      const most = Math.max(...odds);
      const all = odds.reduce((sum, x) => sum + Math.exp(x - most), 0);
      const errors = odds.map((x, c) => weight * (Math.exp(x - most) / all - (shares[c] ?? 0)));
      for (const f of features)
        for (let c = 0; c < C; c++) gradient[f * C + c] = (gradient[f * C + c] ?? 0) + (errors[c] ?? 0);
    }
  });
  return new Map(names.map((f, i) => [f, [...weights.subarray(i * C, i * C + C)].map(round)]));
}

/** Full-batch AdaGrad; `slope` fills the gradient. */
function descend(
  weights: Float64Array,
  epochs: number,
  rate: number,
  slope: (weights: Float64Array, gradient: Float64Array) => void,
): Float64Array {
  const squares = new Float64Array(weights.length).fill(1e-8);
  const gradient = new Float64Array(weights.length);
  for (let epoch = 0; epoch < epochs; epoch++) {
    slope(weights, gradient);
    for (let k = 0; k < weights.length; k++) {
      const g = gradient[k] ?? 0;
      squares[k] = (squares[k] ?? 0) + g * g;
      weights[k] = (weights[k] ?? 0) - (rate * g) / Math.sqrt(squares[k] ?? 1);
    }
  }
  return weights;
}

/** Logistic regression of words against network: few weights, so that a few articles are enough. */
function combine(samples: readonly Sample[]): number[] {
  const items = samples.flatMap((s) =>
    s.rows.map(({ candidate, gold }) => ({
      x: evidenceOf(candidate, s.density, wordings.get(candidate)),
      answer: gold === null ? 0 : gold.optional ? OPTIONAL.answer : 1,
      weight: (gold?.optional ? OPTIONAL.weight : 1) * s.say,
    })),
  );
  const weights = descend(new Float64Array(items[0]?.x.length ?? 0), 1000, RATE, (w, gradient) => {
    gradient.set(w.map((x, k) => (k === 0 ? 0 : 0.5 * x)));
    for (const { x, answer, weight } of items) {
      const error = (sigmoid(dot(x, w)) - answer) * weight;
      for (let k = 0; k < x.length; k++) gradient[k] = (gradient[k] ?? 0) + error * (x[k] ?? 0);
    }
  });
  return [...weights];
}

/** Weights of rules, words and network in the choice of the kind, by maximum likelihood over candidates that are positions. */
function kindWeights(samples: readonly Sample[]): number[] {
  const none = [0, 0, 0, ...KINDS.map(() => 0)];
  const items = samples
    .flatMap((s) => s.rows.map((row) => ({ ...row, say: s.say })))
    .filter((row) => row.gold !== null)
    .map(({ candidate: c, gold, say }) => ({
      right: KINDS.indexOf(gold?.kind as Kind),
      weight: (gold?.optional ? OPTIONAL.weight : 1) * say,
      // the scores are linear in the weights: what each alone gives
      parts: none.map((_, i) => kindScores(c.ruled, wordingOf(c), c.opening, none.with(i, 1))),
    }));
  const weights = descend(Float64Array.from(none), 300, 0.1, (w, gradient) => {
    gradient.set(w.map((x) => 0.5 * x));
    for (const { right, weight, parts } of items) {
      const scores = KINDS.map((_, k) => parts.reduce((sum, part, i) => sum + (w[i] ?? 0) * (part[k] ?? 0), 0));
      const most = Math.max(...scores);
      const all = scores.reduce((sum, x) => sum + Math.exp(x - most), 0);
      const errors = scores.map((x, k) => weight * (Math.exp(x - most) / all - (k === right ? 1 : 0)));
      parts.forEach((part, i) => {
        gradient[i] = (gradient[i] ?? 0) + dot(errors, part);
      });
    }
  });
  return [...weights];
}

const dot = (a: ArrayLike<number>, b: ArrayLike<number>): number => {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
};

const wordingOf = (candidate: Candidate): Wording => wordings.get(candidate) as Wording;

function kindBy(c: Candidate, w: readonly number[]): string | undefined {
  const scores = kindScores(c.ruled, wordingOf(c), c.opening, w);
  return KINDS[scores.indexOf(Math.max(...scores))];
}

function kindsRight(samples: readonly Sample[], w: readonly number[]): string {
  const items = samples.flatMap((s) => s.rows).filter((row) => row.gold !== null && !row.gold.optional);
  return share(items.filter(({ candidate, gold }) => kindBy(candidate, w) === gold?.kind).length, items.length);
}

const share = (n: number, of: number): string => `${((100 * n) / of).toFixed(1)} % of ${of}`;

interface Counts {
  right: number;
  found: number;
  wrong: number;
  firm: number;
}

function count({ combination, kinds }: Mix, samples: readonly Sample[], threshold: number): Counts {
  const total = { right: 0, found: 0, wrong: 0, firm: 0 };
  for (const sample of samples) {
    total.firm += sample.golds.filter((g) => !g.optional).length;
    const used = new Set<GoldPosition>();
    const kept: Row[] = [];
    const sure = sample.rows
      .map((row) => ({
        row,
        p: sigmoid(dot(evidenceOf(row.candidate, sample.density, wordingOf(row.candidate)), combination)),
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
      if (row.gold.kind === kindBy(row.candidate, kinds)) total.right++;
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

const samples = paths.flatMap((path) => readGold([path]).map((article) => sampleOf(path, article)));
const unseen = samples.filter((s) => !s.seen);
const seen = samples.filter((s) => s.seen);
console.log(`mean density: ${(samples.reduce((n, s) => n + s.density, 0) / samples.length).toFixed(2)}`);
const round = (x: number | undefined): number => Math.round((x ?? 0) * 100) / 100;
const table = train(seen);
const wordings = new Map<Candidate, Wording>(
  samples.flatMap((s) => s.rows).map(({ candidate }) => [candidate, weigh(candidate.features, table)]),
);
const mix = (of: readonly Sample[]): Mix => ({ combination: combine(of), kinds: kindWeights(of) });
const folds = Array.from({ length: FOLDS }, (_, fold) => ({
  own: unseen.filter((_, i) => i % FOLDS === fold),
  mix: mix(unseen.filter((_, i) => i % FOLDS !== fold)),
}));
console.log(`${seen.length} articles for the words, ${unseen.length} for the mix, ${FOLDS}-fold on these:`);
for (const path of new Set(unseen.map((s) => s.path)))
  for (const threshold of [0.4, 0.45, 0.5, 0.55])
    report(
      `  ${path} at ${threshold}`,
      folds.map(({ own, mix }) =>
        count(
          mix,
          own.filter((s) => s.path === path),
          threshold,
        ),
      ),
    );
const { combination, kinds } = mix(unseen);
const alone = (i: number): number[] => [0, 1, 2].map((k) => (k === i ? 1 : 0));
console.log(
  `kinds right: words ${kindsRight(unseen, alone(1))}, network ${kindsRight(unseen, alone(2))}, all ${kindsRight(unseen, kinds)}`,
);
const positions = new URL('../src/annotator/positions/', import.meta.url);
/** Arrays on one line each, so that a change of a weight reads as one. */
const write = (name: string, value: object): void => {
  const json = JSON.stringify(value, null, 2).replace(
    /\[\s+([^\]]+?)\s+\]/g,
    (_, items: string) => `[${items.replace(/\s+/g, ' ')}]`,
  );
  writeFileSync(new URL(name, positions), `${json}\n`);
};
write('confidence.json', {
  about:
    'How words and network are weighed: for being a position (evidenceOf in confidence.ts) and for its kind (kindScores in kind.ts). Fitted by scripts/fit-confidence.ts on annotated articles that the network has not seen.',
  threshold: THRESHOLD,
  combination: combination.map(round),
  kinds: kinds.map(round),
});
const rows = [...table].filter(([, w]) => w.some((x) => Math.abs(x) >= SMALLEST)).sort(([a], [b]) => (a < b ? -1 : 1));
const about =
  'What the features of a candidate (construction.ts, wording.ts) weigh for no position, demand, concession, refusal, threat, offer. Fitted by scripts/fit-confidence.ts on annotated articles.';
write('wording.json', { about, weights: Object.fromEntries(rows) });
