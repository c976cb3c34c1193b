/**
 * Fits the confidence of positions: `node scripts/run.mjs fit-confidence ARTICLES`. ARTICLES holds `<id>.txt` and
 * `<id>.gold.json` as the annotation guideline describes them. Prints precision, recall and F1 by five-fold
 * cross-validation over articles, then writes src/annotator/positions/confidence.json from all of them.
 *
 * Logistic regression with an L2 penalty, by full-batch AdaGrad; no random numbers, so the same articles give the same file.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { attribute } from '../src/annotator/attribution/attribute.ts';
import { readDocument, spanOf } from '../src/annotator/entities/document.ts';
import { setStage } from '../src/annotator/entities/stage.ts';
import { candidatesOf } from '../src/annotator/positions/candidate.ts';
import { blocksOf } from '../src/annotator/syntax/blocks.ts';
import { loadEngine } from '../src/cli/engine.ts';

const engine = await loadEngine('public/model/parley.model');

interface Gold {
  readonly kind: string;
  readonly optional: boolean;
  readonly start: number;
  readonly end: number;
}
interface Row {
  readonly kind: string;
  readonly start: number;
  readonly end: number;
  readonly features: readonly string[];
  readonly prior: number;
  readonly gold: Gold | null;
}
interface Sample {
  readonly density: number;
  readonly golds: readonly Gold[];
  readonly rows: readonly Row[];
}
interface Model {
  readonly index: ReadonlyMap<string, number>;
  readonly weights: Float64Array;
}

const THRESHOLD = 0.4;
const PENALTY = 1;
/** Features seen less often than this are left out. */
const LEAST = 4;
const EPOCHS = 200;
const RATE = 0.3;
/** An optional position is half a yes, and counts a third. */
const OPTIONAL = { answer: 0.5, weight: 0.35 };
const FOLDS = 5;

const [, , folder] = process.argv;
if (folder === undefined) {
  console.error('usage: node scripts/run.mjs fit-confidence ARTICLES');
  process.exit(2);
}

const overlaps = (a: Gold, b: { start: number; end: number }): number => {
  const shared = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  const shorter = Math.min(a.end - a.start, b.end - b.start);
  const longer = Math.max(a.end - a.start, b.end - b.start);
  return shared >= shorter / 2 && shared >= longer / 5 ? shared / longer : 0;
};

function sampleOf(id: string): Sample {
  const text = readFileSync(join(folder ?? '', `${id}.txt`), 'utf8');
  const file: { positions: { kind: string; text: string; optional: boolean }[] } = JSON.parse(
    readFileSync(join(folder ?? '', `${id}.gold.json`), 'utf8'),
  );
  let from = 0;
  const golds = file.positions.map((p): Gold => {
    const ahead = text.indexOf(p.text, from);
    const start = ahead < 0 ? text.indexOf(p.text) : ahead;
    if (ahead >= 0) from = ahead;
    return { kind: p.kind, optional: p.optional, start, end: start + p.text.length };
  });
  const doc = readDocument({ id, text, blocks: blocksOf(text) }, engine);
  const stage = setStage(doc);
  const candidates = candidatesOf(stage, attribute(stage));
  const rows = candidates.map((c): Row => {
    const span = spanOf(doc, c.first, c.last);
    let gold: Gold | null = null;
    let best = 0;
    for (const g of golds) {
      const overlap = overlaps(g, span) + (g.kind === c.kind && overlaps(g, span) > 0 ? 0.5 : 0);
      if (overlap > best) {
        best = overlap;
        gold = g;
      }
    }
    return { kind: c.kind, ...span, features: c.features, prior: c.match.pattern.frame.prior, gold };
  });
  return { density: Math.min(1, candidates.length / Math.max(1, doc.sentences.length)), golds, rows };
}

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

function score(model: Model, sample: Sample, row: Row): number {
  const { index, weights } = model;
  let sum = (weights[index.size] ?? 0) + (weights[index.size + 1] ?? 0) * sample.density;
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
        const answer = row.gold === null ? 0 : row.gold.optional ? OPTIONAL.answer : 1;
        const error = (sigmoid(score(model, sample, row)) - answer) * (row.gold?.optional ? OPTIONAL.weight : 1);
        for (const f of row.features) {
          const k = index.get(f);
          if (k !== undefined) gradient[k] = (gradient[k] ?? 0) + error;
        }
        gradient[n] = (gradient[n] ?? 0) + error;
        gradient[n + 1] = (gradient[n + 1] ?? 0) + error * sample.density;
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

function crossValidate(samples: readonly Sample[]): void {
  let right = 0;
  let found = 0;
  let wrong = 0;
  for (let fold = 0; fold < FOLDS; fold++) {
    const model = train(samples.filter((_, i) => i % FOLDS !== fold));
    for (const sample of samples.filter((_, i) => i % FOLDS === fold)) {
      const used = new Set<Gold>();
      const kept: Row[] = [];
      const sure = sample.rows
        .map((row) => ({ row, p: sigmoid(row.prior + score(model, sample, row)) }))
        .filter(({ p }) => p >= THRESHOLD)
        .sort((a, b) => b.p - a.p);
      for (const { row } of sure) {
        const inside = kept.some(
          (k) =>
            Math.min(k.end, row.end) - Math.max(k.start, row.start) >
            Math.min(k.end - k.start, row.end - row.start) / 2,
        );
        if (inside) continue;
        kept.push(row);
        if (row.gold === null || used.has(row.gold)) {
          if (row.gold?.optional !== true) wrong++;
          continue;
        }
        used.add(row.gold);
        if (row.gold.optional) continue;
        found++;
        if (row.gold.kind === row.kind) right++;
      }
    }
  }
  const firm = samples.reduce((sum, s) => sum + s.golds.filter((g) => !g.optional).length, 0);
  const f1 = (n: number): string => ((200 * n) / (found + wrong + firm)).toFixed(1);
  console.log(`${samples.length} articles, ${firm} firm positions, threshold ${THRESHOLD}`);
  console.log(`cross-validated: found F1 ${f1(found)}, right kind F1 ${f1(right)}`);
}

const ids = readdirSync(folder)
  .filter((name) => name.endsWith('.gold.json'))
  .map((name) => name.replace('.gold.json', ''))
  .sort();
const samples = ids.map(sampleOf);
crossValidate(samples);
const { index, weights } = train(samples);
const round = (x: number | undefined): number => Math.round((x ?? 0) * 100) / 100;
const features = Object.fromEntries(
  [...index]
    .map(([f, k]): [string, number] => [f, round(weights[k])])
    .filter(([, w]) => Math.abs(w) >= 0.05)
    .sort(([a], [b]) => (a < b ? -1 : 1)),
);
const out = {
  about:
    'Weights of the features in candidate.ts, fitted by scripts/fit-confidence.ts on articles annotated by the guideline.',
  bias: round(weights[index.size]),
  density: round(weights[index.size + 1]),
  threshold: THRESHOLD,
  features,
};
writeFileSync(
  new URL('../src/annotator/positions/confidence.json', import.meta.url),
  `${JSON.stringify(out, null, 2)}\n`,
);
