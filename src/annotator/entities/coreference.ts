import type { Document } from './document.ts';
import { type Mention, mentionsOf } from './mention.ts';
import type { Stage } from './stage.ts';

/** Everything in an article that means the same: names, descriptions and pronouns, in order. */
export interface Chain {
  readonly key: string;
  readonly mentions: readonly Mention[];
}

const DEFINITE = /^(?:the|this|that|these|those|his|her|its|their|my|our|your|such)$/;

/** Groups the mentions of persons, bodies and places. Linear in the article's length. */
export function chainsOf(stage: Stage): Chain[] {
  const { doc, cast, resolver } = stage;
  const chains = new Map<string, Mention[]>();
  const keyAt = new Map<number, string>();
  const byNoun = new Map<string, string>();
  const add = (key: string, mention: Mention): void => {
    const list = chains.get(key);
    keyAt.set(mention.head, key);
    if (list === undefined) chains.set(key, [mention]);
    else if (!list.some((m) => m.first === mention.first && m.last === mention.last)) list.push(mention);
  };
  for (const mention of mentionsOf(doc, cast)) {
    const key =
      mention.form === 'name'
        ? `entity:${mention.entity}`
        : mention.form === 'noun'
          ? nounKey(mention)
          : pronounKey(mention);
    if (key !== null) add(key, mention);
  }
  return [...chains].map(([key, mentions]) => ({ key, mentions }));

  function nounKey(mention: Mention): string | null {
    if (mention.class === 'other') return null;
    const head = doc.words[mention.head];
    const lemma = head?.lemma ?? '';
    // "X is the mayor", "X, the mayor": the same as X.
    const same = predicateOf(doc, mention);
    if (same >= 0 && keyAt.has(same)) return keyAt.get(same) ?? null;
    const definite = DEFINITE.test(doc.words[mention.first]?.lower ?? '');
    if (definite) {
      const referent = resolver.resolve(mention);
      if (referent !== null && referent.entity >= 0) return `entity:${referent.entity}`;
      const before = byNoun.get(lemma);
      if (before !== undefined) return before;
    }
    const key = `noun:${mention.head}`;
    byNoun.set(lemma, key);
    return key;
  }

  function pronounKey(mention: Mention): string | null {
    const lower = doc.words[mention.head]?.lower ?? '';
    if (/^(?:i|me|my|myself|mine)$/.test(lower)) return 'i';
    if (/^(?:we|us|our|ours|ourselves)$/.test(lower)) return 'we';
    if (/^(?:you|your|yours)$/.test(lower)) return 'you';
    const referent = resolver.resolve(mention);
    return referent === null ? null : referent.key;
  }
}

/** The word that a noun says what it is: subject of a copula, or what it stands in apposition to; -1 for none. */
function predicateOf(doc: Document, mention: Mention): number {
  const head = doc.words[mention.head];
  if (head === undefined) return -1;
  if (head.label === 'appos') return head.head;
  const sentence = doc.sentences[head.sentence];
  let copula = false;
  let subject = -1;
  for (let i = Math.max(sentence?.first ?? 0, head.index - 20); i < head.index; i++) {
    if (doc.words[i]?.head !== head.index) continue;
    if (doc.words[i]?.label === 'cop') copula = true;
    if (doc.words[i]?.label === 'nsubj') subject = i;
  }
  return copula ? subject : -1;
}
