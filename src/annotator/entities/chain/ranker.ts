import type { Stage } from '../stage.ts';
import { type Cluster, clusterOf, join, lastOf } from './cluster.ts';
import { beginning, contrary, fits, joining, MOST_CELLS } from './feature.ts';
import { GROUPS, type Trait } from './trait.ts';

/** So many clusters, nearest first, can be joined because they are near; others by a head, a text or an entity in common. */
const NEAR = 24;
/** For names and nouns nearness alone says less. */
const NEAR_NOUN = 8;
/** Sentences back in which a cluster is near. */
const SENTENCES_BACK = 6;
/** Clusters with the same head noun that are asked for however far back they are. */
const SAME_HEAD = 6;
/** Rank of a cluster that is not near. */
const FAR = 24;

const group = (name: (typeof GROUPS)[number]): number => GROUPS.indexOf(name);
const NAME = group('name');
const SPEECH = [group('I'), group('we'), group('you')];

/**
 * How much speaks for a mention joining a cluster (null: beginning one), by the cells of feature.ts in `cells[0, count)`.
 * The option that is worth most is taken, the first of equals.
 */
type Judge = (m: Trait, cluster: Cluster | null, cells: Int32Array, count: number) => number;

/** Reads the mentions in order and puts each where the judge finds most for it. Linear in their number. */
export function clustersBy(judge: Judge, stage: Stage, traits: readonly Trait[]): Cluster[] {
  const all: Cluster[] = [];
  const where: Cluster[] = [];
  const byLemma = new Map<string, Cluster[]>();
  const byEntity = new Map<number, Cluster>();
  const texts = new Set<string>();
  /** For I, we and you the last two clusters that have it: those who talk with each other. */
  const voices = SPEECH.map((): Cluster[] => []);
  const cells = new Int32Array(MOST_CELLS);
  for (const m of traits) {
    const noun = m.group >= NAME;
    let best: Cluster | null = null;
    let most = Number.NEGATIVE_INFINITY;
    let fitting = 0;
    let rank = 0;
    const ask = (c: Cluster, near: number, fit: number): void => {
      c.askedBy = m.index;
      if (contrary(m, c)) return;
      const worth = judge(m, c, cells, joining(stage, m, c, near, fit, cells));
      if (worth > most) {
        most = worth;
        best = c;
      }
    };
    for (let i = m.index - 1; i >= 0 && rank < NEAR; i--) {
      if (m.sentence - (traits[i]?.sentence ?? 0) > SENTENCES_BACK) break;
      const c = where[i] as Cluster;
      if (lastOf(c).index !== i) continue;
      if (!noun || rank < NEAR_NOUN || c.lemmas.has(m.lemma)) ask(c, rank, fitting);
      if (fits(m, c)) fitting++;
      rank++;
    }
    const far = (c: Cluster | undefined): void => {
      if (c !== undefined && c.askedBy !== m.index) ask(c, FAR, FAR);
    };
    const named = noun ? byLemma.get(m.lemma) : undefined;
    for (let i = (named?.length ?? 0) - 1, n = 0; i >= 0 && n < SAME_HEAD; i--, n++) far(named?.[i]);
    if (m.entity >= 0) far(byEntity.get(m.entity));
    if (m.ruled >= 0) far(byEntity.get(m.ruled));
    const voice = SPEECH.indexOf(m.group);
    for (const c of voices[voice] ?? []) far(c);
    const seen = {
      head: named !== undefined,
      entity: m.entity >= 0 && byEntity.has(m.entity),
      text: texts.has(m.text),
    };
    if (judge(m, null, cells, beginning(m, seen, fitting, cells)) > most) best = null;

    const chosen: Cluster = best ?? clusterOf(m, all.length);
    if (best === null) all.push(chosen);
    else join(chosen, m);
    where.push(chosen);
    if (noun) {
      texts.add(m.text);
      if (named === undefined) byLemma.set(m.lemma, [chosen]);
      else if (named[named.length - 1] !== chosen) named.push(chosen);
    }
    if (m.entity >= 0) byEntity.set(m.entity, chosen);
    if (voice >= 0 && voices[voice]?.at(-1) !== chosen)
      voices[voice] = [...(voices[voice] ?? []).filter((c) => c !== chosen), chosen].slice(-2);
  }
  return all;
}
