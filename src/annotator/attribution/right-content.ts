import { nounPhraseAt } from '../entities/noun-phrase.ts';
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
import { adverbialEnd, type Context, inQuote, rightQuote } from './surroundings.ts';

const ADVERBIAL_REACH = 16;

export interface Found {
  readonly content: Piece[];
  readonly cueLast: number;
  readonly rule: string;
}

/** "X said that C", "X said C", "X told Y that C". */
export function rightContent(c: Context, cue: Cue): Found | null {
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
  const adverbial = isPreposition(word.lower) || isCalendar(word.lower) || isAdverb(word.lower) || word.lower === 'to';
  if (adverbial) {
    // "said in a statement on Tuesday that C", "said during the debate: “…”"
    for (let i = at; i < Math.min(sentence.last, at + ADVERBIAL_REACH); i++) {
      const w = words[i];
      if (w === undefined) break;
      if (w.quote >= 0) return takes.has('quote') ? to(i, cue.last, 'adverbial quote') : null;
      if (w.lower === 'to' && takes.has('to') && i > at && !isNominal(words[i + 1]?.lower ?? '')) break;
    }
    const end = adverbialEnd(c, at, false);
    const then = words[end];
    if (takes.has('clause') && then !== undefined && end > at && end < sentence.last && startsPhrase(c, end))
      return to(end, cue.last, 'adverbial clause');
    return null;
  }
  if (takes.has('clause') && startsPhrase(c, at)) {
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
