import { GROUPS, type Trait } from './trait.ts';

/** Mentions that mean the same, as far as the article is read. */
export interface Cluster {
  readonly id: number;
  readonly members: Trait[];
  readonly lemmas: Map<string, Trait>;
  readonly texts: Set<string>;
  readonly entities: Set<number>;
  /** Groups of its mentions, as bits. */
  groups: number;
  sex: number;
  number: number;
  /** Of its names, else of its nouns, else "unsure". */
  class: number;
  named: boolean;
  subjects: number;
  /** Index of the last mention that was asked whether it joins. */
  askedBy: number;
}

/** More wordings of one thing are not kept: each is looked through for every mention nearby. */
const MOST_TEXTS = 24;

export const UNSURE = 4;
export const OTHER = 5;

export function clusterOf(first: Trait, id: number): Cluster {
  const cluster: Cluster = {
    id,
    members: [],
    lemmas: new Map(),
    texts: new Set(),
    entities: new Set(),
    groups: 0,
    sex: 0,
    number: 0,
    class: UNSURE,
    named: false,
    subjects: 0,
    askedBy: -1,
  };
  join(cluster, first);
  return cluster;
}

export const lastOf = (cluster: Cluster): Trait => cluster.members[cluster.members.length - 1] as Trait;

/** Adds a mention to a cluster. */
export function join(cluster: Cluster, trait: Trait): void {
  const { form } = trait.mention;
  cluster.members.push(trait);
  cluster.groups |= 1 << trait.group;
  if (form === 'noun' || form === 'name') {
    cluster.lemmas.set(trait.lemma, trait);
    if (cluster.texts.size < MOST_TEXTS) cluster.texts.add(trait.text);
  }
  if (trait.entity >= 0) cluster.entities.add(trait.entity);
  if (cluster.sex === 0 || (form === 'name' && trait.sex !== 0)) cluster.sex = trait.sex;
  if (cluster.number === 0) cluster.number = trait.number;
  if (form === 'name' ? !cluster.named || cluster.class === UNSURE : !cluster.named && trait.class !== UNSURE)
    cluster.class = trait.class;
  if (form === 'name') cluster.named = true;
  if (trait.role === 0) cluster.subjects++;
}

/** How much a way to refer speaks for meaning persons, bodies or places rather than things. */
const SOMEBODY: Readonly<Record<string, number>> = {
  he: 1,
  she: 1,
  I: 1,
  we: 1,
  you: 1,
  they: 0.4,
  pair: 0.5,
  it: -0.2,
};

/** Whether a cluster means a person, a body or a place. */
export function meansSomebody({ members }: Cluster): boolean {
  let sum = 0;
  for (const { mention, group, class: type } of members) {
    if (mention.form === 'name' || mention.form === 'noun') sum += type === OTHER ? -1 : 1;
    else sum += SOMEBODY[GROUPS[group] ?? ''] ?? 0;
  }
  return sum > 0;
}
