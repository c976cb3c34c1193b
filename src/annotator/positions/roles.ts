import type { Statements } from '../attribution/attribute.ts';
import { countBelow } from '../entities/below.ts';
import type { Clause, Document } from '../entities/document.ts';
import { loneWord, type NounPhrase, nounPhraseAt } from '../entities/noun-phrase.ts';
import type { Referent } from '../entities/referent.ts';
import type { Stage } from '../entities/stage.ts';
import type { Subject } from '../entities/subject.ts';
import { isFirstPerson } from '../entities/wordclass.ts';
import { type Holder, holderByRule } from './holder.ts';
import { type Around, chooseHolder, holderChoices } from './holder-choice.ts';
import type { Match } from './match.ts';

/** Who holds a position, who voices it, and towards whom. */
export interface Roles {
  readonly holder: Referent | null;
  readonly speaker: Referent | null;
  /** The phrase that named the holder, or null. */
  readonly phrase: NounPhrase | null;
  readonly addressee: string | null;
  /** Index of the statement that the position stands in or is the cue of; -1 for none. */
  readonly statement: number;
  /** How the holder was found, by name: it tells how far to trust it. */
  readonly way: Holder['way'];
}

/** Reads the roles of a match by its frame's places. */
export function rolesOf(stage: Stage, statements: Statements, sentence: Clause, match: Match, end: number): Roles {
  const around = aroundOf(statements, match);
  const { inside, own } = around;
  const statement = inside >= 0 ? inside : own;
  const source = statements.list[inside] ?? null;
  const ruled = holderByRule(stage, sentence, match, source);
  const found = chooseHolder(stage, statements, match, ruled, around);
  const addressee = addresseeOf(stage, sentence, match, end, found.subject, found.holder);
  const voiced = source?.referent ?? null;
  return {
    holder: found.holder,
    speaker: voiceOf(stage, voiced, found),
    phrase: found.phrase,
    addressee,
    statement,
    way: found.way,
  };
}

/** What the holder of a match can be chosen from, for fitting the choice. */
export function choicesForHolder(stage: Stage, statements: Statements, sentence: number, match: Match) {
  const around = aroundOf(statements, match);
  const clause = stage.doc.sentences[sentence] as Clause;
  const ruled = holderByRule(stage, clause, match, statements.list[around.inside] ?? null);
  return holderChoices(stage, statements, match, ruled, around);
}

function aroundOf(statements: Statements, match: Match): Around {
  const inside = statements.ofWord[match.at] ?? -1;
  return { inside, own: inside < 0 ? asCue(statements, match) : -1 };
}

/**
 * Who voices a position: the source of the statement it stands in. A person of another side of whom that source only
 * tells ("Moon said that Kim had asked for talks") has voiced it himself; so has one whom no other person reports.
 */
function voiceOf(stage: Stage, voiced: Referent | null, { holder, way }: Holder): Referent | null {
  if (voiced === null || holder === null || way === 'source' || way === 'first person') return voiced ?? holder;
  const person = (who: Referent) => stage.cast.entities[who.entity]?.type === 'person';
  return person(holder) && (!person(voiced) || voiced.party !== holder.party) ? holder : voiced;
}

/** The statement whose own cue a match is ("Smith demanded that …"). */
function asCue(statements: Statements, match: Match): number {
  // Statements are in the order of the words that their cues are about; a cue may begin before that: look at a few around.
  const from = countBelow(statements.list, match.at - 40, ({ cue }) => cue.first);
  for (let i = from; i < Math.min(statements.list.length, from + 12); i++) {
    const cue = statements.list[i]?.cue;
    if (cue && cue.first <= match.at && match.at < cue.last) return i;
  }
  return -1;
}

/** Party key of the addressee, or null. */
function addresseeOf(
  stage: Stage,
  sentence: Clause,
  match: Match,
  end: number,
  subject: Subject | null,
  holder: Referent | null,
): string | null {
  const { doc, resolver } = stage;
  const place = match.pattern.frame.addressee;
  const party = (phrase: NounPhrase | null): string | null => {
    if (phrase === null) return null;
    if (isFirstPerson(loneWord(doc, phrase))) return null;
    const key = resolver.resolve(phrase)?.party ?? namedParty(stage, phrase);
    return key === holder?.party ? null : key;
  };
  if (match.passive && subject !== null) return party(subject);
  if (place === 'subject') return party(subject);
  if (match.phrase !== null) {
    const [first, last] = match.phrase;
    const found = party({ first, last, head: last - 1 });
    if (found !== null) return found;
  } else if (place === 'object') {
    const found = party(nounPhraseAt(doc, match.last, sentence.last));
    if (found !== null) return found;
  }
  if (place instanceof Set) {
    for (let i = match.at + 1; i < Math.min(end, match.last + 14); i++) {
      if (place.has(doc.words[i]?.lower ?? '')) {
        const found = party(nounPhraseAt(doc, i + 1, sentence.last));
        if (found !== null) return found;
      }
    }
  }
  // "dismissed Russia’s demands", "calls by the union", "that Ukraine relinquish"
  const owner = ownedBehind(doc, match.at + 1, Math.min(end, match.last + 8));
  const owned = party(owner);
  if (owned !== null) return owned;
  if (doc.words[match.last]?.lower === 'that' || doc.words[match.last - 1]?.lower === 'that') {
    const at = doc.words[match.last]?.lower === 'that' ? match.last + 1 : match.last;
    const found = party(nounPhraseAt(doc, at, sentence.last));
    if (found !== null) return found;
  }
  return null;
}

/** The party named at the very beginning of a phrase whose end could not be told ("Ukraine relinquish all claims"). */
function namedParty(stage: Stage, phrase: NounPhrase): string | null {
  const at = stage.doc.words[phrase.first]?.lower === 'the' ? phrase.first + 1 : phrase.first;
  const id = stage.cast.at[at] ?? -1;
  return id < 0 ? null : stage.allegiance.of(id);
}

/** The first genitive in a range: "Russia’s" in "dismissed Russia’s demands". */
function ownedBehind(doc: Document, from: number, end: number): NounPhrase | null {
  for (let i = from; i < end; i++) {
    const w = doc.words[i]?.lower ?? '';
    if (w === "'s" || w === "'") {
      let first = i - 1;
      while (first > from && /^\p{Lu}/u.test(doc.words[first - 1]?.text ?? '')) first--;
      if (doc.words[first - 1]?.lower === 'the' && first - 1 >= from) first--;
      return first < i ? { first, last: i, head: i - 1 } : null;
    }
  }
  return null;
}
