import { contentEnd } from '../attribution/content.ts';
import type { Cue } from '../attribution/cue.ts';
import type { Clause, Document } from '../entities/document.ts';
import { nounPhraseAt } from '../entities/noun-phrase.ts';
import { isAdverb, isInflectedVerb, isName, isPronoun, isPunctuation } from '../entities/wordclass.ts';

/**
 * Where the clause of a position ends that begins at `from`: at its sentence's end, its quotation's end, or where the
 * sentence turns to something else. `bound` is the end of the statement it stands in, if it stands in one.
 */
export function clauseEnd(
  doc: Document,
  sentence: Clause,
  from: number,
  cues: readonly Cue[],
  bound: number,
  nominal: boolean,
): number {
  const { words } = doc;
  const quote = words[from]?.quote ?? -1;
  let end = Math.min(
    bound,
    contentEnd(
      doc,
      sentence,
      from,
      cues.filter((cue) => cue.first > from),
    ),
  );
  for (let i = from + 1; i < end; i++) {
    const word = words[i];
    if (word === undefined) break;
    if (quote >= 0 && word.quote !== quote) {
      end = i;
      break;
    }
    if (word.quote !== quote) continue;
    if (/^(?:;|—|–|--)$/.test(word.text) && i - from > 3) {
      end = i;
      break;
    }
    if (word.text === ',' && turns(words[i + 1]?.lower ?? '', words[i + 2]?.lower ?? '')) {
      end = i;
      break;
    }
    if (word.text === ',' ? startsClause(doc, i + 1, end) : leaves(doc, i, end, i - from)) {
      end = i;
      break;
    }
    // "the refusal to negotiate would seem …": a noun's content ends where the main clause goes on.
    if (
      nominal &&
      i - from > 1 &&
      (FINITE.test(word.lower) || isInflectedVerb(word.lower)) &&
      !saysThat(doc, from, i)
    ) {
      end = i;
      break;
    }
  }
  while (end > from + 1 && isPunctuation(words[end - 1]?.text ?? '')) end--;
  return end;
}

/** Words that begin another thought behind a comma. */
function turns(next: string, after: string): boolean {
  if (
    /^(?:but|while|whereas|although|though|which|who|where|with|because|despite|even|when|after|since|days|hours|weeks|months|according|however)$/.test(
      next,
    )
  )
    return true;
  if (next === 'as' && !/^(?:well|long|part|a)$/.test(after)) return true;
  if (next === 'a' && /^(?:move|step|demand|position|proposal|claim|charge|decision|day|week|month|plan)$/.test(after))
    return true;
  return /^(?:saying|adding|citing|arguing|calling|telling|noting|claiming|insisting|accusing|signaling|signalling|leaving|making|prompting|raising|setting)$/.test(
    next,
  );
}

const FINITE = /^(?:is|are|was|were|has|have|had|will|would|could|can|may|might|did|does|do)$/;

/** ", Johnson attempted": a comma with a subject and its verb behind it begins another clause. */
function startsClause(doc: Document, at: number, end: number): boolean {
  const word = doc.words[at];
  if (
    word === undefined ||
    !(isName(word.text) || isPronoun(word.lower) || /^(?:the|a|an|his|her|their|its)$/.test(word.lower))
  )
    return false;
  const phrase = nounPhraseAt(doc, at, Math.min(end, at + 8));
  if (phrase === null) return false;
  const next = doc.words[phrase.last]?.lower ?? '';
  return (
    phrase.last < end &&
    (FINITE.test(next) || isInflectedVerb(next) || isInflectedVerb(doc.words[phrase.last - 1]?.lower ?? ''))
  );
}

/** A conjunction that leads away from the content: "and has", "but never allowed", "after", "although", "as Kyiv said". */
function leaves(doc: Document, at: number, end: number, distance: number): boolean {
  const w = doc.words[at]?.lower ?? '';
  if (distance < 2) return false;
  if (/^(?:after|while|although|though|amid|despite|whereas|because)$/.test(w)) return true;
  if (w === 'as' || w === 'when') return startsClause(doc, at + 1, end);
  if (w !== 'and' && w !== 'but' && w !== 'or') return false;
  let next = at + 1;
  while (next < end && (isAdverb(doc.words[next]?.lower ?? '') || /^(?:never|not)$/.test(doc.words[next]?.lower ?? '')))
    next++;
  const verb = doc.words[next]?.lower ?? '';
  return FINITE.test(verb) || isInflectedVerb(verb) || (w === 'but' && startsClause(doc, at + 1, end));
}

function saysThat(doc: Document, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (/^(?:that|which|who)$/.test(doc.words[i]?.lower ?? '')) return true;
  return false;
}
