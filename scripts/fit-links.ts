/**
 * Fits the choice of holders, then of addressees: `node scripts/run.mjs fit-links holder ARTICLES…` (gold.ts says what those
 * can be), and the same with `addressee`. Prints the share of right choices by five-fold cross-validation over articles, apart for
 * those that the network has learned from, then writes src/annotator/positions/holder.json or addressee.json from all of them.
 *
 * A conditional logit with an L2 penalty, by full-batch AdaGrad; no random numbers, so the same articles give the same file.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { attribute } from '../src/annotator/attribution/attribute.ts';
import { type Document, readDocument, spanOf } from '../src/annotator/entities/document.ts';
import { type Stage, setStage } from '../src/annotator/entities/stage.ts';
import { addresseeChoices } from '../src/annotator/positions/addressee.ts';
import type { Choice } from '../src/annotator/positions/choice.ts';
import { positionsOf } from '../src/annotator/positions/position.ts';
import { choicesForHolder } from '../src/annotator/positions/roles.ts';
import { blocksOf } from '../src/annotator/syntax/blocks.ts';
import { loadEngine } from '../src/cli/engine.ts';
import { type GoldArticle, overlap, readGold } from './gold.ts';

/** One position: what could be chosen, and which of it is right. */
interface Row {
  readonly article: number;
  readonly path: string;
  readonly seen: boolean;
  readonly choices: readonly Choice<unknown>[];
  readonly right: readonly boolean[];
  readonly counted: boolean;
  readonly named: boolean;
}

const PENALTY = 4;
const LEAST = 5;
const EPOCHS = 150;
const RATE = 0.3;
const FOLDS = 5;

const [, , role, ...paths] = process.argv;
if (paths.length === 0 || (role !== 'holder' && role !== 'addressee')) {
  console.error('usage: node scripts/run.mjs fit-links holder|addressee ARTICLES…');
  process.exit(2);
}
const engine = await loadEngine(process.env.PARLEY_MODEL ?? 'public/model/parley.model');
let article = 0;
const rows = paths.flatMap((path) => readGold([path]).flatMap((gold) => rowsOf(gold, article++, path)));

const folds = Array.from({ length: FOLDS }, (_, f) => {
  const weights = weigh(rows.filter((r) => r.article % FOLDS !== f));
  return rows
    .filter((r) => r.article % FOLDS === f)
    .map((row) => ({ row, chosen: best(row, weights) }))
    .map(({ row, chosen }) => ({ row, ok: row.right[chosen] === true, none: row.choices[chosen]?.what === null }));
}).flat();
const share = (n: number, of: number): string => `${((100 * n) / of).toFixed(1)} % of ${of}`;
for (const path of paths)
  for (const seen of [false, true]) {
    const counted = folds.filter(({ row }) => row.counted && row.path === path && row.seen === seen);
    if (counted.length === 0) continue;
    const named = counted.filter(({ row }) => row.named);
    const open = counted.filter(({ row }) => !row.named);
    const reachable = named.filter(({ row }) => row.right.some((ok, i) => ok && row.choices[i]?.what !== null)).length;
    const right = named.filter(({ ok, none }) => ok && !none).length;
    const guessed = named.filter(({ none }) => !none).length;
    console.log(
      `${path}, ${seen ? 'seen' : 'unseen'} by the network: right ${role} ${share(right, named.length)} (among the choices: ` +
        `${reachable}; chosen: ${guessed})`,
    );
    if (open.length > 0)
      console.log(`  none where there is none ${share(open.filter(({ none }) => none).length, open.length)}`);
  }

const weights = weigh(rows);
const file = `src/annotator/positions/${role}.json`;
const sorted = [...weights].filter(([, w]) => Math.abs(w) >= 0.05).sort(([a], [b]) => (a < b ? -1 : 1));
const about = JSON.parse(readFileSync(file, 'utf8')).about;
writeFileSync(
  file,
  `${JSON.stringify({ about, weights: Object.fromEntries(sorted.map(([k, w]) => [k, Math.round(w * 100) / 100])) }, null, 2)}\n`,
);
console.log(`${sorted.length} weights written to ${file}`);

function rowsOf(gold: GoldArticle, article: number, path: string): Row[] {
  const { id, text, seen } = gold;
  const doc = readDocument({ id, text, blocks: blocksOf(text) }, engine);
  const stage = setStage(doc);
  const statements = attribute(stage);
  const held = positionsOf(stage, statements);
  const addressees = role === 'addressee' ? addresseeChoices(stage, held) : [];
  const out: Row[] = [];
  for (const position of gold.positions) {
    const index = held.findIndex((h) => overlap(spanOf(doc, h.first, h.last), position) > 0);
    const found = held[index];
    if (found === undefined) continue;
    const names = namesOf(gold, role === 'addressee' ? position.addressee : position.party);
    const common = { article, path, seen, counted: !position.optional };
    const isRight = (key: string | null | undefined): boolean => key != null && isCalled(stage, doc, key, names);
    if (role === 'addressee') {
      const choices = addressees[index] ?? [];
      const named = position.addressee !== null;
      const right = choices.map(({ what }) => (what === null ? !named : named && isRight(what)));
      out.push({ ...common, choices, right, named });
    } else {
      const choices = choicesForHolder(stage, statements, found.sentence, found.match);
      const right = choices.map(({ what }) => isRight(what?.party));
      // "None of these" is the answer where none of them is.
      if (!right.some(Boolean)) right[choices.findIndex(({ what }) => what === null)] = true;
      out.push({ ...common, choices, right, named: true });
    }
  }
  return out;
}

function plain(name: string): string {
  return name
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]|[’']s\b/g, '')
    .replace(/[^a-z0-9 ]+/g, ' ')
    .replace(/\b(?:the|a|an|mr|mrs|ms|president|prime minister|sen|rep|gov)\b/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

function namesOf(gold: GoldArticle, name: string | null): Set<string> {
  const party = gold.parties.find((p) => p.name === name);
  return new Set([name ?? '', ...(party?.aliases ?? [])].map(plain));
}

/** Whether a party goes by one of these names, or half of its mentions do. */
function isCalled(stage: Stage, doc: Document, key: string, names: ReadonlySet<string>): boolean {
  const record = stage.allegiance.record(key, stage.resolver.descriptions.groups);
  if (record === null) return false;
  if (names.has(plain(record.name))) return true;
  const own = new Set<string>();
  for (const entity of stage.cast.entities)
    if (stage.allegiance.of(entity.id) === key)
      for (const m of entity.mentions) {
        const span = spanOf(doc, m.first, m.last);
        own.add(plain(doc.text.slice(span.start, span.end)));
      }
  for (const span of stage.resolver.descriptions.mentions.get(key) ?? [])
    own.add(plain(doc.text.slice(span.start, span.end)));
  const shared = [...own].filter((n) => names.has(n)).length;
  return shared >= Math.max(1, Math.min(own.size, names.size) / 2);
}

function best(row: Row, weights: ReadonlyMap<string, number>): number {
  const scores = row.choices.map((c) => c.features.reduce((sum, f) => sum + (weights.get(f) ?? 0), 0));
  return scores.indexOf(Math.max(...scores));
}

function weigh(all: readonly Row[]): Map<string, number> {
  const sample = all.filter((r) => r.right.some(Boolean));
  const seen = new Map<string, number>();
  for (const row of sample)
    row.choices.forEach((c, i) => {
      if (row.right[i] === true) for (const f of c.features) seen.set(f, (seen.get(f) ?? 0) + 1);
    });
  for (const row of sample)
    row.choices.forEach((c, i) => {
      if (row.right[i] !== true) for (const f of c.features) seen.set(f, (seen.get(f) ?? 0) + 0.2);
    });
  const index = new Map([...seen].filter(([, n]) => n >= LEAST).map(([f], i) => [f, i]));
  const data = sample.map((row) => row.choices.map((c) => c.features.flatMap((f) => index.get(f) ?? [])));
  const w = new Float64Array(index.size);
  const squares = new Float64Array(index.size).fill(1e-8);
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    const gradient = w.map((x) => PENALTY * x);
    sample.forEach((row, r) => {
      const features = data[r] ?? [];
      const weight = row.counted ? 1 : 0.5;
      const scores = features.map((list) => list.reduce((sum, f) => sum + (w[f] ?? 0), 0));
      const most = Math.max(...scores);
      const odds = scores.map((s) => Math.exp(s - most));
      const sum = odds.reduce((a, b) => a + b, 0);
      const good = odds.reduce((a, b, i) => a + (row.right[i] === true ? b : 0), 0);
      features.forEach((list, i) => {
        const p = (odds[i] ?? 0) / sum;
        const q = row.right[i] === true ? (odds[i] ?? 0) / good : 0;
        for (const f of list) gradient[f] = (gradient[f] ?? 0) + weight * (p - q);
      });
    });
    for (let f = 0; f < w.length; f++) {
      const g = gradient[f] ?? 0;
      squares[f] = (squares[f] ?? 0) + g * g;
      w[f] = (w[f] ?? 0) - (RATE * g) / Math.sqrt(squares[f] ?? 1);
    }
  }
  return new Map([...index].map(([f, i]) => [f, w[i] ?? 0]));
}
