import type { Document, Word } from './document.ts';

/** For every word the range `[first, last)` of the phrase that it heads. */
interface Extents {
  readonly first: Int32Array;
  readonly last: Int32Array;
}

/** Dependents that belong to a noun's own phrase. */
const OWN = new Set(['det', 'amod', 'nummod', 'nmod', 'compound', 'flat', 'fixed', 'acl', 'goeswith', 'dep']);
/** What shows that a noun is the predicate of a clause: then what hangs on it as on a verb is not its phrase. */
const PREDICATE = new Set(['nsubj', 'csubj', 'cop', 'expl', 'aux', 'mark']);
/** Relations that a phrase takes over with a nested noun but not with its own head: "president of A and B". */
const NESTED = new Set(['case', 'conj', 'cc', 'appos', 'advmod', 'punct', 'acl', 'advcl', 'obl', 'parataxis']);
/** A dependent farther away than this is a mistake of the tree. */
const LONGEST = 40;

/** "all of us", "many of them": a determiner that stands for a noun heads a phrase as one. */
const isNominal = (word: Word): boolean =>
  /^(?:NOUN|PROPN|PRON|NUM|SYM|X)$/.test(word.tag) || (/^(?:DET|ADJ)$/.test(word.tag) && ARGUMENT.test(word.label));
const ARGUMENT = /^(?:nsubj|obj|iobj|obl|nmod)$/;

/**
 * Noun phrases as annotators of coreference mark them: from the determiner to the end of the relative clause, with a
 * genitive's "’s", without prepositions in front, appositions and what is coordinated. Linear in the document's length.
 */
export function extentsOf(doc: Document): Extents {
  const n = doc.words.length;
  const first = new Int32Array(n);
  const last = new Int32Array(n);
  const whole = { first: new Int32Array(n), last: new Int32Array(n) };
  const predicate = new Uint8Array(n);
  for (let i = 0; i < n; i++) {
    first[i] = i;
    last[i] = i + 1;
    whole.first[i] = i;
    whole.last[i] = i + 1;
    const word = doc.words[i] as Word;
    if (word.head >= 0 && PREDICATE.has(word.label)) predicate[word.head] = 1;
  }
  for (const i of childrenFirst(doc)) {
    const word = doc.words[i] as Word;
    const head = doc.words[word.head];
    if (head === undefined || head.sentence !== word.sentence || head.quote !== word.quote) continue;
    if (Math.abs(head.index - i) > LONGEST) continue;
    const h = head.index;
    if (i > h && isSetOff(doc, whole.first[i] ?? i)) continue;
    if (!isNominal(head) || OWN.has(word.label) || NESTED.has(word.label)) widen(whole, h, whole, i);
    if (!isNominal(head)) continue;
    const genitive = word.label === 'case' && word.tag === 'PART';
    if (genitive || (OWN.has(word.label) && !(word.label === 'dep' && (i > h || predicate[h] === 1))))
      widen({ first, last }, h, whole, i);
    else if (word.label === 'advmod' && i < h && predicate[h] === 0 && head.tag === 'NUM')
      widen({ first, last }, h, whole, i);
  }
  for (let i = 0; i < n; i++) {
    while ((last[i] ?? 0) > i + 1 && isStop(doc.words[(last[i] ?? 1) - 1])) last[i] = (last[i] ?? 1) - 1;
    while ((first[i] ?? 0) < i && isStop(doc.words[first[i] ?? 0])) first[i] = (first[i] ?? 0) + 1;
  }
  return { first, last };
}

/** Whether a comma stands in front of a dependent that is no relative clause: "Ann Lee, of Leeds". */
function isSetOff(doc: Document, at: number): boolean {
  if (!/^[,;:—–-]$/.test(doc.words[at - 1]?.text ?? '')) return false;
  return !/^W/.test(doc.words[at]?.xpos ?? '') && !/^W/.test(doc.words[at + 1]?.xpos ?? '');
}

const isStop = (word: Word | undefined): boolean =>
  word !== undefined && word.tag === 'PUNCT' && !/^[)\]]$/.test(word.text);

interface Ranges {
  readonly first: Int32Array;
  readonly last: Int32Array;
}

function widen(to: Ranges, at: number, by: Ranges, from: number): void {
  to.first[at] = Math.min(to.first[at] ?? 0, by.first[from] ?? 0);
  to.last[at] = Math.max(to.last[at] ?? 0, by.last[from] ?? 0);
}

/** All words, each before the one that it depends on. */
function childrenFirst(doc: Document): Int32Array {
  const n = doc.words.length;
  const open = new Int32Array(n);
  for (const word of doc.words) if (word.head >= 0) open[word.head] = (open[word.head] ?? 0) + 1;
  const order = new Int32Array(n);
  let filled = 0;
  for (let i = 0; i < n; i++) if (open[i] === 0) order[filled++] = i;
  for (let k = 0; k < filled; k++) {
    const head = doc.words[order[k] ?? 0]?.head ?? -1;
    if (head < 0) continue;
    open[head] = (open[head] ?? 0) - 1;
    if (open[head] === 0) order[filled++] = head;
  }
  return order.subarray(0, filled);
}
