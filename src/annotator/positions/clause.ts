import { contentEnd } from '../attribution/content.ts';
import type { Cue } from '../attribution/cue.ts';
import type { Clause, Document } from '../entities/document.ts';
import { isPunctuation } from '../entities/wordclass.ts';

/**
 * Where the clause of a position ends that begins at `from`: at its sentence's end, its quotation's end, or where the
 * sentence turns to something else. `bound` is the end of the statement it stands in, if it stands in one.
 */
export function clauseEnd(doc: Document, sentence: Clause, from: number, cues: readonly Cue[], bound: number): number {
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
  return (
    /^(?:saying|adding|citing|arguing|calling|telling|noting|claiming|insisting|warning|accusing|signaling|signalling|leaving|making|prompting|raising|setting)$/.test(
      next,
    ) && next !== 'warning'
  );
}
