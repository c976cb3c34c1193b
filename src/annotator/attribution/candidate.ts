import type { Clause, Document } from '../entities/document.ts';
import { type NounPhrase, nounPhraseAt, ownerBefore } from '../entities/noun-phrase.ts';
import { subjectOf } from '../entities/subject.ts';
import {
  isAdverb,
  isAuxiliary,
  isCalendar,
  isDeterminer,
  isFiniteVerb,
  isName,
  isNominal,
  isPreposition,
  isPronoun,
  isPunctuation,
} from '../entities/wordclass.ts';
import { contentEnd, isSubordinator, type Piece, skipMarks, trimPiece } from './content.ts';
import type { Cue } from './cue.ts';

/** An attribution as words, before quotations that go on are added and nested ones are dropped. */
export interface Candidate {
  readonly cue: Piece;
  /** The phrase that names the source; null for a source that is not named. */
  readonly source: NounPhrase | null;
  /** The relative pronoun that stands for it, or -1. */
  readonly relative: number;
  readonly content: Piece[];
  readonly entry: Cue;
  /** The construction, by name. */
  readonly rule: string;
}

/** What every construction is given. */
export interface Context {
  readonly doc: Document;
  readonly sentence: Clause;
  readonly cues: readonly Cue[];
  readonly ranges: readonly Piece[];
}

const ADVERBIAL_REACH = 16;
const inQuote = (c: Context, i: number): boolean => (c.doc.words[i]?.quote ?? -1) >= 0;

/** The attribution that a cue makes, or null. */
export function candidateOf(c: Context, cue: Cue): Candidate | null {
  if (cue.kind === 'according') return according(c, cue);
  if (cue.kind === 'noun') return nominal(c, cue);
  return cue.passive ? passive(c, cue) : (inverted(c, cue) ?? active(c, cue));
}

/** "According to X, C" and "C, according to X". */
function according(c: Context, cue: Cue): Candidate | null {
  const { doc, sentence } = c;
  const { words } = doc;
  let end = cue.last;
  while (
    end < sentence.last &&
    words[end]?.text !== ',' &&
    words[end]?.text !== ';' &&
    !inQuote(c, end) &&
    !/^[.!?]$/.test(words[end]?.text ?? '')
  )
    end++;
  const source = trimPiece(doc, cue.last, end);
  if (source === null) return null;
  const head = nounPhraseAt(doc, source.first, source.last);
  const leading = cue.first - sentence.first <= 1;
  const content = leading ? trimPiece(doc, end, sentence.last) : trimPiece(doc, leftStart(c, cue.first), cue.first);
  if (content === null) return null;
  return {
    cue: cue,
    source: { first: source.first, last: source.last, head: head?.head ?? source.first },
    relative: -1,
    content: [content],
    entry: cue,
    rule: 'according to',
  };
}

/** “…,” said X. */
function inverted(c: Context, cue: Cue): Candidate | null {
  const { doc, sentence } = c;
  const { words } = doc;
  if (!cue.entry.takes.has('quote') || cue.entry.forms.has('gerund') || cue.first < cue.at) return null;
  const before = words[cue.first - 1];
  if (cue.first === sentence.first) return introduced(c, cue);
  if (before === undefined || !(before.quote >= 0 || before.text === ',')) return null;
  const next = words[cue.last];
  if (
    next === undefined ||
    next.quote >= 0 ||
    isSubordinator(next.lower) ||
    next.lower === 'to' ||
    isPunctuation(next.text)
  )
    return null;
  const phrase = nounPhraseAt(doc, cue.last, sentence.last);
  if (phrase === null || isCalendar(next.lower)) return null;
  const named = isName(next.text) || isDeterminer(next.lower) || isPronoun(next.lower);
  if (before.quote < 0 && !named) return null;
  const content = leftContent(c, cue.first);
  if (content === null) return null;
  const last = sourceEnd(c, phrase.last);
  // ", said the border would …": what follows is a clause, and the source stands in front.
  const closing = words[last];
  if (
    before.quote < 0 &&
    closing !== undefined &&
    last < sentence.last &&
    !isPunctuation(closing.text) &&
    !isCalendar(closing.lower) &&
    closing.quote < 0
  )
    return null;
  const source = { first: phrase.first, last, head: phrase.head };
  const more = rightQuote(c, last);
  return {
    cue,
    source,
    relative: -1,
    content: more === null ? [content] : [content, more],
    entry: cue,
    rule: 'inverted',
  };
}

/** Said Corker: “…” */
function introduced(c: Context, cue: Cue): Candidate | null {
  const { doc, sentence } = c;
  const phrase = nounPhraseAt(doc, cue.last, sentence.last);
  if (phrase === null || !cue.entry.forms.has('past')) return null;
  const last = sourceEnd(c, phrase.last);
  if (!/^[:,]$/.test(doc.words[last]?.text ?? '')) return null;
  const content = rightQuote(c, last);
  return content === null
    ? null
    : {
        cue,
        source: { first: phrase.first, last, head: phrase.head },
        relative: -1,
        content: [content],
        entry: cue,
        rule: 'introduced',
      };
}

/** A source behind its verb goes on through "of the union" and ", its president," to the next comma or stop. */
function sourceEnd(c: Context, from: number): number {
  const { words } = c.doc;
  let i = from;
  while (
    i < c.sentence.last &&
    !inQuote(c, i) &&
    !isPunctuation(words[i]?.text ?? '') &&
    !isFiniteVerb(words[i]?.lower ?? '') &&
    !isAuxiliary(words[i]?.lower ?? '') &&
    !isCalendar(words[i]?.lower ?? '') &&
    !isSubordinator(words[i]?.lower ?? '') &&
    i - from < 12
  )
    i++;
  return i;
}

/** X was urged by Y, "criticized by Y". */
function passive(c: Context, cue: Cue): Candidate | null {
  const { doc, sentence } = c;
  if (doc.words[cue.last]?.lower !== 'by') return null;
  const agent = nounPhraseAt(doc, cue.last + 1, sentence.last);
  if (agent === null || /^(?:\d|monday|the end)/.test(doc.words[agent.first]?.lower ?? '')) return null;
  if (!cue.entry.takes.has('object') && !cue.entry.takes.has('hearer')) return null;
  const subject = subjectOf(doc, cue.at, sentence.first);
  if (subject === null) return null;
  const content = trimPiece(doc, subject.first, subject.last);
  return content === null
    ? null
    : {
        cue: { first: cue.first, last: cue.last + 1 },
        source: agent,
        relative: -1,
        content: [content],
        entry: cue,
        rule: 'passive',
      };
}

/** "X said that C", "C, X said", "X wants to C", "X criticised C". */
function active(c: Context, cue: Cue): Candidate | null {
  const { doc, sentence } = c;
  const subject = subjectOf(doc, cue.at, sentence.first);
  if (subject === null && !cue.entry.forms.has('gerund')) return null;
  const source = subject === null ? null : { first: subject.first, last: subject.last, head: subject.head };
  const relative = subject?.relative ?? -1;
  const found = parenthetical(c, cue, subject) ?? rightContent(c, cue);
  if (found === null) return null;
  return {
    cue: { first: cue.first, last: found.cueLast },
    source,
    relative,
    content: found.content,
    entry: cue,
    rule: found.rule,
  };
}

interface Found {
  readonly content: Piece[];
  readonly cueLast: number;
  readonly rule: string;
}

/** "C, X said", "“C,” X said, “more C”". */
function parenthetical(
  c: Context,
  cue: Cue,
  subject: { first: number; relative: number; shared: boolean } | null,
): Found | null {
  if (subject === null || subject.shared || subject.relative >= 0) return null;
  const { doc, sentence } = c;
  const { words } = doc;
  const before = words[subject.first - 1];
  if (before === undefined || subject.first <= sentence.first) return null;
  const behindQuote = before.quote >= 0;
  if (!behindQuote && before.text !== ',') return null;
  if (behindQuote && !cue.entry.takes.has('quote') && !cue.entry.takes.has('clause')) return null;
  // Anything but marks, hearers and adverbials behind the cue means that its content is there.
  const end = adverbialEnd(c, cue.last, cue.entry.takes.has('hearer'));
  const after = words[end];
  const closes = end >= sentence.last || after === undefined || isPunctuation(after.text) || after.quote >= 0;
  if (!behindQuote && (!closes || !cue.entry.takes.has('clause'))) return null;
  if (behindQuote && isSubordinator(words[cue.last]?.lower ?? '') && words[cue.last]?.lower === 'that') return null;
  const content = leftContent(c, subject.first);
  if (content === null) return null;
  if (!behindQuote && content.last - content.first < 3) return null;
  const more = closes ? rightQuote(c, end) : rightQuote(c, farther(c, cue.last));
  return { content: more === null ? [content] : [content, more], cueLast: cue.last, rule: 'parenthetical' };
}

/** First quoted word behind a longer adverbial, or the sentence's end. */
function farther(c: Context, from: number): number {
  for (let i = from; i < Math.min(c.sentence.last, from + 25); i++) if (inQuote(c, i)) return i;
  return c.sentence.last;
}

/** Skips hearers and adverbials between a cue and its content or the sentence's end: "told reporters on Tuesday". */
function adverbialEnd(c: Context, from: number, hearer: boolean): number {
  const { doc, sentence } = c;
  let i = from;
  if (hearer) {
    const phrase = nounPhraseAt(doc, i, sentence.last);
    if (phrase !== null) i = phrase.last;
  }
  for (let guard = 0; guard < 8 && i < sentence.last; guard++) {
    const word = doc.words[i];
    if (word === undefined || word.quote >= 0) break;
    if (
      isCalendar(word.lower) ||
      /^(?:today|yesterday|then|later|earlier|again|recently|too|also|night|morning|afternoon|evening)$/.test(
        word.lower,
      ) ||
      (isAdverb(word.lower) && word.lower.endsWith('ly'))
    ) {
      i++;
      continue;
    }
    if (isPreposition(word.lower) && word.lower !== 'of' && word.lower !== 'to') {
      const phrase = nounPhraseAt(doc, i + 1, sentence.last);
      if (phrase === null) break;
      i = phrase.last;
      continue;
    }
    if (word.lower === 'of' || word.lower === 'to') {
      const phrase = nounPhraseAt(doc, i + 1, sentence.last);
      if (phrase === null || guard === 0) break;
      i = phrase.last;
      continue;
    }
    break;
  }
  return i;
}

/** Left end of what stands before word `upTo` in its sentence: a quotation's beginning, or the sentence's. */
function leftStart(c: Context, upTo: number): number {
  const last = skipBack(c, upTo);
  const range = c.ranges[c.doc.words[last - 1]?.quote ?? -1];
  if (range !== undefined && range.first < c.sentence.first) return chainStart(c, range.first);
  return c.sentence.first;
}

function skipBack(c: Context, upTo: number): number {
  let last = upTo;
  while (last > c.sentence.first && isPunctuation(c.doc.words[last - 1]?.text ?? '') && !inQuote(c, last - 1)) last--;
  return last;
}

/** Beginning of the first of several quotations that go on from block to block. */
function chainStart(c: Context, first: number): number {
  let at = first;
  for (let guard = 0; guard < 20; guard++) {
    const quote = c.doc.words[at]?.quote ?? -1;
    if (quote <= 0 || c.doc.quotations[quote]?.continues !== true) return at;
    at = c.ranges[quote - 1]?.first ?? at;
  }
  return at;
}

function leftContent(c: Context, upTo: number): Piece | null {
  return trimPiece(c.doc, leftStart(c, upTo), upTo);
}

/** A quotation that begins right at (or behind marks at) `from`, whole, even where it runs over sentences. */
function rightQuote(c: Context, from: number): Piece | null {
  const at = skipMarks(c.doc, from, c.sentence.last);
  const word = c.doc.words[at];
  if (word === undefined || at >= c.sentence.last) return null;
  const range = c.ranges[word.quote];
  if (range !== undefined && range.first === at && !isTitle(c, range)) {
    const end = Math.max(range.last, c.sentence.last);
    return trimPiece(c.doc, at, end);
  }
  return null;
}

/** Whether a quotation is the title of a work: short, all its longer words capitalised, no stop inside. */
function isTitle(c: Context, range: Piece): boolean {
  const { words } = c.doc;
  if (range.last - range.first > 10) return false;
  let names = 0;
  for (let i = range.first + 1; i < range.last - 1; i++) {
    const word = words[i];
    if (word === undefined || /^[,.!?]$/.test(word.text)) return false;
    if (word.text.length < 4 && names > 0) continue;
    if (!isName(word.text)) return false;
    names++;
  }
  return names >= 2;
}

/** "X said that C", "X said C", "X urged Y to C", "X wants to C", "X criticised C". */
function rightContent(c: Context, cue: Cue): Found | null {
  const { doc, sentence, cues } = c;
  const { words } = doc;
  const { takes } = cue.entry;
  const rest = cues.filter((other) => other.first > cue.at);
  const to = (from: number, cueLast: number, rule: string): Found | null => {
    let end = contentEnd(doc, sentence, from, rest);
    const range = c.ranges[words[end - 1]?.quote ?? -1];
    if (range !== undefined && range.last > end) end = range.last;
    const piece = trimPiece(doc, from, end);
    return piece === null ? null : { content: [piece], cueLast, rule };
  };
  let at = cue.last;
  if (takes.has('hearer') && !inQuote(c, at)) {
    const first = words[at];
    const hearer = first !== undefined && !isSubordinator(first.lower) ? nounPhraseAt(doc, at, sentence.last) : null;
    if (hearer !== null) {
      const next = words[hearer.last];
      if (
        next !== undefined &&
        hearer.last < sentence.last &&
        (isSubordinator(next.lower) ||
          (next.lower === 'to' && takes.has('to')) ||
          inQuote(c, hearer.last) ||
          (/^[,:]$/.test(next.text) && inQuote(c, hearer.last + 1)))
      )
        at = hearer.last;
      else {
        const end = adverbialEnd(c, hearer.last, false);
        const then = words[end];
        if (
          then !== undefined &&
          end < sentence.last &&
          (isSubordinator(then.lower) ||
            inQuote(c, end) ||
            (/^[,:]$/.test(then.text) && inQuote(c, end + 1)) ||
            (then.lower === 'to' && takes.has('to')))
        )
          at = end;
        else if (takes.has('clause') && then !== undefined && end < sentence.last && !isPunctuation(then.text))
          return to(end, cue.last, 'hearer clause');
      }
    }
  }
  const word = words[at];
  if (word === undefined || at >= sentence.last) return null;
  const opened = rightQuote(c, at);
  if (opened !== null && (takes.has('quote') || word.quote >= 0))
    return to(skipMarks(doc, at, sentence.last), cue.last, 'quote');
  if (takes.has('that') && isSubordinator(word.lower)) return to(at, cue.last, 'that');
  if (takes.has('to') && (word.lower === 'to' || (word.lower === 'not' && words[at + 1]?.lower === 'to')))
    return to(at, cue.last, 'to');
  if (takes.has(`@${word.lower}`) && nounPhraseAt(doc, at + 1, sentence.last) !== null)
    return to(at + 1, at + 1, 'preposition');
  if (takes.has('ing') && word.lower.endsWith('ing')) return to(at, cue.last, 'ing');
  const adverbial = isPreposition(word.lower) || isCalendar(word.lower) || isAdverb(word.lower) || word.lower === 'to';
  if (adverbial) {
    // "said in a statement on Tuesday that C", "said during the debate: “…”"
    for (let i = at; i < Math.min(sentence.last, at + ADVERBIAL_REACH); i++) {
      const w = words[i];
      if (w === undefined) break;
      if (w.quote >= 0) return takes.has('quote') ? to(i, cue.last, 'adverbial quote') : null;
      if (w.lower === 'that' && takes.has('that') && i > at && !isDeterminerUse(c, i))
        return to(i, cue.last, 'adverbial that');
      if (w.lower === 'to' && takes.has('to') && i > at && !isNominal(words[i + 1]?.lower ?? '')) break;
    }
    const end = adverbialEnd(c, at, false);
    const then = words[end];
    if (takes.has('clause') && then !== undefined && end > at && end < sentence.last && startsPhrase(c, end))
      return to(end, cue.last, 'adverbial clause');
    return null;
  }
  if ((takes.has('clause') || takes.has('object')) && startsPhrase(c, at)) {
    if (takes.has('object')) return to(at, cue.last, 'object');
    const phrase = nounPhraseAt(doc, at, sentence.last);
    if (phrase !== null && phrase.last < sentence.last && hasVerb(c, phrase.last)) return to(at, cue.last, 'clause');
  }
  return null;
}

function startsPhrase(c: Context, at: number): boolean {
  const word = c.doc.words[at];
  return (
    word !== undefined &&
    !isPunctuation(word.text) &&
    !isAuxiliary(word.lower) &&
    (isDeterminer(word.lower) ||
      isPronoun(word.lower) ||
      isName(word.text) ||
      isNominal(word.lower) ||
      word.lower === 'there' ||
      word.lower === 'if')
  );
}

function hasVerb(c: Context, from: number): boolean {
  const { words } = c.doc;
  for (let i = from; i < Math.min(c.sentence.last, from + 20); i++) {
    const w = words[i]?.lower ?? '';
    if (isAuxiliary(w) || isFiniteVerb(w) || w.endsWith('ed') || /^[a-z]+s$/.test(w)) return true;
  }
  return false;
}

/** Whether a "that" is a determiner ("of that deal") rather than a conjunction. */
function isDeterminerUse(c: Context, at: number): boolean {
  return isPreposition(c.doc.words[at - 1]?.lower ?? '');
}

/** "X's demand that C", "his promise to C", "criticism by X of C". */
function nominal(c: Context, cue: Cue): Candidate | null {
  const { doc, sentence, cues } = c;
  const { words } = doc;
  const before = words[cue.at - 1];
  if (before === undefined || cue.at <= sentence.first) return null;
  const source = ownerBefore(c.doc, cue.at, c.sentence.first);
  if (source === null) return null;
  const next = words[cue.last];
  if (next === undefined || cue.last >= sentence.last) return null;
  const { takes } = cue.entry;
  const rest = cues.filter((other) => other.first > cue.at);
  let from = -1;
  let cueLast = cue.last;
  if (takes.has('that') && next.lower === 'that') from = cue.last;
  else if (takes.has('to') && next.lower === 'to') from = cue.last;
  else if (takes.has(`@${next.lower}`)) {
    from = cue.last + 1;
    cueLast = cue.last + 1;
  }
  if (from < 0) return null;
  const content = trimPiece(doc, from, contentEnd(doc, sentence, from, rest));
  return content === null
    ? null
    : { cue: { first: cue.first, last: cueLast }, source, relative: -1, content: [content], entry: cue, rule: 'noun' };
}
