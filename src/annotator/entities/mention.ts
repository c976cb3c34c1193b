import type { Cast } from './cast.ts';
import { isGroup } from './description.ts';
import type { Document, Word } from './document.ts';
import type { NounPhrase } from './noun-phrase.ts';
import nouns from './nouns.json';
import { phraseAround } from './tree-subject.ts';

/** What a mention can stand for. */
export type MentionClass = 'person' | 'people' | 'body' | 'place' | 'unsure' | 'other';

/** A noun phrase that means somebody or something; its span is the whole phrase. */
export interface Mention extends NounPhrase {
  readonly form: 'name' | 'noun' | 'pronoun';
  readonly class: MentionClass;
  /** Id of the entity that a name means; -1 for the others. */
  readonly entity: number;
}

const persons = new Set(nouns.person);
const bodies = new Set(nouns.body);
const places = new Set(nouns.place);

/** What a common noun means, by its lemma and number. */
function classOf(word: Word): MentionClass {
  const plural = word.xpos === 'NNS' || word.lemma === 'people' || word.lemma === 'police';
  if (persons.has(word.lemma)) return plural ? 'people' : 'person';
  if (isGroup(word.lower)) return 'people';
  if (bodies.has(word.lemma)) return plural ? 'people' : 'body';
  return places.has(word.lemma) ? 'place' : 'other';
}

/** All mentions of an article in the order of their head words: names, common nouns, personal pronouns. */
export function mentionsOf(doc: Document, cast: Cast): Mention[] {
  const out: Mention[] = [];
  const named = new Uint8Array(doc.words.length);
  for (const name of cast.names) {
    const head = headWithin(doc, name.titleFirst, name.last);
    const around = wholePhrase(doc, head);
    named.fill(1, name.first, name.last);
    named[head.index] = 1;
    // A phrase whose head is another word is that one's: "Zelensky aides".
    const first = Math.min(around.first, name.titleFirst);
    out.push({
      first,
      last: Math.max(around.last, name.last),
      head: head.index,
      form: 'name',
      class: classOfName(cast, name.entity, name.form),
      entity: name.entity,
    });
  }
  for (const word of doc.words) {
    if (named[word.index] === 1) continue;
    if (/^PRP/.test(word.xpos))
      out.push({
        first: word.index,
        last: word.index + 1,
        head: word.index,
        form: 'pronoun',
        class: 'unsure',
        entity: -1,
      });
    else if (word.tag === 'NOUN' && word.label !== 'compound') {
      const around = wholePhrase(doc, word);
      out.push({ ...around, form: 'noun', class: classOf(word), entity: -1 });
    }
  }
  return out.sort((a, b) => a.head - b.head);
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

/** A phrase as annotators mark it: without a preposition in front, with the "’s" behind. */
function wholePhrase(doc: Document, head: Word): NounPhrase {
  const around = phraseAround(doc, head);
  let { first, last } = around;
  while (
    first < head.index &&
    doc.words[first]?.head === head.index &&
    /^(?:case|mark|cc|punct|advmod)$/.test(doc.words[first]?.label ?? '')
  )
    first++;
  while (last > head.index + 1 && doc.words[last - 1]?.tag === 'PUNCT') last--;
  return { first, last, head: head.index };
}

function headWithin(doc: Document, first: number, last: number): Word {
  for (let i = first; i < last; i++) {
    const word = doc.words[i] as Word;
    if (word.head < first || word.head >= last) return word;
  }
  return doc.words[last - 1] as Word;
}
