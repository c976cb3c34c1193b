import { type Cluster, OTHER } from './chain/cluster.ts';
import type { Mention } from './mention.ts';

/** What a pronoun or a description at a word is taken to mean by the chains. */
export interface Link {
  /** The entity that is named in its chain; -1 if none is. */
  readonly entity: number;
  /** The nearest mention before it that is a name, or else a noun. */
  readonly mention: Mention;
  /** Whether its chain is of things, not of persons, bodies or places. */
  readonly thing: boolean;
}

/** The chains of an article by word: asked for the head of a pronoun or a noun phrase. */
export type Links = ReadonlyMap<number, Link>;

/** Links of all mentions but names that have a name or a noun before them in their chain. */
export function linksOf(clusters: readonly Cluster[]): Links {
  const out = new Map<number, Link>();
  for (const { members, class: type } of clusters) {
    let name: Mention | null = null;
    let noun: Mention | null = null;
    for (const { mention } of members) {
      const before = name ?? noun;
      if (before !== null && mention.form !== 'name' && mention.form !== 'pair')
        out.set(mention.head, { entity: name?.entity ?? -1, mention: before, thing: name === null && type === OTHER });
      if (mention.form === 'name') name = mention;
      else if (mention.form === 'noun') noun ??= mention;
    }
  }
  return out;
}
