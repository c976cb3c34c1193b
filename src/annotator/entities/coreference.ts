import { type Cluster, meansSomebody } from './chain/cluster.ts';
import { CELLS, cellNames } from './chain/feature.ts';
import { clustersBy } from './chain/ranker.ts';
import { type Trait, traitsOf } from './chain/trait.ts';
import fitted from './coreference.json';
import type { Mention } from './mention.ts';
import type { Stage } from './stage.ts';

/** Everything in an article that means the same: names, descriptions and pronouns, in order. */
export interface Chain {
  readonly mentions: readonly Mention[];
}

/** Weights by the names of feature.ts as one number a cell. */
function weightsOf(named: Readonly<Record<string, number>>): Float32Array {
  return Float32Array.from(cellNames(), (name) => named[name] ?? 0);
}

/** Added to "begins a new one": by less than it is likelier the measures lose more by what is torn than by what is mixed. */
export const RESERVE = -0.4;

/** Groups mentions by the weights, each mention with the cluster for which most speaks. */
export function clustersWith(weights: Float32Array, stage: Stage, traits: readonly Trait[]): Cluster[] {
  return clustersBy(
    (_, cluster, cells, count) => {
      let sum = cluster === null ? RESERVE : 0;
      for (let i = 0; i < count; i++) sum += weights[cells[i] ?? CELLS] ?? 0;
      return sum;
    },
    stage,
    traits,
  );
}

const weights = weightsOf(fitted.weights);

/** All mentions of an article by what they mean; most stand alone. */
export const clustersOf = (stage: Stage): Cluster[] => clustersWith(weights, stage, traitsOf(stage));

/** The chains of persons, bodies and places among them. A span is in one chain only. */
export function chainsOf(clusters: readonly Cluster[]): Chain[] {
  const taken = new Set<number>();
  return clusters.filter(meansSomebody).map(({ members }) => ({
    mentions: members.flatMap(({ mention }) => {
      const span = mention.first * 65536 + mention.last;
      if (taken.has(span)) return [];
      taken.add(span);
      return mention;
    }),
  }));
}
