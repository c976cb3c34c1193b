import type { Cast, Entity } from './cast.ts';
import type { Document } from './document.ts';
import { lookUp } from './gazetteer.ts';
import { nearestNamed } from './pronoun.ts';
import roles from './roles.json';
import { isAuxiliary, isFiniteVerb, isName } from './wordclass.ts';

const roleNouns = new Set([...roles.person, ...roles.office]);
const officeNouns = new Set(roles.office);
const LONGEST_APPOSITION = 18;

/**
 * Reads whom persons speak for out of what stands behind their names: "Shawn Fain, president of the UAW",
 * "Sen. Rob Portman (R-Ohio)", "Ann Lee, who leads the union". Fills `role`, `affiliation` and `partisan`.
 */
export function readAffiliations(doc: Document, cast: Cast): void {
  for (const name of cast.names) {
    const entity = cast.entities[name.entity];
    if (entity === undefined || entity.type === 'known' || entity.type === 'organization') continue;
    readPartisanMark(doc, entity, name.last);
    readApposition(doc, cast, entity, name.last);
    readPossessor(doc, cast, entity, name.titleFirst, name.first);
    readPronounOwner(doc, cast, entity, name.titleFirst, name.first);
  }
}

/** "(R-Ohio)", ", D-N.Y.," behind a legislator's name. */
function readPartisanMark(doc: Document, entity: Entity, at: number): void {
  const mark = doc.words[at]?.text;
  if (mark !== '(' && mark !== ',') return;
  const near = doc.text.slice(doc.words[at]?.end ?? 0, (doc.words[at]?.end ?? 0) + 4).trim();
  const letter = /^([RD])(?:[-–—.)]|$)/.exec(near)?.[1];
  if (letter === undefined) return;
  entity.partisan ??= letter === 'R' ? 'body:Republicans' : 'body:Democrats';
  entity.type = 'person';
  entity.office ??= 'legislator';
}

function readApposition(doc: Document, cast: Cast, entity: Entity, at: number): void {
  const { words } = doc;
  const mark = words[at]?.text;
  if (mark !== ',' && mark !== '(' && mark !== '—' && mark !== '–') return;
  const sentenceEnd = doc.sentences[words[at]?.sentence ?? 0]?.last ?? 0;
  const limit = Math.min(sentenceEnd, at + 1 + LONGEST_APPOSITION);
  let role = -1;
  let end = at + 1;
  for (let i = at + 1; i < limit; i++) {
    const word = words[i];
    if (word === undefined || word.quote !== words[at]?.quote) break;
    if (
      word.text === ',' ||
      word.text === ')' ||
      word.text === ';' ||
      word.text === '.' ||
      word.text === '—' ||
      word.text === '–'
    )
      break;
    if (i === at + 1 && word.lower === 'who') {
      readRelative(doc, cast, entity, at + 2, limit);
      return;
    }
    const verb = word.xpos !== 'POS' && (isAuxiliary(word.lower) || isFiniteVerb(word.lower)) && !isName(word.text);
    if (role < 0 && verb) break;
    if (role < 0 && roleNouns.has(word.lower)) role = i;
    else if (
      role >= 0 &&
      (isAuxiliary(word.lower) || isFiniteVerb(word.lower) || word.lower === 'who') &&
      !isName(word.text)
    )
      break;
    end = i + 1;
    if (role < 0 && i - at > 8) return;
  }
  if (role < 0) return;
  // A former minister no longer speaks for the ministry.
  const former =
    /^(?:former|ex|then)$/.test(words[at + 1]?.lower ?? '') ||
    words.slice(at + 1, role).some((w) => w.lower === 'former');
  entity.type = 'person';
  entity.role ??= doc.text.slice(words[at + 1]?.start ?? 0, words[end - 1]?.end ?? 0);
  if (officeNouns.has(words[role]?.lower ?? '')) entity.office ??= 'office';
  for (let i = at + 1; i < end; i++) {
    if (words[i]?.text === 'Republican') entity.partisan ??= 'body:Republicans';
    if (words[i]?.text === 'Democrat' || words[i]?.text === 'Democratic') entity.partisan ??= 'body:Democrats';
  }
  if (entity.affiliation === null && !former) entity.affiliation = namedIn(doc, cast, at + 1, end, entity.id);
}

/** "who leads the union", "who heads Kenya's delegation". */
function readRelative(doc: Document, cast: Cast, entity: Entity, from: number, limit: number): void {
  const verb = doc.words[from]?.lower ?? '';
  if (!/^(?:leads|heads|chairs|runs|represents|led|headed|represented|speaks)$/.test(verb)) return;
  let end = from + 1;
  while (end < limit && doc.words[end]?.text !== ',' && doc.words[end]?.text !== '.') end++;
  if (verb !== 'speaks') entity.office ??= 'office';
  entity.affiliation ??= namedIn(doc, cast, from + 1, end, entity.id);
}

/** The first state, body or organisation named in a range; an adjective ("Ukrainian") counts. */
export function namedIn(doc: Document, cast: Cast, first: number, last: number, except: number): number | null {
  for (let i = first; i < last; i++) {
    const id = cast.at[i] ?? -1;
    const named = cast.entities[id];
    if (named !== undefined && id !== except && named.type !== 'person') return id;
    const known = lookUp(doc.words, i, last);
    if (known !== null) {
      const key = cast.byKey.get(known.known.key);
      if (key !== undefined && key !== except) return key;
    }
  }
  return null;
}

/** "Russia’s president, Vladimir Putin", "the union’s leader, Ann Lee". */
function readPossessor(doc: Document, cast: Cast, entity: Entity, titleFirst: number, first: number): void {
  if (entity.affiliation !== null || titleFirst >= first) return;
  const before = doc.words[titleFirst - 1];
  if (before?.lower === "'s" || before?.lower === "'") {
    const id = cast.at[titleFirst - 2] ?? -1;
    if (id >= 0 && cast.entities[id]?.type !== 'person') entity.affiliation = id;
  }
  if (entity.affiliation === null) entity.affiliation = namedIn(doc, cast, titleFirst, first, entity.id);
}

/** "Its chief executive, Daniel Okafor": of the body that was named last before. */
function readPronounOwner(doc: Document, cast: Cast, entity: Entity, titleFirst: number, first: number): void {
  if (entity.affiliation !== null || titleFirst >= first) return;
  if (!/^(?:its|their)$/.test(doc.words[titleFirst - 1]?.lower ?? '')) return;
  const found = nearestNamed(
    doc,
    cast,
    titleFirst - 1,
    1,
    (id) => id !== entity.id && cast.entities[id]?.type !== 'person',
  );
  const owner = cast.names[found]?.entity;
  if (owner === undefined) return;
  entity.affiliation = owner;
  const body = cast.entities[owner];
  if (body !== undefined && body.type === 'unsure') body.type = 'organization';
}
