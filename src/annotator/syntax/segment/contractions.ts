import data from '../data/contractions.json' with { type: 'json' };

const words = new Map<string, number>(Object.entries(data.words));
const elided = new Set(data.elided);
const notClitic = new Set(data.notClitic);
const NEGATION = /n['’`´]t$/i;
const CLITIC = new RegExp(`['’\`´](?:${data.clitics.join('|')})$`, 'i');
const LONGEST_WORD = 40;

/** Where a word is cut into a host and its clitics ("don't" → do + n't): offsets into `word`, rising; empty for most words. */
export function cliticCuts(word: string): number[] {
  if (word.length > LONGEST_WORD) return [];
  const listed = words.get(word.toLowerCase());
  if (listed !== undefined) return [listed];
  const cuts: number[] = [];
  let end = word.length;
  while (end > 2) {
    const part = word.slice(0, end);
    if (notClitic.has(part.toLowerCase().replace('’', "'"))) break;
    const found = NEGATION.exec(part) ?? CLITIC.exec(part);
    if (!found || found.index === 0) break;
    cuts.unshift(found.index);
    end = found.index;
  }
  return cuts;
}

/** Whether `tail`, which stands after an apostrophe at the start of a word, is a word shortened at its front: 'tis, '90s, 's. */
export function isElided(tail: string): boolean {
  return /^\d\ds?$/.test(tail) || elided.has(tail.toLowerCase());
}
