import type { PartyKind } from '../annotation.ts';
import type { Word } from './document.ts';
import metonyms from './metonyms.json';
import states from './states.json';

/** Something that the gazetteer knows by name: a state, or a body such as NATO. */
export interface Known {
  readonly key: string;
  readonly name: string;
  readonly kind: PartyKind;
  /** ISO 3166-1 alpha-2, for states. */
  readonly country: string | null;
}

/** name: its own name; place: a seat that stands for it; people: its people, or the adjective. */
type FormClass = 'name' | 'place' | 'people';

export interface GazetteerMatch {
  readonly known: Known;
  readonly form: FormClass;
  /** Number of words. */
  readonly length: number;
}

interface Entry {
  readonly words: readonly string[];
  readonly known: Known;
  readonly form: FormClass;
}

const byFirstWord = new Map<string, Entry[]>();
const knownByKey = new Map<string, Known>();

/** Splits a name as the tokeniser does: at spaces and around hyphens. */
function split(form: string): string[] {
  return form
    .replaceAll('’', "'")
    .split(/\s+|(-)/)
    .filter((part): part is string => part !== undefined && part !== '');
}

function add(form: string, formClass: FormClass, known: Known): void {
  const words = split(form);
  const first = words[0];
  if (first === undefined) return;
  const entry = { words, known, form: formClass };
  const list = byFirstWord.get(first);
  if (list) list.push(entry);
  else byFirstWord.set(first, [entry]);
}

function plural(demonym: string): string | null {
  if (/(?:ese|ish|ch|ss)$/.test(demonym)) return null;
  return `${demonym}s`;
}

interface OwnForms {
  readonly name: readonly string[];
  readonly place: readonly string[];
  readonly people: readonly string[];
}

interface Body {
  readonly name: string;
  readonly kind: string;
  readonly forms: readonly string[];
  readonly people?: readonly string[];
}

function load(): void {
  const own = new Map<string, OwnForms>(Object.entries(metonyms.states));
  for (const state of states) {
    const known: Known = { key: `state:${state.code}`, name: state.name, kind: 'state', country: state.code };
    knownByKey.set(known.key, known);
    add(state.name, 'name', known);
    for (const spelling of state.spellings) add(spelling, 'name', known);
    for (const capital of state.capitals) add(capital, 'place', known);
    for (const demonym of state.demonym.split(',').map((d) => d.trim())) {
      if (demonym === '') continue;
      add(demonym, 'people', known);
      const several = plural(demonym);
      if (several !== null) add(several, 'people', known);
    }
    const extra = own.get(state.code);
    for (const form of extra?.name ?? []) add(form, 'name', known);
    for (const form of extra?.place ?? []) add(form, 'place', known);
    for (const form of extra?.people ?? []) add(form, 'people', known);
  }
  for (const body of metonyms.bodies as readonly Body[]) {
    const known: Known = { key: `body:${body.name}`, name: body.name, kind: body.kind as PartyKind, country: null };
    knownByKey.set(known.key, known);
    for (const form of body.forms) add(form, 'name', known);
    for (const form of body.people ?? []) add(form, 'people', known);
  }
  // Longest first; own entries of equal length ("Palestinians" as a group) later ones win.
  for (const list of byFirstWord.values()) list.reverse().sort((a, b) => b.words.length - a.words.length);
}
load();

/** The longest entry of the gazetteer that begins at word `at`, before `end`; null if none does. */
export function lookUp(words: readonly Word[], at: number, end: number): GazetteerMatch | null {
  const word = words[at];
  if (word === undefined) return null;
  for (const entry of byFirstWord.get(word.text.replaceAll('’', "'")) ?? []) {
    const n = entry.words.length;
    if (at + n > end) continue;
    let same = true;
    for (let k = 1; k < n && same; k++) same = words[at + k]?.text.replaceAll('’', "'") === entry.words[k];
    if (same) return { known: entry.known, form: entry.form, length: n };
  }
  return null;
}

/** A known state or body by its key ("state:UA", "body:NATO"). */
export const knownOf = (key: string): Known | undefined => knownByKey.get(key);
