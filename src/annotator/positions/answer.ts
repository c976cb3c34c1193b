import type { Document } from '../entities/document.ts';
import type { Held } from './position.ts';

/** A demand farther away than this many positions is not answered. */
const WINDOW = 150;

/** What a position answers, by index into the same list; -1 for none. */
export function answersOf(doc: Document, positions: readonly Held[], topicOf: readonly number[]): number[] {
  return positions.map((answer, i) => {
    if (answer.kind !== 'refusal' && answer.kind !== 'concession' && answer.kind !== 'offer') return -1;
    const own = answer.roles.holder?.party ?? null;
    if (own === null) return -1;
    let best = -1;
    let bestScore = 0;
    const from = Math.max(0, i - WINDOW);
    positions.slice(from, i + WINDOW).forEach((asked, offset) => {
      const k = from + offset;
      if (k === i || (asked.kind !== 'demand' && !(asked.kind === 'offer' && answer.kind !== 'offer'))) return;
      const theirs = asked.roles.holder?.party ?? null;
      if (theirs === null || theirs === own) return;
      if (asked.roles.addressee !== null && asked.roles.addressee !== own) return;
      const sameTopic = topicOf[i] !== undefined && topicOf[i] !== -1 && topicOf[i] === topicOf[k];
      const named = answer.roles.addressee === theirs && saysDemand(doc, answer);
      if (!sameTopic && !named) return;
      // What was asked before, and near, is likelier what is answered.
      const distance = Math.abs(answer.sentence - asked.sentence);
      const score = (named ? 2 : 0) + (sameTopic ? 2 : 0) + (k < i ? 0.5 : 0) + 1 / (1 + distance);
      if (score > bestScore) {
        best = k;
        bestScore = score;
      }
    });
    return best;
  });
}

/** "dismissed Russia’s demands": the answer speaks of a demand or a proposal itself. */
function saysDemand(doc: Document, answer: Held): boolean {
  for (let i = answer.match.at; i < Math.min(answer.last, answer.match.at + 10); i++) {
    if (
      /^(?:demands?|requests?|calls?|proposals?|offers?|ultimatums?|conditions?|terms|plans?|appeals?|pleas?)$/.test(
        doc.words[i]?.lower ?? '',
      )
    )
      return true;
  }
  return false;
}
