import type { Statement, Statements } from '../attribution/attribute.ts';
import type { Clause, Document } from '../entities/document.ts';
import { type NounPhrase, nounPhraseAt, ownerBefore } from '../entities/noun-phrase.ts';
import type { Referent } from '../entities/referent.ts';
import type { Stage } from '../entities/stage.ts';
import { governorOf, type Subject, subjectOf } from '../entities/subject.ts';
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
  readonly way: 'subject' | 'shared' | 'first person' | 'source' | 'owner' | 'agent' | 'none';
}

/** Fixed words that are nouns, whose holder is their owner or the subject of their verb. */
const NOUN_LIKE =
  /^(?:willingness|readiness|openness|no |condition|prerequisite|precondition|price|consequences|all options)/;
const FIRST_PERSON = /^(?:i|we|me|us|my|our|ours)$/;

/** Reads the roles of a match by its frame's places. */
export function rolesOf(stage: Stage, statements: Statements, sentence: Clause, match: Match, end: number): Roles {
  const inside = statements.ofWord[match.at] ?? -1;
  const own = inside < 0 ? asCue(statements, match) : -1;
  const statement = inside >= 0 ? inside : own;
  const source = inside >= 0 ? (statements.list[inside] ?? null) : null;
  const found = holderOf(stage, sentence, match, source);
  const addressee = addresseeOf(stage, sentence, match, end, found.subject, found.holder);
  const voiced = source?.referent ?? null;
  return {
    holder: found.holder,
    speaker: voiced ?? found.holder,
    phrase: found.phrase,
    addressee,
    statement,
    way: found.way,
  };
}

/** The statement whose own cue a match is ("Smith demanded that …"). */
function asCue(statements: Statements, match: Match): number {
  let lo = 0;
  let hi = statements.list.length;
  // Statements are in the order of their sentences, not of their words: look at a few around.
  while (lo < hi) {
    const mid = (lo + hi) >> 1;
    if ((statements.list[mid]?.cue?.first ?? 0) < match.at - 40) lo = mid + 1;
    else hi = mid;
  }
  for (let i = lo; i < Math.min(statements.list.length, lo + 12); i++) {
    const cue = statements.list[i]?.cue;
    if (cue && cue.first <= match.at && match.at < cue.last) return i;
  }
  return -1;
}

interface Holder {
  readonly holder: Referent | null;
  readonly phrase: NounPhrase | null;
  readonly subject: Subject | null;
  readonly way: Roles['way'];
}

function holderOf(stage: Stage, sentence: Clause, match: Match, source: Statement | null): Holder {
  const { doc, resolver } = stage;
  const { frame } = match.pattern;
  const quote = doc.words[match.at]?.quote ?? -1;
  const from = floorOf(doc, sentence, match.at, source);
  const voiced = source?.referent ?? null;
  if (frame.holder === 'owner') {
    const owner = ownerOf(doc, sentence, match);
    if (owner !== null) return { ...pick(owner, voiced), subject: null, way: 'owner' };
    const governed = governorOf(doc, match.at, from);
    if (governed !== null) return { ...pick(governed, voiced), subject: null, way: 'shared' };
    return { holder: voiced, phrase: null, subject: null, way: voiced === null ? 'none' : 'source' };
  }
  if (match.passive) {
    const agent = agentOf(doc, sentence, match);
    const subject = subjectOf(doc, match.at, from);
    return {
      // "The territory cannot be surrendered, he said": without an agent it is the speaker's.
      ...(agent === null ? { holder: voiced, phrase: null } : pick(agent, voiced)),
      subject,
      way: agent !== null ? 'agent' : voiced === null ? 'none' : 'source',
    };
  }
  const before = doc.words[match.at - 1];
  if (
    frame.at === 'word' &&
    NOUN_LIKE.test(match.pattern.source) &&
    before !== undefined &&
    match.at > from &&
    /^(?:a|an|the|no|any|his|her|their|its|our|my|more|greater|new)$|^'s$/.test(before.lower)
  ) {
    // "signalled a willingness to", "its readiness to": a noun in the guise of a fixed word.
    const owner = ownerBefore(doc, match.at, sentence.first);
    const governed = owner ?? governorOf(doc, match.at, from);
    if (governed !== null)
      return { ...pick(governed, voiced), subject: null, way: owner === null ? 'shared' : 'owner' };
  }
  const subject = subjectOf(doc, match.at, from);
  if (frame.holder === 'source')
    return { holder: voiced, phrase: null, subject, way: voiced === null ? 'none' : 'source' };
  if (subject !== null) {
    const got = pick(subject, voiced);
    const first = FIRST_PERSON.test(doc.words[subject.head]?.lower ?? '') && subject.last - subject.first === 1;
    return { ...got, subject, way: first ? 'first person' : subject.shared ? 'shared' : 'subject' };
  }
  return {
    holder: voiced,
    phrase: null,
    subject: null,
    way: voiced === null ? 'none' : quote >= 0 ? 'first person' : 'source',
  };

  function pick(phrase: NounPhrase, speaker: Referent | null): { holder: Referent | null; phrase: NounPhrase } {
    const lone = phrase.last - phrase.first === 1 ? (doc.words[phrase.first]?.lower ?? '') : '';
    if (FIRST_PERSON.test(lone)) return { holder: speaker, phrase };
    const third = /^(?:he|she|they|it)$/.test(lone);
    // In a report "he" is the one who is reported, unless the report has named another before.
    if (
      third &&
      speaker !== null &&
      quote < 0 &&
      canBe(stage, speaker, lone) &&
      !namesAnother(stage, from, phrase.first)
    )
      return { holder: speaker, phrase };
    const referent = resolver.resolve(phrase, third && quote >= 0 ? (speaker?.entity ?? -1) : -1);
    if (referent === null && speaker !== null && third && quote < 0) return { holder: speaker, phrase };
    return { holder: referent, phrase };
  }
}

/** Whether a pronoun can stand for a speaker: "it" for no person, "he" for no union. */
function canBe(stage: Stage, speaker: Referent, pronoun: string): boolean {
  const entity = stage.cast.entities[speaker.entity];
  if (entity === undefined) return pronoun === 'they' || pronoun === 'it' || !/s$/.test(speaker.name);
  const person = entity.type === 'person' || entity.type === 'unsure';
  if (pronoun === 'he' || pronoun === 'she') return person && (entity.sex === null || entity.sex === pronoun);
  return pronoun === 'they' ? !person : entity.type !== 'person';
}

/** Whether words `[from, to)` name anybody. */
function namesAnother(stage: Stage, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if ((stage.cast.at[i] ?? -1) >= 0) return true;
  return false;
}

/** How far left a subject may be looked for: not out of the statement's own words. */
function floorOf(doc: Document, sentence: Clause, at: number, source: Statement | null): number {
  let floor = sentence.first;
  for (const piece of source?.content ?? [])
    if (piece.first <= at && at < piece.last) floor = Math.max(floor, piece.first);
  if (doc.words[floor]?.lower === 'that' && floor < at) floor++;
  while (floor < at && /^["“‘'`]+$/.test(doc.words[floor]?.text ?? '')) floor++;
  return floor;
}

/** "Moscow’s demand", "a demand by the union", "demands from Kyiv". */
function ownerOf(doc: Document, sentence: Clause, match: Match): NounPhrase | null {
  const before = ownerBefore(doc, match.at, sentence.first);
  if (before !== null) return before;
  for (let i = match.at + 1; i < Math.min(sentence.last, match.at + 4); i++) {
    const w = doc.words[i]?.lower ?? '';
    if (w === 'by' || w === 'from') return nounPhraseAt(doc, i + 1, sentence.last);
    if (w === ',' || w === '.') return null;
  }
  return null;
}

function agentOf(doc: Document, sentence: Clause, match: Match): NounPhrase | null {
  for (let i = match.at + 1; i < Math.min(sentence.last, match.at + 8); i++) {
    if (doc.words[i]?.lower === 'by') return nounPhraseAt(doc, i + 1, sentence.last);
    if (doc.words[i]?.text === ',') return null;
  }
  return null;
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
    const lone = phrase.last - phrase.first === 1 ? (doc.words[phrase.first]?.lower ?? '') : '';
    if (FIRST_PERSON.test(lone)) return null;
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
