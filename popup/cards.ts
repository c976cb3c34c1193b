import { KINDS, type Kind, type PartyKind, type Span } from '../src/annotator/annotation.ts';
import type { Reading } from '../src/messages.ts';

/** One position as the popup lists it: a faithful quote with what belongs to it. */
export interface Item {
  readonly id: string;
  readonly kind: Kind;
  readonly quote: string;
  /** Null where the party itself speaks. */
  readonly speaker: string | null;
  readonly addressee: string | null;
  /** Null where it lies inside the quote and would be read twice. */
  readonly condition: string | null;
  readonly uncertain: boolean;
  /** Where it stands; more than one where the article repeats it. */
  readonly places: readonly Span[];
}

export interface Voice {
  readonly name: string;
  readonly role: string | null;
}

/** A party as the popup shows it; `name` null gathers the positions whose holder the article does not name. */
export interface Card {
  readonly id: string;
  readonly name: string | null;
  readonly kind: PartyKind | null;
  readonly voices: readonly Voice[];
  /** By kind in the order of `KINDS`, empty ones left out. */
  readonly groups: readonly { readonly kind: Kind; readonly items: readonly Item[] }[];
}

/** Below this confidence a position is shown as uncertain. */
const CERTAIN = 0.5;

const otherThan = (party: string | undefined, speaker: string | undefined) =>
  speaker === undefined || speaker === party ? null : speaker;

/** The popup's view of a reading: a card a party, in the summary's order. */
export function cardsOf({ article, annotation }: Reading): Card[] {
  const parties = new Map(annotation.parties.map((party) => [party.id, party]));
  const speakers = new Map(annotation.speakers.map((speaker) => [speaker.id, speaker]));
  const positions = new Map(annotation.positions.map((position) => [position.id, position]));
  const quote = (span: Span) => article.text.slice(span.start, span.end).replace(/\s+/g, ' ');

  return annotation.summary.map((summary) => {
    const party = summary.party === null ? undefined : parties.get(summary.party);
    const items = summary.entries.flatMap((entry): Item[] => {
      const places = entry.positions.flatMap((id) => positions.get(id) ?? []);
      const first = places[0];
      if (!first) return [];
      const { span, condition } = first;
      const inside = condition !== null && condition.start >= span.start && condition.end <= span.end;
      return [
        {
          id: first.id,
          kind: first.kind,
          quote: quote(span),
          speaker: otherThan(party?.name, speakers.get(first.speaker ?? '')?.name),
          addressee: (first.addressee && parties.get(first.addressee)?.name) || null,
          condition: condition && !inside ? quote(condition) : null,
          uncertain: first.confidence < CERTAIN,
          places: places.map((place) => place.span),
        },
      ];
    });
    return {
      id: party?.id ?? 'unnamed',
      name: party?.name ?? null,
      kind: party?.kind ?? null,
      voices: summary.speakers.flatMap((id) => {
        const speaker = speakers.get(id);
        return speaker && speaker.name !== party?.name ? [{ name: speaker.name, role: speaker.role }] : [];
      }),
      groups: KINDS.map((kind) => ({ kind, items: items.filter((item) => item.kind === kind) })).filter(
        (group) => group.items.length > 0,
      ),
    };
  });
}
