import type { Cast } from './cast.ts';
import roles from './roles.json';

/** Nouns by which people and bodies are described, and what an article's own bodies are called. */

const groupNouns = new Set(roles.group);
export const bodyNouns = new Set(roles.body);
export const officeNouns = new Set(roles.office);
export const personNouns = new Set(roles.person);
export const official = new Set(roles.official);
export const TOO_VAGUE = new Set(roles.vague);
export const PLAIN = new Set(roles.plain);
const NOT_PEOPLE = new Set(roles.notPeople);
export const QUANTITY = new Set(roles.quantity);
export const DOCUMENT = new Set(roles.document);
export const OWN_TEAM = new Set(roles.ownTeam);
export const LAWMAKERS = new Set(roles.lawmakers);
export const STATE_BODY = new Set(roles.stateBody);

const lastWords = new WeakMap<Cast, ReadonlySet<string>>();

/** What the bodies of an article are by name: "hospital" for "St. Alban’s Hospital". */
export function lastWordsOf(cast: Cast): ReadonlySet<string> {
  const cached = lastWords.get(cast);
  if (cached !== undefined) return cached;
  const found = new Set<string>();
  for (const e of cast.entities)
    if (e.type === 'organization' && / /.test(e.name)) found.add(e.name.split(/\s+/).at(-1)?.toLowerCase() ?? '');
  lastWords.set(cast, found);
  return found;
}

const enterprises = new WeakMap<Cast, ReadonlySet<number>>();

/** Bodies with a chief executive or a chairman, by id: what "the company" can mean. */
export function enterprisesOf(cast: Cast): ReadonlySet<number> {
  const cached = enterprises.get(cast);
  if (cached !== undefined) return cached;
  const found = new Set<number>();
  for (const e of cast.entities)
    if (e.affiliation !== null && /chief executive|CEO|chairman|chairwoman/.test(e.role ?? ''))
      found.add(e.affiliation);
  enterprises.set(cast, found);
  return found;
}

/** A noun for several people: listed, or made from what they do ("dockers", "unionists"). */
export function isGroup(noun: string): boolean {
  return groupNouns.has(noun) || (noun.length > 6 && /(?:ers|ors|ists|eers)$/.test(noun) && !NOT_PEOPLE.has(noun));
}
