import { countBelow } from './below.ts';
import type { Cast } from './cast.ts';
import type { Document } from './document.ts';
import { isPossessive } from './wordclass.ts';

const SENTENCES_BACK = 5;

/**
 * The person that "he" or "she" at word `at` means, as an index into `cast.names`; -1 if nobody fits. `except` is an
 * entity that it cannot be: who speaks of "he" in a quotation speaks of another.
 *
 * In the pronoun's own sentence the nearest fitting name before it; else the first one, its likely subject, of the
 * nearest sentence back (Hobbs's order, shortened). Names inside quotations are passed over from outside.
 */
export function antecedentOf(doc: Document, cast: Cast, at: number, except = -1): number {
  const word = doc.words[at];
  if (word === undefined) return -1;
  const sex = /^(?:he|him|his|himself)$/.test(word.lower) ? 'he' : 'she';
  let end = namesBefore(cast, at);
  for (let back = 0; back <= SENTENCES_BACK; back++) {
    const sentence = doc.sentences[word.sentence - back];
    if (sentence === undefined) return -1;
    let start = end;
    while (start > 0 && (cast.names[start - 1]?.first ?? -1) >= sentence.first) start--;
    const found = pick(doc, cast, start, end, sex, word.quote, back === 0, except);
    if (found >= 0) return found;
    end = start;
  }
  return -1;
}

function pick(
  doc: Document,
  cast: Cast,
  start: number,
  end: number,
  sex: 'he' | 'she',
  quote: number,
  same: boolean,
  except: number,
): number {
  let possessive = -1;
  for (let k = 0; k < end - start; k++) {
    const i = same ? end - 1 - k : start + k;
    const name = cast.names[i];
    const entity = cast.entities[name?.entity ?? -1];
    if (name === undefined || entity === undefined || !canBePerson(entity.type, entity.mentions.length, name.type))
      continue;
    if (entity.sex !== null && entity.sex !== sex) continue;
    if (name.entity === except) continue;
    const level = doc.words[name.first]?.quote ?? -1;
    if (level !== -1 && level !== quote) continue;
    if (isPossessive(doc.words[name.last]?.lower ?? '')) {
      if (possessive < 0) possessive = i;
      continue;
    }
    return i;
  }
  return possessive;
}

function canBePerson(type: string, mentions: number, mention: string): boolean {
  return type === 'person' || (type === 'unsure' && mention === 'unsure' && mentions > 1);
}

/** How many names begin before word `at`. */
const namesBefore = (cast: Cast, at: number): number => countBelow(cast.names, at, (name) => name.first);

/** The nearest entity named before word `at` for which `fits` holds, not more than `sentences` back; -1 if none. */
export function nearestNamed(
  doc: Document,
  cast: Cast,
  at: number,
  sentences: number,
  fits: (entity: number) => boolean,
): number {
  const from = doc.sentences[Math.max(0, (doc.words[at]?.sentence ?? 0) - sentences)]?.first ?? 0;
  for (let i = namesBefore(cast, at) - 1; i >= 0; i--) {
    const name = cast.names[i];
    if (name === undefined || name.first < from) return -1;
    if (fits(name.entity)) return i;
  }
  return -1;
}
