import { KINDS, type PartySummary, type Position, type SummaryEntry } from '../annotation.ts';

/** Two positions say the same if they share at least this part of their content words. */
const SAME = 0.5;
/** Only so many different positions of a kind are compared with a new one. */
const MOST = 200;
const FUNCTION_WORD = /^(?:the|and|that|for|with|from|into|would|will|has|have|had|its|his|her|their|any|this|not)$/;

/**
 * What each party wants: its positions by kind, repetitions folded (the surest is quoted, all keep their places), the
 * strongest first: the more often said and the surer, the stronger.
 */
export function summarise(text: string, positions: readonly Position[]): PartySummary[] {
  const byParty = new Map<string, Position[]>();
  for (const position of positions) {
    if (position.party === null) continue;
    const list = byParty.get(position.party);
    if (list) list.push(position);
    else byParty.set(position.party, [position]);
  }
  return [...byParty].map(([party, list]) => ({
    party,
    speakers: [...new Set(list.flatMap((p) => (p.speaker === null ? [] : [p.speaker])))],
    entries: KINDS.flatMap((kind) =>
      entriesOf(
        text,
        list.filter((p) => p.kind === kind),
      ),
    ),
  }));
}

function entriesOf(text: string, positions: readonly Position[]): SummaryEntry[] {
  const folds: { members: Position[]; words: Set<string> }[] = [];
  const surestFirst = [...positions].sort((a, b) => b.confidence - a.confidence || a.span.start - b.span.start);
  for (const position of surestFirst) {
    const words = contentWords(text, position);
    const fold = folds.slice(0, MOST).find((f) => similar(f.words, words));
    if (fold) fold.members.push(position);
    else folds.push({ members: [position], words });
  }
  return folds
    .map((f) => ({ members: f.members, weight: f.members.reduce((sum, p) => sum + p.confidence, 0) }))
    .sort((a, b) => b.weight - a.weight)
    .map(({ members }) => ({ kind: members[0]?.kind ?? 'demand', positions: members.map((p) => p.id) }));
}

function contentWords(text: string, position: Position): Set<string> {
  const words =
    text
      .slice(position.cue.end, position.span.end)
      .toLowerCase()
      .match(/[\p{L}\p{N}]{3,}/gu) ?? [];
  return new Set(words.filter((w) => !FUNCTION_WORD.test(w)));
}

function similar(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  if (a.size === 0 || b.size === 0) return a.size === b.size;
  let shared = 0;
  for (const w of a) if (b.has(w)) shared++;
  return shared / Math.min(a.size, b.size) >= SAME && shared / Math.max(a.size, b.size) >= SAME / 2;
}
