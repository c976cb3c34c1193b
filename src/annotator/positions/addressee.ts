import { phraseOf, withDeterminer } from '../attribution/framed.ts';
import type { Stage } from '../entities/stage.ts';
import weights from './addressee.json';
import { type Choice, likeliest } from './choice.ts';
import { roleOf } from './grammatical-role.ts';
import type { Held } from './position.ts';

/**
 * To whom each position is addressed: the likeliest of the parties that the article names, by a conditional logit over
 * what the frame says, where the party is named, and who quarrels with whom in the article. "Nobody" is one of the
 * choices. The weights are fitted by `scripts/fit-links.ts`.
 */

/** So many of the parties that an article names most are always asked for; others where they are named nearby. */
const ALWAYS = 8;
/** Sentences that say what an article is about: its headline and what follows it. */
const LEAD = 3;
/** So many parties of one sentence are counted as named together. */
const CROWD = 8;
/** Sentences around a position in which every party that is named is asked for. */
const NEAR = 1;

/** Party keys by index; null where it stays open. */
export function addresseesOf(stage: Stage, positions: readonly Held[]): (string | null)[] {
  return addresseeChoices(stage, positions).map((choices) => likeliest(choices, weights.weights));
}

/** What can be chosen from for each position. Linear in the article's length and its number of positions. */
export function addresseeChoices(stage: Stage, positions: readonly Held[]): Choice<string>[][] {
  const map = namedParties(stage);
  const held = count(positions.map((p) => p.roles.holder?.party));
  const told = count(positions.map((p) => p.roles.addressee));
  const toldBy = new Set(positions.map((p) => `${p.roles.holder?.party}>${p.roles.addressee}`));
  const rank = rankOf(map.total);
  const together = companyOf(stage, map);
  const heldRank = rankOf(held);
  return positions.map((p, index) => {
    const own = p.roles.holder?.party ?? null;
    const near = nearby(stage, map, p);
    const asked = new Set<string>([...near.keys()]);
    for (const [key, r] of rank) if (r < ALWAYS) asked.add(key);
    for (const [key, r] of heldRank) if (r < ALWAYS) asked.add(key);
    if (p.roles.addressee !== null) asked.add(p.roles.addressee);
    const shown = byNetwork(stage, p);
    if (shown !== null) asked.add(shown);
    if (own !== null) asked.delete(own);
    const before = otherHolder(positions, index, -1, own);
    const after = otherHolder(positions, index, 1, own);
    const { frame } = p.match.pattern;
    const place = frame.addressee instanceof Set ? 'preposition' : (frame.addressee ?? 'none');
    const quoted = (stage.doc.words[p.match.at]?.quote ?? -1) >= 0;
    const none: Choice<string> = {
      what: null,
      features: [
        'none',
        `none:${p.kind}`,
        `none:${typeOf(stage, own)}`,
        `none:${p.roles.addressee === null ? 'open' : 'told'}`,
        shown === null ? 'none by network' : 'some by network',
      ],
    };
    return [
      none,
      ...[...asked].map((key): Choice<string> => {
        const where = near.get(key) ?? [];
        const type = typeOf(stage, key);
        const features = [
          `type:${type}`,
          `pair:${typeOf(stage, own)}>${type}`,
          `rank:${Math.min(rank.get(key) ?? 5, 5)}`,
          `holder:${held.has(key) ? Math.min(heldRank.get(key) ?? 3, 3) : 'never'}`,
          ...where.map((w) => `at:${w}`),
          ...where.map((w) => `at+kind:${w}/${p.kind}`),
          ...where.map((w) => `at+type:${w}/${type}`),
        ];
        if (where.length === 0) features.push('far');
        const company = own === null ? -1 : (together.get(own)?.indexOf(key) ?? -1);
        features.push(company < 0 ? 'never together' : `together:${Math.min(company, 3)}`);
        if (company === 0)
          features.push(`together most/${p.kind}`, `together most/${where.length === 0 ? 'far' : 'near'}`);
        if (map.first.has(key)) features.push('in the lead', `in the lead/${type}`);
        if (p.roles.addressee === key)
          features.push('rule', `rule:${place}`, `rule+kind:${p.kind}`, `rule:${frame.id}`);
        else if (p.roles.addressee !== null) features.push('other by rule');
        if (shown === key)
          features.push(
            'network',
            `network:${p.kind}`,
            `network:${type}`,
            p.roles.addressee === key ? 'network+rule' : 'network alone',
          );
        else if (shown !== null) features.push('other by network');
        if (told.has(key)) features.push('told', `told:${Math.min(told.get(key) ?? 0, 3)}`);
        if (toldBy.has(`${own}>${key}`)) features.push('told by the same');
        if (toldBy.has(`${key}>${own}`)) features.push('tells the same');
        if (before === key) features.push('before');
        if (after === key) features.push('after');
        if (p.roles.speaker?.party === key) features.push(`voice${quoted ? ' quoted' : ''}`);
        if (own !== null && isBody(own) && isBody(key)) features.push(`sides:${own}>${key}`);
        if (isBody(key)) features.push(`side:${key}`);
        return { what: key, features };
      }),
    ];
  });
}

/** The party that the network's span for the addressee means, or null. */
function byNetwork(stage: Stage, p: Held): string | null {
  const span = p.match.network?.addressee[0];
  const phrase = span === undefined ? null : withDeterminer(stage.doc, phraseOf(stage.doc, span));
  return phrase === null ? null : (stage.resolver.resolve(phrase)?.party ?? null);
}

/** Where parties are named: their total, and for every word the party named there or null. */
interface Named {
  readonly at: (word: number) => string | null;
  readonly total: ReadonlyMap<string, number>;
  /** The parties that the headline or the first sentences name. */
  readonly first: ReadonlySet<string>;
}

function namedParties(stage: Stage): Named {
  const { cast, allegiance } = stage;
  const total = new Map<string, number>();
  for (const entity of cast.entities) {
    const key = allegiance.of(entity.id);
    if (key === null || (entity.type === 'unsure' && entity.mentions.length < 2)) continue;
    total.set(key, (total.get(key) ?? 0) + entity.mentions.length);
  }
  const at = (word: number): string | null => {
    const id = cast.at[word] ?? -1;
    return id < 0 ? null : allegiance.of(id);
  };
  const first = new Set<string>();
  const end = stage.doc.sentences[Math.min(LEAD, stage.doc.sentences.length) - 1]?.last ?? 0;
  for (let i = 0; i < end; i++) {
    const key = at(i);
    if (key !== null) first.add(key);
  }
  return { at, total, first };
}

/** For each party those that sentences name with it, most often first. */
function companyOf(stage: Stage, named: Named): ReadonlyMap<string, readonly string[]> {
  const out = new Map<string, Map<string, number>>();
  for (const sentence of stage.doc.sentences) {
    const here = new Set<string>();
    for (let i = sentence.first; i < sentence.last && here.size < CROWD; i++) {
      const key = named.at(i);
      if (key !== null) here.add(key);
    }
    for (const a of here) {
      const row = out.get(a) ?? new Map<string, number>();
      for (const b of here) if (a !== b) row.set(b, (row.get(b) ?? 0) + 1);
      out.set(a, row);
    }
  }
  return new Map([...out].map(([key, row]) => [key, [...rankOf(row).keys()]]));
}

/** The parties named around a position, with the places where: before the cue, first or later behind it, around. */
function nearby(stage: Stage, named: Named, p: Held): Map<string, string[]> {
  const { doc } = stage;
  const out = new Map<string, string[]>();
  const own = p.roles.holder?.party ?? null;
  const add = (key: string, where: string): void => {
    const list = out.get(key) ?? [];
    if (!list.includes(where)) list.push(where);
    out.set(key, list);
  };
  const sentence = doc.sentences[p.sentence];
  if (sentence === undefined) return out;
  let order = 0;
  for (let i = sentence.first; i < sentence.last; i++) {
    const key = named.at(i);
    if (key === null && i > p.match.at && i < p.last) {
      const meant = stage.resolver.meantAt(i)?.party ?? null;
      if (meant !== null && meant !== own) add(meant, `meant as ${roleOf(doc, i)}`);
    }
    if (key === null || key === own || (i > sentence.first && named.at(i - 1) === key)) continue;
    if (i < p.match.at) add(key, 'before');
    else if (i < p.last) {
      add(key, order === 0 ? 'first inside' : 'inside');
      add(key, `${order === 0 ? 'first ' : ''}as ${roleOf(doc, i)}`);
      order++;
    } else add(key, 'behind');
  }
  for (let d = 1; d <= NEAR; d++) {
    for (const [side, index] of [
      ['previous', p.sentence - d],
      ['next', p.sentence + d],
    ] as const) {
      const other = doc.sentences[index];
      if (other === undefined) continue;
      for (let i = other.first; i < other.last; i++) {
        const key = named.at(i);
        if (key !== null && key !== own) add(key, side);
      }
    }
  }
  return out;
}

/** The holder of the nearest position to one side that is another's. */
function otherHolder(positions: readonly Held[], index: number, step: 1 | -1, own: string | null): string | null {
  for (let i = index + step, n = 0; n < 4; i += step, n++) {
    const key = positions[i]?.roles.holder?.party ?? null;
    if (key !== null && key !== own) return key;
  }
  return null;
}

function count(keys: readonly (string | null | undefined)[]): Map<string, number> {
  const out = new Map<string, number>();
  for (const key of keys) if (key) out.set(key, (out.get(key) ?? 0) + 1);
  return out;
}

function rankOf(counts: ReadonlyMap<string, number>): Map<string, number> {
  return new Map([...counts].sort((a, b) => b[1] - a[1]).map(([key], i) => [key, i]));
}

const isBody = (key: string): boolean => key.startsWith('body:') || key === 'state:US';

/** What kind of a party a key means: a state, a body, a group, a person with or without an office, an organisation. */
function typeOf(stage: Stage, key: string | null): string {
  if (key === null) return 'none';
  const kind = key.split(':')[0] ?? 'none';
  const entity = kind === 'entity' ? stage.cast.entities[Number(key.slice('entity:'.length))] : undefined;
  return entity === undefined ? kind : entity.type === 'person' ? (entity.office ?? 'person') : entity.type;
}
