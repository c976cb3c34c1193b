import type { Stage } from '../stage.ts';
import { type Cluster, lastOf, OTHER, UNSURE } from './cluster.ts';
import { CLASSES, GROUPS, KINDS, ROLES, type Trait } from './trait.ts';

/**
 * What speaks for and against a mention joining a cluster, or beginning a new one. Every feature is one cell of a table
 * whose sides are small lists of words, so that a weight has a name ("distance/he/1 back") and its sum needs no strings.
 */

const DISTANCES = ['same sentence', '1 back', '2 back', '3 back', '4 or 5 back', 'to 9 back', 'farther'] as const;
const RANKS = ['nearest', '2nd', '3rd', '4th', '5th', '6th', '7th or 8th', 'to 12th', 'later'] as const;
const SIZES = ['1', '2', '3 or 4', '5 to 8', '9 or more'] as const;
const AGREES = ['unknown', 'same', 'other'] as const;
const HEADS = ['other', 'same', 'same of the last', 'part of a name'] as const;
const MODIFIERS = ['none', 'only here', 'only there', 'shared', 'others', 'others behind both'] as const;
const ENTITIES = ['none', 'same', 'another', 'only here', 'only there'] as const;
const QUOTES = ['none', 'same', 'into', 'out of', 'another'] as const;
const TREE = ['none', 'apposition', 'copula', 'holds it', 'within it', 'same verb', 'owner', 'pair of it'] as const;
const YES = ['no', 'yes'] as const;
const COUNTS = ['0', '1', '2', '3', '4 or 5', '6 or more'] as const;

/** Tables in order; a cell's number is the table's base and its place in it, the last side fastest. */
const TABLES = {
  kinds: [KINDS, KINDS],
  distance: [GROUPS, DISTANCES],
  rank: [GROUPS, RANKS],
  fitting: [GROUPS, RANKS],
  size: [GROUPS, SIZES],
  named: [GROUPS, YES, CLASSES],
  sex: [GROUPS, AGREES],
  number: [GROUPS, AGREES],
  class: [CLASSES, CLASSES, YES],
  head: [GROUPS, HEADS, MODIFIERS],
  'head entity': [HEADS, ENTITIES],
  text: [GROUPS, YES],
  entity: [GROUPS, ENTITIES],
  roles: [GROUPS, ROLES, ROLES],
  'roles near': [GROUPS, ROLES, ROLES],
  subjects: [GROUPS, DISTANCES, YES],
  quote: [GROUPS, QUOTES],
  tree: [GROUPS, TREE],
  again: [GROUPS, GROUPS],
  ruled: [GROUPS, ENTITIES],
  heading: [GROUPS, YES],
  speaks: [GROUPS, YES, CLASSES],
  voice: [GROUPS, QUOTES, YES],
  'head distance': [GROUPS, HEADS, DISTANCES],
  new: [KINDS],
  'new head': [KINDS, YES],
  'new extended': [KINDS, YES],
  'new role': [GROUPS, ROLES],
  'new fitting': [GROUPS, COUNTS],
  'new head extended': [GROUPS, YES, YES],
  'new entity': [GROUPS, YES],
  'new text': [GROUPS, YES],
  'new alone': [GROUPS, YES],
} as const satisfies Record<string, readonly (readonly string[])[]>;
type Table = keyof typeof TABLES;

const base = {} as Record<Table, number>;
let total = 0;
for (const [name, sides] of Object.entries(TABLES)) {
  base[name as Table] = total;
  total += (sides as readonly (readonly string[])[]).reduce((n, side) => n * side.length, 1);
}
/** Number of all cells. */
export const CELLS = total;
/** More cells than this no option has. */
export const MOST_CELLS = 48;

/** The names of all cells, by number. */
export function cellNames(): string[] {
  return Object.entries(TABLES).flatMap(([name, sides]) =>
    (sides as readonly (readonly string[])[]).reduce<string[]>(
      (names, side) => names.flatMap((n) => side.map((s) => `${n}/${s}`)),
      [name],
    ),
  );
}

const G = GROUPS.length;
const R = ROLES.length;
const C = CLASSES.length;

function bucket(n: number, limits: readonly number[]): number {
  let i = 0;
  while (i < limits.length && n > (limits[i] ?? 0)) i++;
  return i;
}
const DISTANCE_LIMITS = [0, 1, 2, 3, 5, 9];
const RANK_LIMITS = [0, 1, 2, 3, 4, 5, 7, 11];
const SIZE_LIMITS = [1, 2, 4, 8];
const COUNT_LIMITS = [0, 1, 2, 3, 5];

const agrees = (a: number, b: number): number => (a === 0 || b === 0 ? 0 : a === b ? 1 : 2);

/** Whether nothing speaks against a mention joining a cluster: sex, number, what it is. */
export function fits(m: Trait, c: Cluster): boolean {
  if (agrees(m.sex, c.sex) === 2 || agrees(m.number, c.number) === 2) return false;
  return m.class === UNSURE || c.class === UNSURE || (m.class === OTHER) === (c.class === OTHER);
}

/** The cells of "m joins c" into `out`; returns how many. `rank` and `fitting` count nearer clusters, all and fitting. */
export function joining(stage: Stage, m: Trait, c: Cluster, rank: number, fitting: number, out: Int32Array): number {
  const last = lastOf(c);
  const g = m.group;
  const distance = bucket(m.sentence - last.sentence, DISTANCE_LIMITS);
  let n = 0;
  out[n++] = base.kinds + m.kind * KINDS.length + last.kind;
  out[n++] = base.distance + g * DISTANCES.length + distance;
  out[n++] = base.rank + g * RANKS.length + bucket(rank, RANK_LIMITS);
  if (fits(m, c)) out[n++] = base.fitting + g * RANKS.length + bucket(fitting, RANK_LIMITS);
  out[n++] = base.size + g * SIZES.length + bucket(c.members.length, SIZE_LIMITS);
  out[n++] = base.named + (g * 2 + (c.named ? 1 : 0)) * C + c.class;
  out[n++] = base.sex + g * 3 + agrees(m.sex, c.sex);
  out[n++] = base.number + g * 3 + agrees(m.number, c.number);
  out[n++] = base.ruled + g * ENTITIES.length + entity(m.ruled, c);
  const noun = m.mention.form === 'noun' || m.mention.form === 'name';
  if (noun) {
    const head = headMatch(m, c, last);
    out[n++] = base.class + (m.class * C + c.class) * 2 + (head === 0 ? 0 : 1);
    out[n++] = base.head + (g * HEADS.length + head) * MODIFIERS.length + (head === 0 ? 0 : modifiers(m, c));
    out[n++] = base['head distance'] + (g * HEADS.length + head) * DISTANCES.length + distance;
    if (m.entity >= 0) out[n++] = base['head entity'] + head * ENTITIES.length + entity(m.entity, c);
    out[n++] = base.text + g * 2 + (c.texts.has(m.text) ? 1 : 0);
    out[n++] = base.entity + g * ENTITIES.length + entity(m.entity, c);
    out[n++] = base.heading + g * 2 + (last.heading ? 1 : 0);
  }
  if (distance <= 1) out[n++] = base[distance === 0 ? 'roles' : 'roles near'] + (g * R + m.role) * R + last.role;
  out[n++] = base.subjects + (g * DISTANCES.length + distance) * 2 + (2 * c.subjects > c.members.length ? 1 : 0);
  out[n++] = base.speaks + (g * 2 + (m.speaks ? 1 : 0)) * C + c.class;
  out[n++] = base.voice + (g * QUOTES.length + quotes(m, last)) * 2 + (last.speaks ? 1 : 0);
  out[n++] = base.quote + g * QUOTES.length + quotes(m, last);
  if (distance === 0) out[n++] = base.tree + g * TREE.length + tree(stage, m, last);
  for (let other = 0; other < G; other++)
    if ((c.groups >> other) & 1 && other < 12) out[n++] = base.again + g * G + other;
  return n;
}

/** The cells of "m begins a new cluster". */
export function beginning(
  m: Trait,
  seen: { head: boolean; entity: boolean; text: boolean },
  fitting: number,
  out: Int32Array,
): number {
  const g = m.group;
  let n = 0;
  out[n++] = base.new + m.kind;
  out[n++] = base['new head'] + m.kind * 2 + (seen.head ? 1 : 0);
  out[n++] = base['new extended'] + m.kind * 2 + (m.extended ? 1 : 0);
  out[n++] = base['new head extended'] + (g * 2 + (seen.head ? 1 : 0)) * 2 + (m.extended ? 1 : 0);
  out[n++] = base['new role'] + g * R + m.role;
  out[n++] = base['new fitting'] + g * COUNTS.length + bucket(fitting, COUNT_LIMITS);
  out[n++] = base['new entity'] + g * 2 + (seen.entity ? 1 : 0);
  out[n++] = base['new text'] + g * 2 + (seen.text ? 1 : 0);
  out[n++] = base['new alone'] + g * 2 + (m.modifiers.length > 0 ? 1 : 0);
  return n;
}

function headMatch(m: Trait, c: Cluster, last: Trait): number {
  const form = last.mention.form;
  if (last.lemma === m.lemma && (form === 'noun' || form === 'name')) return 2;
  if (c.lemmas.has(m.lemma)) return 1;
  if (c.named) for (const text of c.texts) if (text.includes(`${m.lemma} `)) return 3;
  return 0;
}

function modifiers(m: Trait, c: Cluster): number {
  const other = c.lemmas.get(m.lemma);
  if (other === undefined) return m.modifiers.length === 0 ? 0 : 1;
  if (m.modifiers.length === 0) return other.modifiers.length === 0 ? 0 : 2;
  if (other.modifiers.length === 0) return 1;
  if (m.modifiers.some((w) => other.modifiers.includes(w))) return 3;
  return m.extended && other.extended ? 5 : 4;
}

/** Words of which one at most tells one thing: "the first bridge" is not "the second bridge". */
const CONTRARY = new Set(
  'first second third fourth fifth last next north south east west northern southern eastern western left right upper lower old new other another former latter male female republican democratic'.split(
    ' ',
  ),
);

/** Whether two descriptions with the same noun tell themselves apart: those never mean the same. */
export function contrary(m: Trait, c: Cluster): boolean {
  const other = m.mention.form === 'noun' ? c.lemmas.get(m.lemma) : undefined;
  if (other === undefined) return false;
  return (
    m.modifiers.some((w) => CONTRARY.has(w) && !other.modifiers.includes(w)) &&
    other.modifiers.some((w) => CONTRARY.has(w) && !m.modifiers.includes(w))
  );
}

function entity(id: number, c: Cluster): number {
  if (id < 0) return c.entities.size === 0 ? 0 : 4;
  return c.entities.has(id) ? 1 : c.entities.size === 0 ? 3 : 2;
}

function quotes(m: Trait, last: Trait): number {
  if (m.quote === last.quote) return m.quote < 0 ? 0 : 1;
  return last.quote < 0 ? 2 : m.quote < 0 ? 3 : 4;
}

/** How a mention and an earlier one of its sentence stand in the tree. */
function tree({ doc }: Stage, m: Trait, last: Trait): number {
  const a = last.mention;
  const b = m.mention;
  const head = doc.words[b.head];
  const other = doc.words[a.head];
  if (head === undefined || other === undefined) return 0;
  if (b.form === 'pair' && b.first <= a.head && a.head < b.last) return 7;
  if (head.head === a.head && head.label === 'appos') return 1;
  if ((other.head === b.head && other.label === 'nsubj') || (head.head === a.head && head.label === 'nsubj')) {
    const predicate = other.head === b.head ? b.head : a.head;
    for (let i = Math.max(0, predicate - 12); i < predicate; i++)
      if (doc.words[i]?.head === predicate && doc.words[i]?.label === 'cop') return 2;
  }
  if (a.first <= b.head && b.head < a.last) return head.xpos === 'PRP$' ? 6 : 3;
  if (b.first <= a.head && a.head < b.last) return 4;
  return head.head === other.head && head.head >= 0 && head.label !== 'conj' ? 5 : 0;
}
