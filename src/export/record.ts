/**
 * An article's positions as plain data, names and quotes instead of ids and offsets: the one shape behind every export,
 * the print view and the kept articles.
 */

import { mostActiveFirst } from '../activity.ts';
import type { Kind, PartyKind, Position, Span } from '../annotator/annotation.ts';
import type { Reading } from '../messages.ts';

/** Goes with everything that leaves the extension in a format for machines; pages say it in the reader's language. */
export const NOTE = 'Machine-made, may be wrong.';

export interface PositionRecord {
  readonly id: string;
  /** Null where the article does not say. */
  readonly party: string | null;
  readonly kind: Kind;
  /** The article's own words, white space collapsed. */
  readonly quote: string;
  readonly speaker: string | null;
  readonly role: string | null;
  readonly addressee: string | null;
  readonly condition: string | null;
  /** The thing in dispute, in the article's words. */
  readonly issue: string | null;
  /** The id of the position that this one says again. */
  readonly repeats: string | null;
  /** The id of the other side's position that this one answers. */
  readonly answers: string | null;
  /** 0…1 */
  readonly confidence: number;
  /** Offsets into the article's text. */
  readonly start: number;
  readonly end: number;
}

export interface PartyRecord {
  readonly name: string;
  readonly kind: PartyKind;
  readonly country: string | null;
}

export interface ArticleRecord {
  readonly note: string;
  readonly title: string;
  readonly url: string;
  /** As the page says it; null where it does not. */
  readonly published: string | null;
  /** ISO 8601, UTC. */
  readonly read: string;
  /** Most active first. */
  readonly parties: readonly PartyRecord[];
  /** By party in the same order, within a party the strongest first; those of nobody named last. */
  readonly positions: readonly PositionRecord[];
}

export function recordOf({ title, url, published, article, annotation }: Reading, read = new Date()): ArticleRecord {
  const { parties, speakers, issues } = annotation;
  const summary = mostActiveFirst(annotation.summary);
  const byId = <T extends { readonly id: string }>(list: readonly T[], id: string | null) =>
    list.find((one) => one.id === id);
  const quote = ({ start, end }: Span) => article.text.slice(start, end).replace(/\s+/g, ' ').trim();

  const record = (position: Position, repeats: string | null): PositionRecord => {
    const speaker = byId(speakers, position.speaker);
    return {
      id: position.id,
      party: byId(parties, position.party)?.name ?? null,
      kind: position.kind,
      quote: quote(position.span),
      speaker: speaker?.name ?? null,
      role: speaker?.role ?? null,
      addressee: byId(parties, position.addressee)?.name ?? null,
      condition: position.condition && quote(position.condition),
      issue: byId(issues, position.issue)?.label ?? null,
      repeats,
      answers: position.answers,
      confidence: position.confidence,
      start: position.span.start,
      end: position.span.end,
    };
  };

  const listed = summary.flatMap(({ entries }) =>
    entries.flatMap(({ positions: [first, ...others] }) => [
      { id: first ?? '', repeats: null },
      ...others.map((id) => ({ id, repeats: first ?? null })),
    ]),
  );
  const known = new Set(listed.map(({ id }) => id));
  const rest = annotation.positions.filter(({ id }) => !known.has(id)).map(({ id }) => ({ id, repeats: null }));
  return {
    note: NOTE,
    title: title.replace(/\s+/g, ' ').trim(),
    url,
    published,
    read: read.toISOString(),
    parties: summary.flatMap(({ party }) => {
      const found = byId(parties, party);
      return found ? { name: found.name, kind: found.kind, country: found.country } : [];
    }),
    positions: [...listed, ...rest].flatMap(({ id, repeats }) => {
      const position = byId(annotation.positions, id);
      return position ? record(position, repeats) : [];
    }),
  };
}

/** Positions that say the same together, first the one to quote. */
export function folded(positions: readonly PositionRecord[]): { position: PositionRecord; places: number }[] {
  return positions
    .filter(({ repeats }) => repeats === null)
    .map((position) => ({ position, places: 1 + positions.filter(({ repeats }) => repeats === position.id).length }));
}

/** The positions party by party, in the record's order; null is nobody named. */
export function byParty({ positions }: ArticleRecord): Map<string | null, PositionRecord[]> {
  const groups = new Map<string | null, PositionRecord[]>();
  for (const position of positions) groups.set(position.party, [...(groups.get(position.party) ?? []), position]);
  return groups;
}

/** Milliseconds for sorting: when it was published, or else when it was read. */
export function timeOf({ published, read }: ArticleRecord): number {
  const time = Date.parse(published ?? '');
  return Number.isNaN(time) ? Date.parse(read) : time;
}
