import type { Statement } from '../attribution/attribute.ts';
import type { Clause, Document } from '../entities/document.ts';
import { loneWord, type NounPhrase, nounPhraseAt, ownerBefore } from '../entities/noun-phrase.ts';
import type { Referent } from '../entities/referent.ts';
import type { Stage } from '../entities/stage.ts';
import { governorOf, type Subject, subjectOf } from '../entities/subject.ts';
import { isFirstPerson } from '../entities/wordclass.ts';
import type { Match } from './match.ts';

/** Fixed words that are nouns, whose holder is their owner or the subject of their verb. */
const NOUN_LIKE =
  /^(?:willingness|readiness|openness|no |condition|prerequisite|precondition|price|consequences|all options)/;

/** Who holds a position, and how that was found, by name: it tells how far to trust it. */
export interface Holder {
  readonly holder: Referent | null;
  readonly phrase: NounPhrase | null;
  readonly subject: Subject | null;
  readonly way: 'subject' | 'shared' | 'first person' | 'source' | 'owner' | 'agent' | 'none';
}

/** The holder by the frame's place for it: its subject, its owner, its agent, or the source of the statement around. */
export function holderByRule(stage: Stage, sentence: Clause, match: Match, source: Statement | null): Holder {
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
    const first = isFirstPerson(loneWord(doc, subject));
    return { ...got, subject, way: first ? 'first person' : subject.shared ? 'shared' : 'subject' };
  }
  return {
    holder: voiced,
    phrase: null,
    subject: null,
    way: voiced === null ? 'none' : quote >= 0 ? 'first person' : 'source',
  };

  function pick(phrase: NounPhrase, speaker: Referent | null): { holder: Referent | null; phrase: NounPhrase } {
    const lone = loneWord(doc, phrase);
    if (isFirstPerson(lone)) return { holder: speaker, phrase };
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
