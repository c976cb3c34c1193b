import { type NounPhrase, nounPhraseAt } from '../entities/noun-phrase.ts';
import { type Subject, subjectOf } from '../entities/subject.ts';
import { isCalendar, isDeterminer, isName, isPronoun, isPunctuation } from '../entities/wordclass.ts';
import { isSubordinator, type Piece, trimPiece } from './content.ts';
import type { Cue } from './cue.ts';
import { type Found, rightContent } from './right-content.ts';
import {
  adverbialEnd,
  type Context,
  farther,
  inQuote,
  leftContent,
  leftStart,
  rightQuote,
  sourceEnd,
} from './surroundings.ts';

/** An attribution as words, before quotations that go on are added and nested ones are dropped. */
export interface Candidate {
  readonly cue: Piece;
  /** The phrase that names the source; null for a source that is not named. */
  readonly source: NounPhrase | null;
  /** The relative pronoun that stands for it, or -1. */
  readonly relative: number;
  readonly content: Piece[];
  /** The word that the cue is about. */
  readonly at: number;
  /** "his demand that": the cue is a noun. */
  readonly nominal: boolean;
  /** The construction, by name; "network" where no rule found it. */
  readonly rule: string;
  /** 0…1: how sure it is that this is an attribution. */
  readonly confidence: number;
}

/**
 * The attribution that a cue makes, or null: only the constructions around speech, which the network now and then overlooks.
 * Rules for nouns, passives, infinitives and objects were right in a third of what they added (PolNeAR dev) and are gone.
 */
export function candidateOf(c: Context, cue: Cue): Candidate | null {
  if (cue.kind === 'according') return according(c, cue);
  if (cue.kind === 'noun' || cue.passive) return null;
  return inverted(c, cue) ?? active(c, cue);
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
    cue,
    source: { first: source.first, last: source.last, head: head?.head ?? source.first },
    relative: -1,
    content: [content],
    at: cue.at,
    nominal: false,
    confidence: 0.5,
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
    at: cue.at,
    nominal: false,
    confidence: 0.5,
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
        at: cue.at,
        nominal: false,
        confidence: 0.5,
        rule: 'introduced',
      };
}

/** "X said that C", "C, X said". */
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
    at: cue.at,
    nominal: false,
    confidence: 0.5,
    rule: found.rule,
  };
}

/** "C, X said", "“C,” X said, “more C”". */
function parenthetical(c: Context, cue: Cue, subject: Subject | null): Found | null {
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
  if (behindQuote && words[cue.last]?.lower === 'that') return null;
  const content = leftContent(c, subject.first);
  if (content === null) return null;
  if (!behindQuote && content.last - content.first < 3) return null;
  const more = closes ? rightQuote(c, end) : rightQuote(c, farther(c, cue.last));
  return { content: more === null ? [content] : [content, more], cueLast: cue.last, rule: 'parenthetical' };
}
