import type { Statements } from '../attribution/attribute.ts';
import type { Stage } from '../entities/stage.ts';
import { type Candidate, candidatesOf } from './candidate.ts';
import { confidenceOf, densityOf, THRESHOLD } from './confidence.ts';

/** A candidate that was kept, with what it is worth. */
export interface Held extends Candidate {
  readonly confidence: number;
}

/** The positions of an article, in order. */
export function positionsOf(stage: Stage, statements: Statements): Held[] {
  const candidates = candidatesOf(stage, statements);
  const density = densityOf(candidates, stage.doc.sentences.length);
  const weighed = candidates
    .map((candidate) => ({ ...candidate, confidence: confidenceOf(candidate, density) }))
    .filter((candidate) => candidate.confidence >= THRESHOLD);
  return chooseAmong(stage, weighed);
}

/**
 * Where two candidates overlap: one that is coordinated with the one before ("rejected … and demanded …") cuts that one
 * short; of two that lie in each other the surer one stays.
 */
function chooseAmong(stage: Stage, weighed: readonly Held[]): Held[] {
  const out: Held[] = [];
  for (const candidate of weighed) {
    let next: Held | null = candidate;
    while (next !== null && out.length > 0) {
      const before = out[out.length - 1] as Held;
      if (before.last <= next.first) break;
      const cut = coordinationBefore(stage, before, next);
      if (cut > before.match.at) {
        out[out.length - 1] = { ...before, last: Math.max(cut, before.first + 1) };
        break;
      }
      // "rejected Trump's offer to meet": what is rejected is not offered there.
      // "asked the two sides to allow a corridor": the infinitive is what is asked.
      // "must return the vessel": the verb that a modal stands in front of is its content.
      const within = before.match.pattern.frame.modal && next.match.group === before.match.group;
      const complement = (within || next.match.group === before.match.last) && before.confidence > next.confidence / 2;
      if (complement || before.confidence >= next.confidence || next.match.pattern.frame.at === 'noun') next = null;
      else out.pop();
    }
    if (next !== null) out.push(next);
  }
  return out;
}

/** Where the first of two ends if the second begins behind a conjunction of its own; -1 if it is part of the first. */
function coordinationBefore(stage: Stage, before: Held, next: Held): number {
  const { words } = stage.doc;
  // "including giving up territory and dropping the bid": gerunds under a cue that is none are its content.
  if (next.match.form === 'gerund' && before.match.form !== 'gerund') return -1;
  const limit = Math.max(before.match.last, next.match.group - 8);
  const start =
    next.roles.phrase !== null &&
    next.roles.phrase.first < next.match.group &&
    next.roles.phrase.first > before.match.at &&
    next.roles.way === 'subject'
      ? next.roles.phrase.first
      : next.match.group;
  for (let i = start - 1; i >= limit; i--) {
    const w = words[i]?.lower ?? '';
    if (/^(?:and|but|while|as|after|because|when|although|though|whereas|;|—|–)$/.test(w)) {
      // "to reduce and abandon": an infinitive under the first cue is no position of its own.
      if (i === start - 1) return words[i - 1]?.text === ',' ? i - 1 : i;
      return -1;
    }
    if (w === ',' && i === start - 1) return i;
    if (/^(?:also|then|has|have|will|would|is|are|was|were|instead|to|he|she|they|it|we|i)$/.test(w)) continue;
    return -1;
  }
  return -1;
}
