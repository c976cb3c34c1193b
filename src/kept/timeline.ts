/**
 * How a party's positions on an issue moved from article to article. Every article names parties and issues in its own
 * words: here it is decided which of them are the same.
 */
import type { Kind } from '../annotator/annotation.ts';
import { type ArticleRecord, folded, type PositionRecord, timeOf } from '../export/record.ts';

/** A party under the name that most articles give it. */
export interface PartyKept {
  readonly key: string;
  readonly name: string;
  /** In how many articles it holds a position. */
  readonly articles: number;
}

/** What a party said on an issue in one article. */
export interface Moment {
  readonly article: ArticleRecord;
  readonly positions: readonly PositionRecord[];
  /** The kinds that were not there the time before and that are not there any more; null at first and where nothing moved. */
  readonly moved: { readonly from: readonly Kind[]; readonly to: readonly Kind[] } | null;
}

/** An issue through time; `issue` null gathers what no issue was found for. */
export interface Strand {
  readonly issue: string | null;
  /** Oldest first. */
  readonly moments: readonly Moment[];
}

/** All parties that hold positions, those of the most articles first. */
export function partiesOf(articles: readonly ArticleRecord[]): PartyKept[] {
  const names = new Map<string, string[]>();
  for (const article of articles) {
    const here = new Map(
      article.positions.flatMap(({ party }) => (party === null ? [] : [[keyOf(party, article), party]])),
    );
    for (const [key, name] of here) names.set(key, [...(names.get(key) ?? []), name]);
  }
  return [...names]
    .map(([key, list]) => ({ key, name: mostFrequent(list), articles: list.length }))
    .sort((a, b) => b.articles - a.articles || a.name.localeCompare(b.name));
}

/** A party's issues through time: those that return in the most articles first. */
export function timelineOf(articles: readonly ArticleRecord[], party: string): Strand[] {
  const strands: { issue: string | null; words: Set<string>; moments: Moment[] }[] = [];
  for (const article of [...articles].sort((a, b) => timeOf(a) - timeOf(b))) {
    const own = article.positions.filter(
      (position) => position.party !== null && keyOf(position.party, article) === party,
    );
    const here = new Map<(typeof strands)[number], PositionRecord[]>();
    for (const { position } of folded(own)) {
      const words = contentWords(position.issue ?? '');
      let strand = strands.find(({ issue, words: theirs }) =>
        position.issue === null ? issue === null : issue !== null && alike(words, theirs),
      );
      if (!strand) {
        strand = { issue: position.issue, words, moments: [] };
        strands.push(strand);
      }
      here.set(strand, [...(here.get(strand) ?? []), position]);
    }
    for (const [strand, positions] of here)
      strand.moments.push({ article, positions, moved: movedFrom(strand.moments.at(-1), positions) });
  }
  return strands
    .map(({ issue, moments }) => ({ issue, moments }))
    .sort((a, b) => Number(a.issue === null) - Number(b.issue === null) || b.moments.length - a.moments.length);
}

function movedFrom(before: Moment | undefined, now: readonly PositionRecord[]): Moment['moved'] {
  if (!before) return null;
  const kinds = (positions: readonly PositionRecord[]) => [...new Set(positions.map(({ kind }) => kind))];
  const [then, since] = [kinds(before.positions), kinds(now)];
  const from = then.filter((kind) => !since.includes(kind));
  const to = since.filter((kind) => !then.includes(kind));
  return from.length + to.length > 0 ? { from, to } : null;
}

/** A state is the same under any name ("Russia", "the Russian Federation"); others by their name without article and case. */
function keyOf(name: string, { parties }: ArticleRecord): string {
  const party = parties.find((party) => party.name === name);
  if (party?.country) return party.country;
  return name
    .toLowerCase()
    .replace(/^(?:the|an?)\s+/, '')
    .replace(/[’']/g, '');
}

function mostFrequent(names: readonly string[]): string {
  const count = (name: string) => names.filter((other) => other === name).length;
  return [...names].sort((a, b) => count(b) - count(a))[0] ?? '';
}

const FUNCTION_WORDS = new Set([
  'the',
  'and',
  'for',
  'with',
  'from',
  'its',
  'their',
  'his',
  'her',
  'any',
  'all',
  'new',
]);

/** Issues are noun phrases: without function words and plural endings, two names of one thing share most of their words. */
function contentWords(label: string): Set<string> {
  const words = label.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? [];
  return new Set(words.filter((word) => !FUNCTION_WORDS.has(word)).map((word) => word.replace(/(?<=\p{L}{3})s$/u, '')));
}

function alike(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const shared = [...a].filter((word) => b.has(word)).length;
  return shared > 0 && shared * 2 >= Math.min(a.size, b.size);
}
