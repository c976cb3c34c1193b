import type { Kind } from '../annotation.ts';
import type { Clause } from '../entities/document.ts';
import { loneWord, nounPhraseAt } from '../entities/noun-phrase.ts';
import type { Stage } from '../entities/stage.ts';
import { conditionOf } from './condition.ts';
import type { Match } from './match.ts';
import { isExempt, kindByContent } from './polarity.ts';
import type { Roles } from './roles.ts';

/**
 * How a candidate of the lexicon is built, by name: its frame and form, where it stands (`level`), its roles and the
 * grammar around its cue. `end` is where its clause ends, exclusive.
 */
export function constructionOf(
  stage: Stage,
  sentence: Clause,
  match: Match,
  kind: Kind,
  negated: boolean,
  roles: Roles,
  level: 'quote' | 'report' | 'text',
  end: number,
): string[] {
  const { doc } = stage;
  const { frame, source } = match.pattern;
  const words = doc.words;
  const out = [
    `pattern:${frame.id}/${source}`,
    `kind:${kind}`,
    `level:${level}`,
    `frame+level:${frame.id}/${level}`,
    `frame+kind:${frame.id}/${kind}`,
    `way:${roles.way}`,
    `frame+way:${frame.id}/${roles.way}`,
  ];
  if ((frame.id === 'decline' || frame.id === 'refuse') && isExempt(doc, match.last)) out.push('exempt');
  if (negated) out.push('negated', `negated:${frame.id}`);
  out.push(
    roles.holder === null
      ? 'holder:none'
      : roles.holder.party === null
        ? 'holder:no party'
        : `holder:${roles.holder.party.split(':')[0] ?? ''}`,
  );
  if (roles.speaker === null) out.push('no speaker');
  if (roles.addressee !== null) out.push('addressee', `addressee:${frame.id}`);
  // not the one that is shown: what makes a condition depends on the kind, which is weighed only behind this
  if (match.network?.condition[0] !== undefined || conditionOf(doc, sentence, match.group, end, kind) !== null)
    out.push('condition', `condition:${kind}`);
  const content = kindByContent(doc, match.last, end);
  out.push(`content:${content ?? 'none'}`, `frame+content:${frame.id}/${content ?? 'none'}`);
  if (match.passive) out.push('passive');
  for (let i = match.group; i < match.at; i++) {
    const w = words[i]?.lower ?? '';
    if (/^(?:had|has|have|would|will|could|might|may|is|are|was|were|do|did|does|to)$/.test(w)) out.push(`aux:${w}`);
  }
  if (words[match.group - 1]?.lower === 'to') out.push('infinitive');
  const subject = roles.phrase;
  if (subject !== null) {
    const w = loneWord(doc, subject);
    if (/^(?:i|we|you|he|she|they|it|that|this|there|who|which)$/.test(w))
      out.push(`subject:${w}`, `subject+frame:${w}/${frame.id}`);
  }
  if (frame.kind === 'by content' || frame.id === 'threaten') {
    const actor = innerActor(stage, match, roles);
    out.push(`inner:${actor}`, `inner+frame:${frame.id}/${actor}`);
  }
  const length = end - match.at;
  out.push(length <= 3 ? 'short' : length > 25 ? 'long' : 'middling');
  const last = words[sentence.last - 1]?.text;
  if (last === '?') out.push('question');
  if (sentence.blockKind === 'title' || sentence.blockKind === 'heading') out.push('heading');
  const next = words[match.last];
  if (next !== undefined)
    out.push(
      `next:${/^(?:that|to|the|a|an|any|for|on|with|his|her|their|its|in|not|be|of)$/.test(next.lower) ? next.lower : /^\p{Lu}/u.test(next.text) ? 'Name' : /^\W+$/.test(next.text) ? 'mark' : 'other'}`,
    );
  return out;
}

/** Whether the clause behind a cue is about the holder itself ("warned that it would"), another, or has no subject. */
function innerActor(stage: Stage, match: Match, roles: Roles): 'own' | 'other' | 'none' {
  const { doc } = stage;
  const at = doc.words[match.last]?.lower === 'that' ? match.last + 1 : match.last;
  const phrase = nounPhraseAt(doc, at, Math.min(doc.words.length, at + 12));
  if (phrase === null) return 'none';
  const lone = loneWord(doc, phrase);
  if (/^(?:he|she|it|they|we|i)$/.test(lone)) return 'own';
  const id = stage.cast.at[phrase.first] ?? -1;
  const party = id >= 0 ? stage.allegiance.of(id) : (stage.resolver.resolve(phrase)?.party ?? null);
  return party !== null && party === (roles.holder?.party ?? null) ? 'own' : 'other';
}
