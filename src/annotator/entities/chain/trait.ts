import type { Word } from '../document.ts';
import { type Mention, mentionsOf } from '../mention.ts';
import type { Stage } from '../stage.ts';

/** What the ranker asks of a mention, as small numbers: indices into the lists below. */
export interface Trait {
  readonly mention: Mention;
  readonly index: number;
  readonly kind: number;
  readonly group: number;
  /** 0 unknown, 1 one, 2 several. */
  readonly number: number;
  /** 0 unknown, 1 he, 2 she, 3 neither. */
  readonly sex: number;
  /** Index into CLASSES. */
  readonly class: number;
  /** Index into ROLES. */
  readonly role: number;
  readonly sentence: number;
  readonly quote: number;
  readonly lemma: string;
  readonly text: string;
  /** Words that tell it from others of its noun: "two", "striking", "Ukrainian". */
  readonly modifiers: readonly string[];
  /** The entity that is named, or that the rules for descriptions find; -1 for none. */
  readonly entity: number;
  readonly ruled: number;
  readonly heading: boolean;
  /** Whether it is the subject of a verb of saying or wanting. */
  readonly speaks: boolean;
  /** Whether something goes on behind the head: "the leader of the union". */
  readonly extended: boolean;
}

export const CLASSES = ['person', 'people', 'body', 'place', 'unsure', 'other'] as const;
export const ROLES = [
  'subject',
  'object',
  'oblique',
  'owner',
  'qualifier',
  'apposition',
  'conjunct',
  'root',
  'expletive',
  'other',
] as const;
/** Ways to refer; those that behave alike share a group. */
export const GROUPS = [
  'he',
  'she',
  'it',
  'they',
  'I',
  'we',
  'you',
  'self',
  'this',
  'there',
  'anyone',
  'pair',
  'name',
  'the',
  'that',
  'whose',
  'a',
  'bare',
] as const;
export const KINDS: readonly string[] = GROUPS.flatMap((g) =>
  ['name', 'the', 'that', 'whose', 'a', 'bare'].includes(g) ? CLASSES.map((c) => `${g} ${c}`) : [g],
);

const groupIndex = new Map<string, number>(GROUPS.map((g, i) => [g, i]));
const kindIndex = new Map(KINDS.map((k, i) => [k, i]));
const classIndex = new Map<string, number>(CLASSES.map((c, i) => [c, i]));
const roleIndex = new Map<string, number>(ROLES.map((r, i) => [r, i]));

const PRONOUNS: readonly (readonly [string, RegExp])[] = [
  ['self', /sel(?:f|ves)$/],
  ['he', /^(?:he|him|his)$/],
  ['she', /^(?:she|her|hers)$/],
  ['it', /^its?$/],
  ['they', /^(?:they|them|their|theirs)$/],
  ['I', /^(?:i|me|my|mine)$/],
  ['we', /^(?:we|us|our|ours)$/],
  ['you', /^(?:you|your|yours)$/],
  ['this', /^(?:this|that|these|those)$/],
  ['there', /^(?:here|there)$/],
];
const pronounCache = new Map<string, string>();

function pronounOf(lower: string): string {
  let found = pronounCache.get(lower);
  if (found === undefined) {
    found = PRONOUNS.find(([, pattern]) => pattern.test(lower))?.[0] ?? 'anyone';
    pronounCache.set(lower, found);
  }
  return found;
}

/** The mentions of an article with their traits, in the order in which they are read. */
export function traitsOf(stage: Stage): Trait[] {
  const { doc, cast, resolver } = stage;
  const out: Trait[] = [];
  for (const mention of mentionsOf(doc, cast)) {
    const head = doc.words[mention.head] as Word;
    const group = groupOf(mention);
    const known = cast.entities[mention.entity];
    const kind = kindIndex.get(`${group} ${mention.class}`) ?? kindIndex.get(group) ?? 0;
    const asks =
      /^(?:he|she|it|they)$/.test(group) || (/^(?:the|that|whose)$/.test(group) && mention.class !== 'other');
    const ruled = asks ? (resolver.resolve(mention)?.entity ?? -1) : -1;
    out.push({
      mention,
      index: out.length,
      kind,
      group: groupIndex.get(group) ?? 0,
      number: numberOf(mention, head, group),
      sex: known !== undefined ? sexOf(known.sex, mention.class) : sexOfWord(group, head.lower, mention.class),
      class: classIndex.get(mention.class) ?? 4,
      role: roleIndex.get(roleOf(head)) ?? 9,
      sentence: head.sentence,
      quote: head.quote,
      lemma: mention.form === 'name' ? head.lower : head.lemma.toLowerCase(),
      text: textOf(mention),
      modifiers: mention.form === 'noun' ? modifiersOf(mention) : [],
      entity: mention.entity,
      ruled,
      heading: doc.sentences[head.sentence]?.blockKind === 'title',
      speaks: head.label === 'nsubj' && SAYS.test(doc.words[head.head]?.lemma ?? ''),
      extended: mention.last > mention.head + 1,
    });
  }
  return out;

  function groupOf(mention: Mention): string {
    if (mention.form === 'name' || mention.form === 'pair') return mention.form;
    const head = doc.words[mention.head] as Word;
    if (mention.form === 'pronoun') return pronounOf(head.lower);
    const first = doc.words[mention.first] as Word;
    if (first.index === head.index) return 'bare';
    if (first.lower === 'the') return 'the';
    if (/^(?:this|that|these|those|such)$/.test(first.lower)) return 'that';
    if (first.xpos === 'PRP$') return 'whose';
    for (let i = mention.first + 1; i < mention.head; i++) if (doc.words[i]?.xpos === 'POS') return 'whose';
    return first.tag === 'DET' ? 'a' : 'bare';
  }

  function textOf(mention: Mention): string {
    let text = '';
    for (let i = mention.first; i < mention.last; i++) {
      const word = doc.words[i] as Word;
      if (word.xpos !== 'POS' && !(i === mention.first && word.tag === 'DET')) text += `${word.lower} `;
    }
    return text;
  }

  function modifiersOf(mention: Mention): string[] {
    const words: string[] = [];
    for (let i = mention.first; i < mention.last && words.length < 6; i++) {
      const word = doc.words[i] as Word;
      if (i !== mention.head && /^(?:ADJ|ADV|NOUN|PROPN|NUM)$/.test(word.tag)) words.push(word.lower);
    }
    return words;
  }

  function numberOf(mention: Mention, head: Word, group: string): number {
    if (mention.form === 'pair' || group === 'they' || group === 'we') return 2;
    if (/^(?:he|she|it|I)$/.test(group)) return 1;
    if (mention.form === 'pronoun') return /^(?:these|those|\w+selves|both|all|others)$/.test(head.lower) ? 2 : 0;
    if (mention.form === 'name') {
      if (mention.class === 'people' || head.xpos === 'NNPS') return mention.class === 'body' ? 0 : 2;
      return mention.class === 'body' ? 0 : 1;
    }
    return head.xpos === 'NNS' || mention.class === 'people' ? 2 : mention.class === 'body' ? 0 : 1;
  }
}

const sexOf = (sex: 'he' | 'she' | null, type: string): number =>
  sex === 'he' ? 1 : sex === 'she' ? 2 : type === 'body' || type === 'place' ? 3 : 0;

const HE =
  /^(?:man|boy|father|brother|son|husband|uncle|king|prince|gentleman|congressman|spokesman|chairman|guy|grandfather|nephew|widower|businessman|gunman|fisherman|policeman|bishop|priest|pope|imam|sir)$/;
const SHE =
  /^(?:woman|girl|mother|sister|daughter|wife|aunt|queen|princess|lady|congresswoman|spokeswoman|chairwoman|actress|grandmother|niece|widow|businesswoman|nun|bride)$/;

function sexOfWord(group: string, lower: string, type: string): number {
  if (group === 'he' || /^him?self$/.test(lower) || HE.test(lower)) return 1;
  if (group === 'she' || lower === 'herself' || SHE.test(lower)) return 2;
  return group === 'it' || lower === 'itself' || /^(?:body|place|other)$/.test(type) ? 3 : 0;
}

const SAYS =
  /^(?:say|tell|add|announce|warn|ask|write|argue|claim|insist|declare|note|explain|reply|urge|demand|vow|promise|believe|think|want|hope|state|deny|admit|refuse|reject|agree|offer|accuse|criticize|condemn|pledge|propose|seek|know|feel|call)$/;

const ROLE_OF: Readonly<Record<string, string>> = {
  nsubj: 'subject',
  csubj: 'subject',
  obj: 'object',
  iobj: 'object',
  obl: 'oblique',
  nmod: 'oblique',
  compound: 'qualifier',
  amod: 'qualifier',
  appos: 'apposition',
  conj: 'conjunct',
  root: 'root',
  expl: 'expletive',
};

function roleOf(head: Word): string {
  if (head.xpos === 'PRP$') return 'owner';
  return ROLE_OF[head.label] ?? 'other';
}
