import type { Document } from './document.ts';
import firstNames from './first-names.json';
import { type Known, knownOf, lookUp } from './gazetteer.ts';
import metonyms from './metonyms.json';
import { type NameMention, namesOf } from './name.ts';
import organizations from './organizations.json';
import { isName } from './wordclass.ts';

/** Someone or something that the article names. */
export interface Entity {
  readonly id: number;
  type: 'person' | 'organization' | 'known' | 'unsure';
  readonly known: Known | null;
  /** The fullest name the article gives. */
  name: string;
  /** Ranges of words, in order. */
  readonly mentions: Mention[];
  /** Title or description, as the article words it. */
  role: string | null;
  office: 'office' | 'legislator' | null;
  /** The entity that a person speaks for, by id. */
  affiliation: number | null;
  /** 'R' or 'D' and the like is written as the known party's key; null if not said. */
  partisan: string | null;
  sex: 'he' | 'she' | null;
}

interface Mention {
  readonly first: number;
  readonly last: number;
  readonly form: 'name' | 'place' | 'people' | null;
}

export const FORMS = ['name', 'place', 'people'] as const;

/** All names of an article, grouped by who is meant. */
export interface Cast {
  readonly entities: Entity[];
  /** Entity named at a word, or -1. */
  readonly at: Int32Array;
  /** Names in the order of the article, with the entity they mean. */
  readonly names: readonly (NameMention & { readonly entity: number })[];
  readonly byKey: ReadonlyMap<string, number>;
  /** Whether the name at a word is a people's or an adjective of it, a seat, or the name proper (and 0 for none). */
  readonly form: Uint8Array;
}

/** Spellings of one name: accents, doubled letters and the ends of Slavic names fall together ("Zelenskyy", "Zelensky"). */
function nameKey(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/[\u0300-\u036f’'.]/g, '')
    .toLowerCase()
    .replace(/(?:iy|ii|yi|yy|ij)\b/g, 'y')
    .replace(/(.)\1/g, '$1')
    .trim();
}

const shortFor = new Map<string, Set<string>>(
  Object.entries(organizations.short).map(([noun, names]) => [noun, new Set(names)]),
);

/** Whether an organisation's name says that it is such a thing ("the union" for "United Auto Workers"). */
export function isCalled(entity: Entity, noun: string): boolean {
  const parts = entity.name.split(/\s+/);
  if (parts.length > 1 && parts.at(-1)?.toLowerCase() === noun) return true;
  const nouns = shortFor.get(noun);
  return nouns !== undefined && parts.some((word) => nouns.has(word));
}

const instruments = new Set(organizations.instruments);
const givenHe = new Set(firstNames.he);
const givenShe = new Set(firstNames.she);
const sides = new Map<string, { readonly key: string; readonly where: readonly string[] }>(
  Object.entries(metonyms.sides),
);
const ambiguous = new Map<string, readonly string[]>(Object.entries(metonyms.ambiguous));

/** Collects the names and decides which mean the same. Linear in the number of names. */
export function castOf(doc: Document): Cast {
  const entities: Entity[] = [];
  const byKey = new Map<string, number>();
  const byLast = new Map<string, number>();
  const byFirst = new Map<string, number>();
  const byGiven = new Map<string, number>();
  const at = new Int32Array(doc.words.length).fill(-1);
  const form = new Uint8Array(doc.words.length);
  const names: (NameMention & { entity: number })[] = [];
  const present = new Set(doc.words.map((w) => w.text));
  const lettered = letteredInstruments(doc);
  const text = (m: { first: number; last: number }): string =>
    doc.text.slice(doc.words[m.first]?.start ?? 0, doc.words[m.last - 1]?.end ?? 0);
  const make = (type: Entity['type'], name: string, known: Known | null): Entity => {
    const entity: Entity = {
      id: entities.length,
      type,
      known,
      name,
      mentions: [],
      role: null,
      office: null,
      affiliation: null,
      partisan: null,
      sex: null,
    };
    entities.push(entity);
    return entity;
  };
  const knownEntity = (known: Known): number => {
    const id = byKey.get(known.key);
    if (id !== undefined) return id;
    const made = make('known', known.name, known);
    byKey.set(known.key, made.id);
    return made.id;
  };

  const isInstrument = (m: NameMention): boolean =>
    m.type !== 'person' &&
    m.last - m.first > 1 &&
    // the Journal-Constitution is a paper
    doc.words[m.last - 2]?.text !== '-' &&
    instruments.has(doc.words[m.last - 1]?.text ?? '');

  /** The entity of a name: the same name, or the same last name, or a new one. */
  const entityOf = (m: NameMention): number | null => {
    const name = text(m);
    if (m.type === 'known' && m.known !== null) {
      const needs = ambiguous.get(name);
      if (needs !== undefined && !needs.some((w) => present.has(w))) return null;
      return knownEntity(m.known);
    }
    const side = doc.words[m.first - 1]?.lower === 'the' ? sides.get(name) : undefined;
    const meant = side?.where.some((w) => present.has(w)) ? knownOf(side.key) : undefined;
    if (meant !== undefined) return knownEntity(meant);
    const key = nameKey(name);
    if (key === '' || isInstrument(m) || lettered.has(name)) return null;
    const whole = byKey.get(`name:${key}`);
    if (whole !== undefined) return whole;
    const parts = key.split(/[\s-]+/);
    const last = parts.at(-1) ?? key;
    const sameLast = byLast.get(last);
    if (m.type !== 'organization' && sameLast !== undefined) {
      const entity = entities[sameLast];
      if (entity !== undefined && fits(nameKey(entity.name).split(/[\s-]+/), parts)) {
        byKey.set(`name:${key}`, entity.id);
        if (parts.length > nameKey(entity.name).split(/[\s-]+/).length) entity.name = name;
        return entity.id;
      }
    }
    // "Leung" for "Leung Chun-ying", and people by their first names; a last name goes before.
    const called = parts.length === 1 && m.type !== 'organization' ? entities[byGiven.get(key) ?? -1] : undefined;
    if (called?.type === 'person') {
      byKey.set(`name:${key}`, called.id);
      return called.id;
    }
    const owner = parts.length === 1 && m.type === 'unsure' ? byFirst.get(key) : undefined;
    if (owner !== undefined && entities[owner]?.type === 'organization') {
      // "Northgate" for "Northgate Terminals".
      byKey.set(`name:${key}`, owner);
      return owner;
    }
    const made = make(m.type, name, null);
    byKey.set(`name:${key}`, made.id);
    if (m.type === 'organization' && parts.length > 1 && !byFirst.has(parts[0] ?? ''))
      byFirst.set(parts[0] ?? '', made.id);
    if (m.type !== 'organization') {
      byLast.set(last, made.id);
      if (parts.length > 1) byGiven.set(parts[0] ?? '', made.id);
    }
    const initials = abbreviationOf(name);
    if (m.type === 'organization' && initials.length > 1 && !byKey.has(`name:${initials}`))
      byKey.set(`name:${initials}`, made.id);
    return made.id;
  };

  const inside = new Set<string>();
  for (const sentence of doc.sentences) {
    if (isTitleCase(doc, sentence.first, sentence.last)) continue;
    for (let i = sentence.first + 1; i < sentence.last; i++) {
      const word = doc.words[i];
      if (word !== undefined && isName(word.text) && !/^["“‘:]$/.test(doc.words[i - 1]?.text ?? ''))
        inside.add(word.text);
    }
  }
  for (const sentence of doc.sentences) {
    if (isTitleCase(doc, sentence.first, sentence.last)) continue;
    for (const m of namesOf(doc, sentence, inside)) record(m, entityOf(m));
  }
  // Headlines in title case capitalise every word: there only names known from elsewhere count.
  for (const sentence of doc.sentences) {
    if (!isTitleCase(doc, sentence.first, sentence.last)) continue;
    for (let i = sentence.first; i < sentence.last; ) {
      const found = familiarAt(i, sentence.last);
      if (found === null) {
        i++;
        continue;
      }
      record(found.mention, found.id);
      i = found.mention.last;
    }
  }
  names.sort((a, b) => a.first - b.first);
  for (const entity of entities) entity.mentions.sort((a, b) => a.first - b.first);
  return { entities, at, names, byKey, form };

  /** The longest name that begins at a word and is known already, or that the gazetteer has. */
  function familiarAt(first: number, end: number): { mention: NameMention; id: number } | null {
    const plain = { first, titleFirst: first, titleKind: null, affiliation: null, affiliationName: null, sex: null };
    const listed = lookUp(doc.words, first, end);
    for (let n = Math.min(4, end - first); n > (listed?.length ?? 0); n--) {
      const key = nameKey(text({ first, last: first + n }));
      const id = byKey.get(`name:${key}`) ?? (n === 1 ? byLast.get(key) : undefined);
      if (id === undefined || !isName(doc.words[first]?.text ?? '')) continue;
      return { id, mention: { ...plain, last: first + n, type: 'unsure', known: null, form: null } };
    }
    if (listed === null) return null;
    const mention: NameMention = {
      ...plain,
      last: first + listed.length,
      type: 'known',
      known: listed.known,
      form: listed.form,
    };
    const id = entityOf(mention);
    return id === null ? null : { id, mention };
  }

  function record(m: NameMention, id: number | null): void {
    if (id === null) return;
    const entity = entities[id];
    if (entity === undefined) return;
    entity.mentions.push({ first: m.first, last: m.last, form: m.form });
    for (let i = m.first; i < m.last; i++) {
      at[i] = id;
      form[i] = m.form === null ? 0 : FORMS.indexOf(m.form) + 1;
    }
    names.push({ ...m, entity: id });
    if (m.type === 'person' && entity.type === 'unsure') entity.type = 'person';
    if (m.sex !== null) entity.sex ??= m.sex;
    const given = doc.words[m.first]?.text ?? '';
    const he = givenHe.has(given);
    if ((he || givenShe.has(given)) && (m.type === 'unsure' || m.type === 'person') && m.last - m.first > 1) {
      entity.sex ??= he ? 'he' : 'she';
      if (m.last - m.first <= 4 && entity.type === 'unsure') entity.type = 'person';
    }
    if (m.titleFirst < m.first && m.titleKind !== 'honorific') entity.role ??= titleText(doc, m);
    if (m.titleKind === 'office' || m.titleKind === 'legislator') entity.office ??= m.titleKind;
    const title = doc.words.slice(m.titleFirst, m.first).map((w) => w.text);
    if (title.includes('Republican') || title.includes('GOP')) entity.partisan ??= 'body:Republicans';
    if (title.includes('Democratic') || title.includes('Democrat')) entity.partisan ??= 'body:Democrats';
    const before = doc.words[m.titleFirst - 1]?.lower ?? '';
    if (/^(?:former|ex|late)$/i.test(title[0] ?? '') || /^(?:former|late|ex)$/.test(before)) return;
    if (m.affiliation !== null && m.type === 'person') entity.affiliation ??= knownEntity(m.affiliation);
    if (m.affiliation !== null && m.type === 'organization') entity.affiliation ??= knownEntity(m.affiliation);
    if (m.affiliationName !== null && m.type === 'person' && entity.affiliation === null) {
      const [first, last] = m.affiliationName;
      const asName: NameMention = {
        ...m,
        first,
        last,
        type: 'organization',
        known: null,
        form: null,
        titleFirst: first,
        titleKind: null,
        affiliation: null,
        affiliationName: null,
      };
      const whose = entityOf(asName);
      if (whose !== null && whose !== id) {
        entity.affiliation = whose;
        if (at[first] === -1) record(asName, whose);
      }
    }
  }
}

/** The letters that a law or treaty is called by: "CAA" after "the Citizenship Amendment Act (CAA)". */
function letteredInstruments({ words }: Document): Set<string> {
  const out = new Set<string>();
  for (const [i, word] of words.entries())
    if (word.text === '(' && words[i + 2]?.text === ')' && instruments.has(words[i - 1]?.text ?? ''))
      out.add(words[i + 1]?.text ?? '');
  return out;
}

/** Whether the shorter list of name parts can be a short form of the longer: same last name, no other first name. */
function fits(a: readonly string[], b: readonly string[]): boolean {
  if (a.length === 1 || b.length === 1) return true;
  const [x, y] = [a[0] ?? '', b[0] ?? ''];
  return x === y || (x.length === 1 && y.startsWith(x)) || (y.length === 1 && x.startsWith(y));
}

function abbreviationOf(name: string): string {
  return name
    .split(/[\s-]+/)
    .filter((w) => /^\p{Lu}/u.test(w))
    .map((w) => w.charAt(0).toLowerCase())
    .join('');
}

function titleText(doc: Document, m: NameMention): string {
  let last = m.first;
  while (last > m.titleFirst && doc.words[last - 1]?.text === ',') last--;
  return doc.text.slice(doc.words[m.titleFirst]?.start ?? 0, doc.words[last - 1]?.end ?? 0);
}

/** Whether nearly all longer words of a sentence are capitalised. */
function isTitleCase(doc: Document, first: number, last: number): boolean {
  let long = 0;
  let capital = 0;
  for (let i = first; i < last; i++) {
    const word = doc.words[i];
    if (word === undefined || word.text.length < 4 || !/^\p{L}/u.test(word.text)) continue;
    long++;
    if (/^\p{Lu}/u.test(word.text)) capital++;
  }
  // Names make up most of many a short sentence; a headline has no full stop.
  const stop = /^[.!?]$/.test(doc.words[last - 1]?.text ?? '') || /^[.!?]$/.test(doc.words[last - 2]?.text ?? '');
  return stop ? long >= 7 && capital === long : long >= 4 && capital / long > 0.75;
}
