import type { Span } from '../annotation.ts';
import { countBelow } from './below.ts';
import type { Cast, Entity } from './cast.ts';
import { type Document, spanOf, textOf } from './document.ts';
import { nearestNamed } from './pronoun.ts';
import type { Scene } from './stage.ts';

const OFFICE = /prime minister|president|chancellor|foreign minister|senator|secretary|speaker|governor|mayor/;
const HEADS = new Set(['leader', 'premier', 'spokesman', 'spokeswoman', 'chief', 'envoy']);
/** More holders of offices than this are no longer compared; an article names a dozen. */
const MOST = 200;
/** "The Maine Republican" is one who was named not more sentences ago than this. */
const SENTENCES_BACK = 8;
const holders = new WeakMap<Cast, readonly Entity[]>();

/** Persons with a title or a role, the most talked of first. */
function holdersOf(scene: Scene): readonly Entity[] {
  const cached = holders.get(scene.cast);
  if (cached !== undefined) return cached;
  const list = scene.cast.entities
    .filter((e) => e.known === null && e.type !== 'organization' && e.mentions.length > 0)
    .filter((e) => e.role !== null || e.office !== null || scene.allegiance.isPresident(e.id))
    .sort((a, b) => b.mentions.length - a.mentions.length)
    .slice(0, MOST);
  holders.set(scene.cast, list);
  return list;
}

/**
 * Whom "the prime minister", "the Ukrainian leader" or "the senator" means: the holder of that office, of that state or
 * body where it is named, who is talked of most and was named before word `at`, or else will be; null without one.
 */
export function officeHolder(scene: Scene, head: string, whose: number | null, at: number, end: number): number | null {
  const { cast, allegiance } = scene;
  if (whose !== null && cast.entities[whose]?.type === 'person') return null;
  const wanted = OFFICE.exec(textOf(scene.doc, at, end).toLowerCase())?.[0] ?? null;
  // "the Republican president": the adjective names no state.
  const key = whose === null ? '' : (cast.entities[whose]?.known?.key ?? '');
  const owner = key === 'body:Republicans' || key === 'body:Democrats' ? null : whose;
  let best: number | null = null;
  let bestScore = 0;
  let later: number | null = null;
  let laterScore = 0;
  for (const entity of holdersOf(scene)) {
    let score = scoreOf(entity, wanted, head, owner !== null, allegiance.isPresident(entity.id));
    if (score > 0 && owner !== null) {
      const same = entity.affiliation === owner || allegiance.of(entity.id) === allegiance.of(owner);
      score = same ? score + 3 : 0;
    }
    if ((entity.mentions[0]?.first ?? at) >= at) {
      // A lead says "China’s foreign minister", the sentence behind it names him.
      if (owner === null || score <= laterScore) continue;
      later = entity.id;
      laterScore = score;
    } else if (score > bestScore) {
      best = entity.id;
      bestScore = score;
    }
  }
  return best ?? later;
}

function scoreOf(entity: Entity, wanted: string | null, head: string, owned: boolean, president: boolean): number {
  const role = (entity.role ?? '').toLowerCase();
  if (wanted === 'president' && !owned)
    return president ? 3 : role.includes('president') && !role.includes('vice') ? 1 : 0;
  if (wanted === 'senator') return /^sen|senator/.test(role) ? 2 : 0;
  if (wanted !== null) return role.includes(wanted) && !/\bvice\b/.test(role) ? 2 : 0;
  return HEADS.has(head) && entity.office === 'office' && owned ? 1 : 0;
}

const SIDES: Readonly<Record<string, string>> = { republican: 'body:Republicans', democrat: 'body:Democrats' };

/**
 * Whom "the Maine Republican" means: the legislator of that party who was named last, or whoever was whose party is not
 * said; null without one.
 */
export function memberNamed(scene: Scene, head: string, at: number): number | null {
  const side = SIDES[head];
  if (side === undefined) return null;
  const { doc, cast } = scene;
  const found = nearestNamed(doc, cast, at, SENTENCES_BACK, (id) => cast.entities[id]?.partisan === side);
  if (found >= 0) return cast.names[found]?.entity ?? null;
  const anybody = nearestNamed(doc, cast, at, SENTENCES_BACK, (id) => {
    const entity = cast.entities[id];
    return entity?.type === 'person' && entity.partisan === null && entity.affiliation === null;
  });
  return cast.names[anybody]?.entity ?? null;
}

/** Where an entity was last named before word `at`. */
export function lastMention(doc: Document, cast: Cast, id: number, at: number): Span | null {
  const mentions = cast.entities[id]?.mentions ?? [];
  const found = mentions[countBelow(mentions, at, (mention) => mention.first) - 1];
  return found === undefined ? null : spanOf(doc, found.first, found.last);
}
