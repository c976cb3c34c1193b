import type { Cast } from './cast.ts';
import roles from './roles.json';

/** Nouns by which people and bodies are described, and what an article's own bodies are called. */

const groupNouns = new Set(roles.group);
export const bodyNouns = new Set(roles.body);
export const officeNouns = new Set(roles.office);
export const personNouns = new Set(roles.person);
export const official = new Set(roles.official);
export const TOO_VAGUE = new Set(
  'some many most several others people women men sources members polls reports documents parties sides all both it this that those these none one report study poll survey letter statement memo document article media bill lawsuit filing indictment complaint'.split(
    ' ',
  ),
);
export const PLAIN = new Set(
  'last first other same next own thing which that only main new whole entire former most more many few several two three dozen hundred thousand various different who whose what'.split(
    ' ',
  ),
);
const NOT_PEOPLE = new Set(
  'numbers papers letters orders matters borders powers offers factors sectors errors others members computers borders weathers quarters headquarters answers chapters barriers careers centers centres theaters theatres rivers towers winters summers corners mirrors doctors flowers shoulders'.split(
    ' ',
  ),
);
export const QUANTITY = new Set(
  'number roster handful majority dozens hundreds thousands millions tens lot couple pair half most many some several members group coalition crowd scores'.split(
    ' ',
  ),
);
export const DOCUMENT = new Set(
  'statement letter resolution bill report memo document lawsuit complaint filing amendment budget law measure plan proposal draft article editorial op-ed petition'.split(
    ' ',
  ),
);
export const OWN_TEAM = new Set('team campaign lawyers attorneys aides advisers advisors'.split(' '));
export const LAWMAKERS = new Set(['lawmakers', 'legislators']);
export const STATE_BODY = new Set(
  'government military army regime parliament authorities troops forces cabinet police leadership'.split(' '),
);

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
