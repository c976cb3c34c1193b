import { KINDS, type Kind, type Party } from '../../src/annotator/annotation.ts';
import type { Reading } from '../../src/messages.ts';
import { type Item, itemsOf } from './items.ts';

/** Someone who speaks for a party. */
export interface Voice {
  readonly name: string;
  readonly role: string | null;
  /** How many statements the article gives of it, direct or reported. */
  readonly statements: number;
}

/** A party as the popup shows it; `party` null gathers the positions whose holder the article does not name. */
export interface Card {
  readonly party: Party | null;
  /** Most quoted first. */
  readonly voices: readonly Voice[];
  /** How many different positions of each kind it has, in the order of `KINDS`. */
  readonly tally: readonly { readonly kind: Kind; readonly count: number }[];
  /** By kind in the order of `KINDS`, empty ones left out. */
  readonly groups: readonly { readonly kind: Kind; readonly items: readonly Item[] }[];
}

/** A card a party, most active first, unnamed holders last. */
export function cardsOf(reading: Reading): Card[] {
  const { annotation } = reading;
  const parties = new Map(annotation.parties.map((party) => [party.id, party]));
  const statements = new Map<string | null, number>();
  for (const { speaker } of annotation.attributions) statements.set(speaker, (statements.get(speaker) ?? 0) + 1);

  const byParty = new Map<string | null, Item[]>();
  for (const item of itemsOf(reading)) {
    const known = item.party !== null && parties.has(item.party) ? item.party : null;
    byParty.set(known, [...(byParty.get(known) ?? []), item]);
  }
  return [...byParty].map(([id, items]): Card => {
    const party = (id !== null && parties.get(id)) || null;
    const groups = KINDS.map((kind) => ({ kind, items: items.filter((item) => item.kind === kind) }));
    return {
      party,
      voices: annotation.speakers
        .filter((speaker) => party !== null && speaker.party === party.id && speaker.name !== party.name)
        .map(({ id, name, role }) => ({ name, role, statements: statements.get(id) ?? 0 }))
        .sort((a, b) => b.statements - a.statements),
      tally: groups.map(({ kind, items }) => ({ kind, count: items.length })),
      groups: groups.filter(({ items }) => items.length > 0),
    };
  });
}
