import type { Span } from '../annotation.ts';
import { type Document, spanOf, textOf } from '../entities/document.ts';
import { nounPhraseAt } from '../entities/noun-phrase.ts';
import { isDeterminer, isName, isNominal, isPossessive, isPunctuation } from '../entities/wordclass.ts';
import generic from './generic-nouns.json';
import type { Held } from './position.ts';

/** A thing in dispute: the positions about it, by index, and the article's own words for it. */
export interface Topic {
  readonly label: string;
  readonly mentions: readonly Span[];
  readonly positions: readonly number[];
}

interface Noun {
  readonly key: string;
  readonly first: number;
  readonly last: number;
}

const tooGeneric = new Set(generic.nouns);

/** Plural and singular fall together; good enough for nouns of the news. */
function stem(w: string): string {
  if (w.endsWith('ies') && w.length > 5) return `${w.slice(0, -3)}y`;
  if (/(?:ss|us|is)$/.test(w)) return w;
  return w.endsWith('s') && w.length > 3 ? w.slice(0, -1) : w;
}

/** The noun phrases that a position is about, without the parties themselves. */
function nounsOf(doc: Document, position: Held, isParty: (word: number) => boolean): Noun[] {
  const out: Noun[] = [];
  let i = position.match.at + 1;
  while (i < position.last) {
    const phrase = nounPhraseAt(doc, i, position.last);
    if (phrase === null) {
      i++;
      continue;
    }
    let first = phrase.first;
    for (let k = phrase.first; k < phrase.last; k++) {
      // "Russia’s demands" is about the demands; determiners and numbers tell nothing.
      const w = doc.words[k];
      if (w === undefined) break;
      if (isPossessive(w.lower) || isDeterminer(w.lower) || isPunctuation(w.text) || /^\d/.test(w.text)) first = k + 1;
    }
    let last = phrase.last;
    while (last > first && isPunctuation(doc.words[last - 1]?.text ?? '')) last--;
    const head = doc.words[last - 1];
    if (
      head !== undefined &&
      last > first &&
      !isParty(last - 1) &&
      !tooGeneric.has(stem(head.lower)) &&
      (isName(head.text) || isNominal(head.lower)) &&
      head.lower.length > 2 &&
      !/(?:ing|ly)$/.test(head.lower)
    ) {
      out.push({ key: stem(head.lower), first: Math.max(first, last - 4), last });
    }
    i = phrase.last;
  }
  return out;
}

/**
 * Groups positions by the noun that most of them share; a position that shares none stands under its own first noun.
 * Labels are the longest of the shared noun's phrases that the article uses at least as often as any other.
 */
export function topicsOf(doc: Document, positions: readonly Held[], isParty: (word: number) => boolean): Topic[] {
  const nouns = positions.map((p) => nounsOf(doc, p, isParty));
  const holders = new Map<string, Set<number>>();
  nouns.forEach((list, i) => {
    for (const noun of list) holders.set(noun.key, (holders.get(noun.key) ?? new Set<number>()).add(i));
  });
  const groups = new Map<string, number[]>();
  nouns.forEach((list, i) => {
    let best: string | null = null;
    let most = 0;
    for (const noun of list) {
      const n = holders.get(noun.key)?.size ?? 0;
      if (n > most) {
        best = noun.key;
        most = n;
      }
    }
    if (best === null) return;
    const members = groups.get(best);
    if (members) members.push(i);
    else groups.set(best, [i]);
  });
  return [...groups].map(([key, members]) => {
    const own = members.flatMap((i) => (nouns[i] ?? []).filter((n) => n.key === key));
    return { label: labelOf(doc, own), mentions: own.map((n) => spanOf(doc, n.first, n.last)), positions: members };
  });
}

function labelOf(doc: Document, nouns: readonly Noun[]): string {
  const counts = new Map<string, number>();
  for (const noun of nouns) {
    const text = textOf(doc, noun.first, noun.last);
    counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  const sorted = [...counts].sort((a, b) => b[1] - a[1] || b[0].length - a[0].length);
  return sorted[0]?.[0] ?? '';
}
