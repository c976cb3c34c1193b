import type { PartyKind } from '../annotation.ts';
import { type Cast, type Entity, isCalled } from './cast.ts';
import type { Document } from './document.ts';
import { knownOf } from './gazetteer.ts';
import { type Chamber, majorityOf, type Setting, sideOf } from './setting.ts';

/** A party before it gets its id: `key` is "state:UA", "body:NATO", "entity:7" or "group:nurses". */
export interface PartyRecord {
  readonly key: string;
  readonly name: string;
  readonly kind: PartyKind;
  readonly country: string | null;
}

const GOVERNMENT = 'group:government';
const EXECUTIVE =
  /\b(?:President|president|Vice President|White House|Secretary|secretary|Press Secretary|Attorney General|National Security|administration|Chief of Staff)\b/;
const CHAMBER_LEADER =
  /\b(?:Speaker|Majority Leader|Minority Leader|Majority Whip|Minority Whip|[Mm]ajority [Ll]eader|[Mm]inority [Ll]eader|Republican leader|Democratic leader|Republican Leader|Democratic Leader|[Ww]hip|top Republican|top Democrat)\b/;

/** Decides for which party an entity holds a position. */
export class Allegiance {
  private readonly cache = new Map<number, string | null>();
  private readonly majorities = new Map<Chamber, string | null>();
  private readonly presidents: Set<number>;

  constructor(
    private readonly doc: Document,
    private readonly cast: Cast,
    private readonly setting: Setting,
  ) {
    this.presidents = presidentsOf(doc, cast);
  }

  /** Who holds a chamber, read once. */
  private majority(chamber: Chamber): string | null {
    const cached = this.majorities.get(chamber);
    if (cached !== undefined) return cached;
    const found = majorityOf(this.doc, chamber);
    this.majorities.set(chamber, found);
    return found;
  }

  /** Party key of an entity; null if the article does not say. */
  of(id: number): string | null {
    const cached = this.cache.get(id);
    if (cached !== undefined) return cached;
    this.cache.set(id, null);
    const entity = this.cast.entities[id];
    const party = entity === undefined ? null : this.decide(entity);
    this.cache.set(id, party);
    return party;
  }

  /** Whether an entity is called president of the country that the article is at home in. */
  isPresident(id: number): boolean {
    return this.presidents.has(id);
  }

  private decide(entity: Entity): string | null {
    if (entity.known !== null)
      return entity.known.key === 'body:White House' ? this.setting.presidency : entity.known.key;
    if (entity.type === 'organization') {
      if (
        entity.affiliation !== null &&
        /\b(?:Ministry|Forces|Army|Military|Navy|Government|Parliament|Embassy|Cabinet|Administration)\b/.test(
          entity.name,
        )
      )
        return this.of(entity.affiliation);
      if (/\bAdministration$/.test(entity.name) && this.setting.american) return this.setting.presidency;
      return `entity:${entity.id}`;
    }
    const role = entity.role ?? '';
    if (CHAMBER_LEADER.test(role)) {
      const caucus = this.caucusOf(entity, role);
      if (caucus !== null) return caucus;
    }
    if (entity.affiliation !== null && entity.affiliation !== entity.id) {
      const whose = this.cast.entities[entity.affiliation];
      const key = whose?.known?.key ?? null;
      if (key === 'state:US')
        return entity.office === 'office' && EXECUTIVE.test(role)
          ? this.setting.presidency
          : entity.office === 'office'
            ? 'state:US'
            : `entity:${entity.id}`;
      if (entity.office === 'legislator') return `entity:${entity.id}`;
      if (
        entity.office === 'office' ||
        whose?.type === 'organization' ||
        whose?.known?.kind === 'organization' ||
        whose?.known?.kind === 'movement'
      ) {
        if (
          key === 'body:Senate' ||
          key === 'body:Congress' ||
          key === 'body:House of Representatives' ||
          key === 'body:Republicans' ||
          key === 'body:Democrats'
        )
          return `entity:${entity.id}`;
        return this.of(entity.affiliation);
      }
      if (whose?.known?.kind === 'state' && entity.office === null) return `entity:${entity.id}`;
    }
    if (this.presidents.has(entity.id))
      return this.setting.american ? this.setting.presidency : (this.setting.mainState ?? `entity:${entity.id}`);
    if (
      entity.affiliation === null &&
      /^(?:Prime Minister|Premier|prime minister|Chancellor)/.test(role) &&
      this.setting.mainState !== null &&
      this.setting.mainState !== 'state:US'
    )
      return this.setting.mainState;
    if (
      entity.affiliation === null &&
      this.setting.american &&
      /^(?:Secretary of State|Treasury Secretary|Defense Secretary|Attorney General|White House|Vice President|Press Secretary)/.test(
        role,
      )
    )
      return this.setting.presidency;
    // A minister of no named state speaks for the government that the article speaks of.
    if (
      entity.affiliation === null &&
      entity.type === 'person' &&
      /\b[Mm]inister$/.test(role) &&
      !/^[Ff]ormer\b/.test(role)
    ) {
      const state = this.setting.mainState ?? (this.setting.government ? GOVERNMENT : null);
      if (state !== null) return state;
    }
    return entity.type === 'person' || entity.mentions.length > 0 ? `entity:${entity.id}` : null;
  }

  /** "House Speaker John Boehner" leads the House Republicans, where the article says on which side he stands. */
  private caucusOf(entity: Entity, role: string): string | null {
    const side = entity.partisan ?? sideOf(this.doc, entity, role, (chamber) => this.majority(chamber));
    if (side === null) return null;
    const chamber = /Senate/.test(role) ? 'Senate' : /House|Speaker/.test(role) ? 'House' : null;
    const plain = side.slice('body:'.length);
    const own = chamber === null ? null : `body:${chamber} ${plain}`;
    // The chamber's caucus only where the article names it, or the side at large otherwise.
    if (own !== null && (this.cast.byKey.has(own) || side === 'body:Republicans')) return own;
    return side;
  }

  record(key: string, groups: ReadonlyMap<string, string>): PartyRecord | null {
    const known = knownOf(key);
    if (known !== undefined)
      return { key, name: this.nameOf(key, known.name), kind: known.kind, country: known.country };
    if (key.startsWith('entity:')) {
      const entity = this.cast.entities[Number(key.slice('entity:'.length))];
      if (entity === undefined) return null;
      const kind: PartyKind =
        entity.type === 'organization'
          ? /\b(?:Ministry|Department|Government|Administration|Office|Agency)\b/.test(entity.name)
            ? 'government'
            : isCalled(entity, 'group') && /Movement|Front/.test(entity.name)
              ? 'movement'
              : 'organization'
          : 'person';
      return { key, name: entity.name, kind, country: null };
    }
    const name = groups.get(key) ?? (key === GOVERNMENT ? 'government' : undefined);
    return name === undefined ? null : { key, name, kind: key === GOVERNMENT ? 'government' : 'group', country: null };
  }

  /** A state goes by the name the article uses for it most, as long as it is a name and no abbreviation. */
  private nameOf(key: string, fallback: string): string {
    const entity = this.cast.entities[this.cast.byKey.get(key) ?? -1];
    if (entity === undefined || entity.known?.kind !== 'state') return fallback;
    const counts = new Map<string, number>();
    for (const m of entity.mentions) {
      if (m.form !== 'name') continue;
      const text = this.doc.text.slice(this.doc.words[m.first]?.start ?? 0, this.doc.words[m.last - 1]?.end ?? 0);
      if (text.length > 4 && !/\./.test(text) && !/^the /i.test(text)) counts.set(text, (counts.get(text) ?? 0) + 1);
    }
    const best = [...counts].sort((a, b) => b[1] - a[1])[0];
    return best === undefined || key === 'state:US' ? fallback : best[0];
  }
}

/** Persons called "President X", or whose name stands before "administration". */
function presidentsOf(doc: Document, cast: Cast): Set<number> {
  const out = new Set<number>();
  for (const name of cast.names) {
    const entity = cast.entities[name.entity];
    if (entity === undefined || entity.known !== null || entity.type === 'organization') continue;
    const next = doc.words[name.last]?.lower;
    const title = doc.words
      .slice(name.titleFirst, name.first)
      .map((w) => w.text)
      .join(' ');
    const former = /^(?:former|ex|late|then)$/i.test(doc.words[name.titleFirst - 1]?.lower ?? '');
    const president = !former && /\bPresident$/.test(title) && !/\b(?:Vice|Former|former|ex)\b/.test(title);
    if (next === 'administration' || (president && entity.affiliation === null)) {
      entity.office ??= 'office';
      out.add(entity.id);
    }
    if (president && cast.entities[entity.affiliation ?? -1]?.known?.key === 'state:US') out.add(entity.id);
  }
  if (out.size === 0) {
    const unnamed = presidentByDescription(doc, cast);
    if (unnamed !== null) out.add(unnamed);
  }
  return out;
}

/**
 * An article that speaks of "the president" and titles nobody so means the man or woman it names most: everybody knows
 * him. Only where it does so more than once, and that person leads by far.
 */
function presidentByDescription(doc: Document, cast: Cast): number | null {
  let descriptions = 0;
  for (const word of doc.words) {
    if (word.lower !== 'president' || doc.words[word.index - 1]?.lower !== 'the') continue;
    if ((cast.at[word.index + 1] ?? -1) < 0 && doc.words[word.index + 1]?.lower !== 'of') descriptions++;
  }
  if (descriptions < 2) return null;
  const persons = cast.entities
    .filter((e) => e.known === null && e.type !== 'organization' && e.affiliation === null && e.office !== 'legislator')
    .sort((a, b) => b.mentions.length - a.mentions.length);
  const [first, second] = persons;
  if (first === undefined || first.mentions.length < 3 || first.mentions.length < 2 * (second?.mentions.length ?? 0))
    return null;
  first.office ??= 'office';
  return first.id;
}
