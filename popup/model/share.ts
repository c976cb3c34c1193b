import type { Attribution, Party, Span } from '../../src/annotator/annotation.ts';
import type { Reading } from '../../src/messages.ts';

/** Words by how the article gives them: in the speaker's own (direct), or in the article's (reported). */
export interface Words {
  readonly direct: number;
  readonly reported: number;
}

export interface Voice extends Words {
  /** Null gathers the sources that have no name. */
  readonly name: string | null;
  readonly role: string | null;
}

/** A party's share: all that its speakers say. `party` null gathers those who speak for none. */
export interface Share extends Words {
  readonly party: Party | null;
  /** Most quoted first. */
  readonly voices: readonly Voice[];
}

export interface ShareOfVoice {
  /** Most quoted first, those who speak for no party last. */
  readonly shares: readonly Share[];
  /** All words of others. */
  readonly spoken: number;
  /** All words of the article. */
  readonly total: number;
}

const WORD = /[\p{L}\p{N}](?:[\p{L}\p{N}'’.,-]*[\p{L}\p{N}])?/gu;
const QUOTED = /[“"«„][^“”"«»„]*[”"»]?/gu;

/**
 * Whom the article lets speak, in words. A word belongs to the innermost statement around it, so that none is counted
 * twice; in a statement that is part quote, the words between quotation marks are direct.
 */
export function shareOfVoice({ article, annotation }: Reading): ShareOfVoice {
  const { text } = article;
  const { attributions, speakers, parties } = annotation;
  const statementAt = new Int32Array(text.length).fill(-1);
  const directAt = new Uint8Array(text.length);
  const outermostFirst = [...attributions.keys()].sort((a, b) => lengthOf(attributions[b]) - lengthOf(attributions[a]));
  for (const index of outermostFirst) {
    const { form, content } = attributions[index] as Attribution;
    for (const span of content) {
      statementAt.fill(index, span.start, span.end);
      directAt.fill(form === 'direct' ? 1 : 0, span.start, span.end);
      if (form === 'mixed') for (const { start, end } of quotesIn(text, span)) directAt.fill(1, start, end);
    }
  }

  const said = new Map<string | null, { direct: number; reported: number }>();
  const count = { spoken: 0, total: 0 };
  for (const block of article.blocks) {
    for (const { index } of text.slice(block.start, block.end).matchAll(WORD)) {
      const at = block.start + index;
      count.total++;
      const statement = attributions[statementAt[at] ?? -1];
      if (!statement) continue;
      count.spoken++;
      const words = said.get(statement.speaker) ?? { direct: 0, reported: 0 };
      words[directAt[at] ? 'direct' : 'reported']++;
      said.set(statement.speaker, words);
    }
  }

  const byParty = new Map<Party | null, Voice[]>();
  for (const [id, words] of said) {
    const speaker = speakers.find((speaker) => speaker.id === id);
    const party = parties.find((party) => party.id === speaker?.party) ?? null;
    const voice = { name: speaker?.name ?? null, role: speaker?.role ?? null, ...words };
    byParty.set(party, [...(byParty.get(party) ?? []), voice]);
  }
  const shares = [...byParty].map(([party, voices]): Share => {
    const sum = (form: keyof Words) => voices.reduce((all, voice) => all + voice[form], 0);
    return { party, voices: voices.sort(mostWordsFirst), direct: sum('direct'), reported: sum('reported') };
  });
  return {
    shares: shares.sort((a, b) => Number(a.party === null) - Number(b.party === null) || mostWordsFirst(a, b)),
    ...count,
  };
}

export const wordsOf = ({ direct, reported }: Words): number => direct + reported;
const mostWordsFirst = (a: Words, b: Words) => wordsOf(b) - wordsOf(a);

const lengthOf = (statement: Attribution | undefined) =>
  statement?.content.reduce((sum, { start, end }) => sum + end - start, 0) ?? 0;

/** The stretches between quotation marks. */
function quotesIn(text: string, { start, end }: Span): Span[] {
  return [...text.slice(start, end).matchAll(QUOTED)].map(({ 0: quote, index }) => ({
    start: start + index,
    end: start + index + quote.length,
  }));
}
