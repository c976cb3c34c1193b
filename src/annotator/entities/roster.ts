import type { Party, Span, Speaker } from '../annotation.ts';
import { spanOf } from './document.ts';
import type { Referent } from './referent.ts';
import type { Stage } from './stage.ts';

/** Gives out the ids of speakers and parties, in the order in which they are asked for, and writes both lists. */
export class Roster {
  private readonly speakerIds = new Map<string, string>();
  private readonly speakers: { referent: Referent; spans: Span[] }[] = [];
  private readonly partyIds = new Map<string, string>();
  private readonly partyKeys: string[] = [];

  constructor(private readonly stage: Stage) {}

  /** Id of the speaker that a referent is; `span` is where the article mentions it there. */
  speaker(referent: Referent, span: Span | null): string {
    let id = this.speakerIds.get(referent.key);
    if (id === undefined) {
      id = `s${this.speakers.length + 1}`;
      this.speakerIds.set(referent.key, id);
      this.speakers.push({ referent, spans: [] });
      if (referent.party !== null) this.party(referent.party);
    }
    const entry = this.speakers[Number(id.slice(1)) - 1];
    if (span !== null && entry !== undefined && referent.entity < 0) entry.spans.push(span);
    return id;
  }

  /** Id of the party with a key. */
  party(key: string): string | null {
    const known = this.partyIds.get(key);
    if (known !== undefined) return known;
    if (this.stage.allegiance.record(key, this.stage.resolver.descriptions.groups) === null) return null;
    const id = `p${this.partyKeys.length + 1}`;
    this.partyIds.set(key, id);
    this.partyKeys.push(key);
    return id;
  }

  speakerList(): Speaker[] {
    return this.speakers.map(({ referent, spans }, i) => ({
      id: `s${i + 1}`,
      name: referent.name,
      role: referent.role,
      party: referent.party === null ? null : (this.partyIds.get(referent.party) ?? null),
      mentions: referent.entity >= 0 ? this.mentionsOf(referent.entity) : unique(spans),
    }));
  }

  partyList(): Party[] {
    const byParty = new Map<string, Span[]>();
    for (const entity of this.stage.cast.entities) {
      const key = this.stage.allegiance.of(entity.id);
      if (key === null || !this.partyIds.has(key)) continue;
      const list = byParty.get(key) ?? [];
      list.push(...this.mentionsOf(entity.id));
      byParty.set(key, list);
    }
    return this.partyKeys.flatMap((key, i) => {
      const record = this.stage.allegiance.record(key, this.stage.resolver.descriptions.groups);
      if (record === null) return [];
      const spans = [...(byParty.get(key) ?? []), ...(this.stage.resolver.descriptions.mentions.get(key) ?? [])];
      return [
        { id: `p${i + 1}`, name: record.name, kind: record.kind, country: record.country, mentions: unique(spans) },
      ];
    });
  }

  private mentionsOf(id: number): Span[] {
    return (this.stage.cast.entities[id]?.mentions ?? []).map((m) => spanOf(this.stage.doc, m.first, m.last));
  }
}

/** Sorted, each once, and only those that cover something. */
function unique(spans: readonly Span[]): Span[] {
  const seen = new Map<string, Span>();
  for (const span of spans) if (span.end > span.start) seen.set(`${span.start}-${span.end}`, span);
  return [...seen.values()].sort((a, b) => a.start - b.start || a.end - b.end);
}
