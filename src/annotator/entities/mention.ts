import type { Cast } from './cast.ts';
import { isGroup } from './descriptive-noun.ts';
import { type Document, textOf, type Word } from './document.ts';
import { extentsOf } from './extent.ts';
import { lookUp } from './gazetteer.ts';
import type { NounPhrase } from './noun-phrase.ts';
import nouns from './nouns.json';

/** What a mention can stand for. */
export type MentionClass = 'person' | 'people' | 'body' | 'place' | 'unsure' | 'other';

/** A noun phrase that means somebody or something; its span is the whole phrase. */
export interface Mention extends NounPhrase {
  readonly form: 'name' | 'noun' | 'pronoun' | 'pair';
  readonly class: MentionClass;
  /** Id of the entity that a name means; -1 for the others. */
  readonly entity: number;
}

/** What a name that ends so means is no person, body or place. */
const THING = new Set(nouns.thing);
const persons = new Set(nouns.person);
const bodies = new Set(nouns.body);
const places = new Set(nouns.place);

/** Words that stand for somebody without being personal pronouns. */
const STANDS_ALONE =
  /^(?:everyone|everybody|someone|somebody|anyone|anybody|nobody|this|that|these|those|here|there|one|both|all|others?|who|whom)$/;

/** What a common noun means, by its lemma and number. */
function classOf(word: Word): MentionClass {
  const plural = word.xpos === 'NNS' || word.lemma === 'people' || word.lemma === 'police';
  if (persons.has(word.lemma)) return plural ? 'people' : 'person';
  if (isGroup(word.lower)) return 'people';
  if (bodies.has(word.lemma)) return plural ? 'people' : 'body';
  return places.has(word.lemma) ? 'place' : 'other';
}

/** All mentions of an article in the order of their head words: names, nouns, pronouns, and what "and" joins. */
export function mentionsOf(doc: Document, cast: Cast): Mention[] {
  const out: Mention[] = [];
  const { first, last } = extentsOf(doc);
  const named = new Int32Array(doc.words.length).fill(-1);
  for (const [i, name] of cast.names.entries()) named.fill(i, name.first, name.last);
  const taken = new Uint8Array(doc.words.length);
  for (const name of cast.names) {
    const head = headWithin(doc, name.first, name.last);
    taken.fill(1, name.first, name.last);
    // "the Google building": a name that only qualifies another noun has no article of its own.
    const qualifies = /^(?:compound|amod)$/.test(head.label) && !within(name, head.head);
    // "his brother, Tom Ray": what a comma sets off is a phrase of its own.
    const from = doc.words[name.first - 1]?.text === ',' ? name.first : name.titleFirst;
    out.push({
      first: qualifies ? from : Math.min(first[head.index] ?? 0, from),
      last:
        qualifies || !goesOn(doc, name.last)
          ? withGenitive(doc, name.last)
          : Math.max(last[head.index] ?? 0, name.last),
      head: head.index,
      form: 'name',
      class: THING.has(doc.words[name.last - 1]?.lower ?? '') ? 'other' : classOfName(cast, name.entity, name.form),
      entity: name.entity,
    });
  }
  out.push(...namesWithin(doc, cast));
  for (const word of doc.words) {
    if (taken[word.index] === 1) continue;
    const range = { first: first[word.index] ?? 0, last: last[word.index] ?? 0, head: word.index };
    if (/^PRP/.test(word.xpos) || (STANDS_ALONE.test(word.lower) && !/^(?:det|cc|expl|mark)$/.test(word.label)))
      out.push({
        ...(/^PRP/.test(word.xpos) && range.last - range.first > 3
          ? { first: word.index, last: word.index + 1, head: word.index }
          : range),
        form: 'pronoun',
        class: 'unsure',
        entity: -1,
      });
    else if (
      (word.tag === 'NOUN' || word.tag === 'PROPN' || (word.tag === 'NUM' && /^(?:nsubj|obj)$/.test(word.label))) &&
      !(word.label === 'flat' || (word.label === 'compound' && word.tag === 'PROPN' && named[word.head] !== -1))
    )
      out.push({
        ...(word.label === 'compound' || word.label === 'amod' ? runBefore(doc, word) : range),
        form: 'noun',
        class: classOf(word),
        entity: -1,
      });
  }
  out.push(...pairsOf(doc, first, last));
  return out.sort((a, b) => a.head - b.head);
}

/** The longest name within a name, in words. */
const LONGEST_WITHIN = 3;

/** Names that are part of another: "US" in "US President Ann Lee", "Kenya" in "the University of Kenya". */
function namesWithin(doc: Document, cast: Cast): Mention[] {
  const { words } = doc;
  const out: Mention[] = [];
  const called = new Map<string, number>();
  for (const entity of cast.entities)
    for (const m of entity.mentions)
      if (m.last - m.first < LONGEST_WITHIN) called.set(textOf(doc, m.first, m.last), entity.id);
  for (const name of cast.names) {
    const person = cast.entities[name.entity]?.type === 'person' || name.type === 'person';
    const end = person ? name.first : name.last;
    for (let i = name.titleFirst; i < end; i++) {
      for (let n = Math.min(LONGEST_WITHIN, end - i); n > 0; n--) {
        if (n === name.last - name.first && i === name.first) continue;
        const known = lookUp(words, i, i + n);
        const id = called.get(textOf(doc, i, i + n)) ?? (known === null ? -1 : (cast.byKey.get(known.known.key) ?? -1));
        const whole = known !== null && known.length === n;
        if ((id < 0 && !whole) || id === name.entity) continue;
        const last = withGenitive(doc, i + n);
        const article = i > 0 && words[i - 1]?.lower === 'the' && i > name.titleFirst ? i - 1 : i;
        out.push({
          first: article,
          last: Math.min(last, end),
          head: i + n - 1,
          form: 'name',
          class: id < 0 ? 'place' : classOfName(cast, id, null),
          entity: id,
        });
        i += n - 1;
        break;
      }
    }
  }
  return out;
}

/** "Silver Lake" in "the Silver Lake road": the run of words that together qualify a noun. */
function runBefore(doc: Document, word: Word): NounPhrase {
  let first = word.index;
  while (doc.words[first - 1]?.head === word.index && doc.words[first - 1]?.label === 'compound') first--;
  return { first, last: word.index + 1, head: word.index };
}

/** "Ann Lee and Tom Ray", "the unions and their members": what "they" may mean together. */
function pairsOf(doc: Document, first: Int32Array, last: Int32Array): Mention[] {
  const end = new Map<number, number>();
  for (const word of doc.words) {
    const head = doc.words[word.head];
    if (word.label !== 'conj' || head === undefined || word.index < head.index) continue;
    if (!/^(?:NOUN|PROPN|PRON)$/.test(head.tag) || !/^(?:NOUN|PROPN|PRON)$/.test(word.tag)) continue;
    end.set(head.index, Math.max(end.get(head.index) ?? 0, last[word.index] ?? 0));
  }
  return [...end].map(([head, to]) => ({
    first: first[head] ?? head,
    last: to,
    head,
    form: 'pair',
    class: 'people',
    entity: -1,
  }));
}

function classOfName(cast: Cast, id: number, form: string | null): MentionClass {
  const entity = cast.entities[id];
  if (entity === undefined) return 'unsure';
  if (entity.type === 'person') return 'person';
  if (entity.type === 'organization') return 'body';
  if (entity.known === null) return 'unsure';
  if (form === 'people') return 'people';
  return entity.known.kind === 'state' ? 'place' : 'body';
}

/** What goes on behind a name and still is its phrase: "of the Labour Party", "who edits it". */
function goesOn(doc: Document, at: number): boolean {
  const next = doc.words[doc.words[at]?.text === ',' ? at + 1 : at];
  return next !== undefined && (/^W/.test(next.xpos) || (/^(?:of|from)$/.test(next.lower) && next.index === at));
}

const withGenitive = (doc: Document, at: number): number => (doc.words[at]?.xpos === 'POS' ? at + 1 : at);

const within = (name: { first: number; last: number }, at: number): boolean => name.first <= at && at < name.last;

function headWithin(doc: Document, first: number, last: number): Word {
  for (let i = first; i < last; i++) {
    const word = doc.words[i] as Word;
    if (word.head < first || word.head >= last) return word;
  }
  return doc.words[last - 1] as Word;
}
