import type { Document, Word } from './document.ts';
import type { NounPhrase } from './noun-phrase.ts';

/** Steps up the tree after which a subject is no longer looked for: trees may be wrong, and then they are deep. */
const HIGHEST = 6;
/** Words to either side that a phrase can reach. */
const WIDEST = 24;
const RELATIVE = new Set(['who', 'which', 'that', 'whom']);
/** Relations that set a clause or an insertion off from the phrase it hangs on. */
const SET_OFF = new Set(['acl', 'advcl', 'appos', 'parataxis', 'conj', 'cc', 'ccomp', 'xcomp', 'punct', 'list', 'dep']);

/**
 * The subject of the predicate at `verb` by the dependency tree: its own, or the one it shares with the clause it hangs
 * on (a coordinated verb, an infinitive, a participle, a relative clause). Null if the tree gives none.
 */
export function treeSubject(doc: Document, verb: number): NounPhrase | null {
  let at = verb;
  for (let step = 0; step < HIGHEST; step++) {
    const word = doc.words[at];
    if (word === undefined) return null;
    const own = subjectChild(doc, word);
    if (own !== null) return RELATIVE.has(own.lower) ? antecedent(doc, word) : phraseAround(doc, own);
    const head = doc.words[word.head];
    if (head === undefined) return null;
    if (word.label === 'acl' && /^(?:NOUN|PROPN|PRON)$/.test(head.tag)) {
      // "officials refusing to certify", but "a promise to leave" is somebody's who has it.
      if (word.xpos === 'VBG' || RELATIVE.has(doc.words[head.index + 1]?.lower ?? '')) return phraseAround(doc, head);
    }
    if (word.label === 'xcomp' || word.label === 'advcl') {
      // "asked Kyiv to withdraw": the one who is asked is to act.
      const object = word.label === 'xcomp' ? childOf(doc, head, 'obj', 'iobj') : null;
      if (object !== null && object.index > head.index && object.index < word.index) return phraseAround(doc, object);
    }
    at = head.index;
  }
  return null;
}

/** Prepositions behind which the one stands who does what a word says, or from whom it comes. */
const FROM_WHOM = new Set(['by', 'from', 'with', 'of', 'among']);

/** Who is named behind a word by such a preposition: "rejected by the union", "concessions from Peru". */
export function treeComplements(doc: Document, at: number): [preposition: string, phrase: NounPhrase][] {
  const out: [string, NounPhrase][] = [];
  const end = Math.min(doc.words.length, at + WIDEST / 2);
  for (let i = at + 1; i + 1 < end; i++) {
    const preposition = doc.words[i]?.lower ?? '';
    if (!FROM_WHOM.has(preposition)) continue;
    const noun = doc.words[doc.words[i]?.head ?? -1];
    if (noun !== undefined && noun.head === at && noun.index > i && /^(?:obl|nmod)$/.test(noun.label))
      out.push([preposition, phraseAround(doc, noun)]);
  }
  return out;
}

/** The noun phrase that the relative clause of a predicate belongs to. */
function antecedent(doc: Document, predicate: Word): NounPhrase | null {
  const noun = doc.words[predicate.head];
  return noun !== undefined && noun.index < predicate.index && /^(?:NOUN|PROPN|PRON)$/.test(noun.tag)
    ? phraseAround(doc, noun)
    : null;
}

function subjectChild(doc: Document, of: Word): Word | null {
  return childOf(doc, of, 'nsubj', 'csubj');
}

function childOf(doc: Document, of: Word, ...labels: readonly string[]): Word | null {
  const sentence = doc.sentences[of.sentence];
  const from = Math.max(sentence?.first ?? 0, of.index - 2 * WIDEST);
  const to = Math.min(sentence?.last ?? 0, of.index + WIDEST);
  for (let i = from; i < to; i++) {
    const word = doc.words[i];
    if (word !== undefined && word.head === of.index && labels.includes(word.label)) return word;
  }
  return null;
}

/** The phrase around its head word, without the clauses and insertions that hang on it. */
export function phraseAround(doc: Document, head: Word): NounPhrase {
  let first = head.index;
  let last = head.index + 1;
  while (first > 0 && head.index - first < WIDEST && belongs(doc, first - 1, head)) first--;
  while (last < doc.words.length && last - head.index < WIDEST && belongs(doc, last, head)) last++;
  return { first, last, head: head.index };
}

function belongs(doc: Document, at: number, head: Word): boolean {
  let word = doc.words[at];
  if (word === undefined || word.sentence !== head.sentence || word.quote !== head.quote) return false;
  for (let step = 0; step < HIGHEST && word !== undefined; step++) {
    if (word.index === head.index) return true;
    if (SET_OFF.has(word.label)) return false;
    word = doc.words[word.head];
  }
  return false;
}
