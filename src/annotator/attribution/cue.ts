import type { Clause, Document } from '../entities/document.ts';
import { inflect, type VerbForms } from '../entities/inflection.ts';
import { verbGroupStart } from '../entities/noun-phrase.ts';
import { isAdverb, isAuxiliary, isDeterminer, isName, isPossessive, isPreposition } from '../entities/wordclass.ts';
import lexicon from './cues.json';

type VerbForm = 'base' | 'third' | 'past' | 'participle' | 'gerund';

/** What a cue may take as its content; the codes are explained at the head of cues.json. */
interface CueEntry {
  readonly lemma: string;
  readonly takes: ReadonlySet<string>;
  readonly forms: ReadonlySet<VerbForm>;
}

/** A place where a word of the lexicon stands as a cue. */
export interface Cue {
  readonly kind: 'verb' | 'noun' | 'according';
  readonly entry: CueEntry;
  /** The word itself. */
  readonly at: number;
  /** With its auxiliaries, negators and adverbs; `last` exclusive. */
  readonly first: number;
  readonly last: number;
  /** Stands as a passive: "was told", "urged by". */
  readonly passive: boolean;
}

const verbEntries = new Map<string, CueEntry>();
/** Cues of several words, by the forms of their first. */
const phraseEntries = new Map<string, { rest: readonly string[]; entry: CueEntry }[]>();
for (const [lemma, takes] of Object.entries(lexicon.verbs)) {
  const [head = '', ...rest] = lemma.split(' ');
  if (rest.length > 0) {
    const forms = inflect(head);
    for (const [form, name] of formList(forms)) {
      const entry = { lemma, takes: new Set(takes.split(' ')), forms: new Set([name]) };
      phraseEntries.set(form, [...(phraseEntries.get(form) ?? []), { rest, entry }]);
    }
    continue;
  }
  const codes = new Set(takes.split(' '));
  const forms = inflect(lemma);
  const list = formList(forms);
  for (const [form, name] of list) {
    const known = verbEntries.get(form);
    if (known !== undefined && known.lemma !== lemma) continue;
    verbEntries.set(form, { lemma, takes: codes, forms: new Set([...(known?.forms ?? []), name]) });
  }
}
function formList(forms: VerbForms): [string, VerbForm][] {
  return [
    [forms.base, 'base'],
    [forms.third, 'third'],
    [forms.gerund, 'gerund'],
    ...forms.past.map((form): [string, VerbForm] => [form, 'past']),
    ...forms.participle.map((form): [string, VerbForm] => [form, 'participle']),
  ];
}

const nounEntries = new Map<string, CueEntry>();
for (const [noun, takes] of Object.entries(lexicon.nouns)) {
  const entry: CueEntry = { lemma: noun, takes: new Set(takes.split(' ')), forms: new Set() };
  nounEntries.set(noun, entry);
  nounEntries.set(
    noun.endsWith('y') ? `${noun.slice(0, -1)}ies` : noun.endsWith('s') ? `${noun}es` : `${noun}s`,
    entry,
  );
}

const BE = new Set(['be', 'is', 'are', 'was', 'were', 'been', 'being', "'s", "'re", "'m", 'am', 'get', 'got']);

/** The cues of one sentence, in order, not looking into quotations. */
export function cuesOf(doc: Document, sentence: Clause): Cue[] {
  const { words } = doc;
  const out: Cue[] = [];
  for (let i = sentence.first; i < sentence.last; i++) {
    const word = words[i];
    if (word === undefined || word.quote >= 0) continue;
    if (word.lower === 'according' && words[i + 1]?.lower === 'to') {
      out.push({ kind: 'according', entry: ACCORDING, at: i, first: i, last: i + 2, passive: false });
      continue;
    }
    const phrase = phraseEntries.get(word.lower)?.find((p) => p.rest.every((w, k) => words[i + 1 + k]?.lower === w));
    if (phrase !== undefined && standsAsVerb(doc, sentence, i, phrase.entry)) {
      const first = verbGroupStart(doc, i, sentence.first);
      const last = i + 1 + phrase.rest.length;
      out.push({
        kind: 'verb',
        entry: phrase.entry,
        at: i,
        first,
        last,
        passive: isPassive(doc, first, i, phrase.entry),
      });
      i = last - 1;
      continue;
    }
    const verb = verbEntries.get(word.lower);
    if (verb !== undefined && standsAsVerb(doc, sentence, i, verb)) {
      const first = verbGroupStart(doc, i, sentence.first);
      out.push({ kind: 'verb', entry: verb, at: i, first, last: i + 1, passive: isPassive(doc, first, i, verb) });
      continue;
    }
    const noun = nounEntries.get(word.lower);
    if (noun !== undefined) out.push({ kind: 'noun', entry: noun, at: i, first: i, last: i + 1, passive: false });
  }
  return out;
}

const ACCORDING: CueEntry = { lemma: 'according', takes: new Set(['that']), forms: new Set() };

/** Whether a form that could be a noun or an adjective ("the claims", "a proposed law") stands as a verb here. */
function standsAsVerb(doc: Document, sentence: Clause, at: number, entry: CueEntry): boolean {
  const { words } = doc;
  const word = words[at];
  const before = words[at - 1];
  if (word === undefined) return false;
  // A capitalised form inside a sentence is part of a name, unless a headline capitalises everything.
  if (isName(word.text) && at > sentence.first && before?.text !== '”' && before?.text !== '"') return false;
  let i = at - 1;
  while (i >= sentence.first && isAdverb(words[i]?.lower ?? '') && !isName(words[i]?.text ?? '')) i--;
  const left = words[i];
  if (left === undefined || i < sentence.first) return entry.forms.has('gerund') || entry.forms.has('participle');
  if (
    isDeterminer(left.lower) &&
    left.lower !== 'that' &&
    left.lower !== 'all' &&
    left.lower !== 'both' &&
    left.lower !== 'some' &&
    left.lower !== 'many' &&
    left.lower !== 'most' &&
    left.lower !== 'several' &&
    left.lower !== 'few' &&
    left.lower !== 'others'
  ) {
    return false;
  }
  if (isPossessive(left.lower))
    return left.lower === "'s" && (entry.forms.has('gerund') || entry.forms.has('participle')) && i === at - 1;
  if (entry.forms.has('base') && !entry.forms.has('past')) {
    // A bare form needs a "to", an auxiliary or a plural subject in front.
    if (left.lower === 'to' || isAuxiliary(left.lower) || left.lower === "n't" || left.lower === 'not') return true;
    if (/^(?:i|we|you|they|who|that|which|and|or|but)$/.test(left.lower)) return true;
    return /(?:s|people|men|women|police|media|n)$/.test(left.lower) && !isPreposition(left.lower);
  }
  if (entry.forms.has('third') && (isPreposition(left.lower) || isAuxiliary(left.lower)) && left.lower !== "'s")
    return false;
  if ((entry.forms.has('gerund') || entry.forms.has('past')) && isPreposition(left.lower) && !entry.forms.has('gerund'))
    return false;
  return true;
}

function isPassive(doc: Document, first: number, at: number, entry: CueEntry): boolean {
  if (!entry.forms.has('participle')) return false;
  for (let i = first; i < at; i++) if (BE.has(doc.words[i]?.lower ?? '')) return true;
  return doc.words[at + 1]?.lower === 'by';
}
