import type { Statements } from '../attribution/attribute.ts';
import { phraseOf, withDeterminer } from '../attribution/framed.ts';
import { countBelow } from '../entities/below.ts';
import { loneWord, type NounPhrase } from '../entities/noun-phrase.ts';
import type { Referent } from '../entities/referent.ts';
import type { Stage } from '../entities/stage.ts';
import { treeComplements, treeSubject } from '../entities/tree-subject.ts';
import { isFirstPerson } from '../entities/wordclass.ts';
import { type Choice, likeliest } from './choice.ts';
import { roleOf } from './grammatical-role.ts';
import weights from './holder.json';
import type { Holder } from './holder.ts';
import type { Match } from './match.ts';

/** Statements that a position stands in, or is the cue of; -1 for none. */
export interface Around {
  readonly inside: number;
  readonly own: number;
}

/** Statements before a position whose source may still be the one who speaks. */
const VOICES_BACK = 2;
/** Names in front of a cue that are asked for, nearest first. */
const NAMES_BACK = 4;
/** Words behind a cue in which a name is rather the one addressed. */
const BEHIND = 12;

/**
 * The holder among all that speaks for one: the frame's rule, the subject by the tree, the network's span, the source of
 * the statement, who spoke before, who is named in front. The weights are fitted by `scripts/fit-links.ts`; where none of
 * the others is likely the holder stays what the rule says without a party.
 */
export function chooseHolder(
  stage: Stage,
  statements: Statements,
  match: Match,
  ruled: Holder,
  around: Around,
): Holder {
  const choices = holderChoices(stage, statements, match, ruled, around);
  const chosen = likeliest(choices, weights.weights);
  if (chosen === null || chosen.key === ruled.holder?.key) return ruled;
  return { ...ruled, holder: chosen };
}

/** What can be chosen from. */
export function holderChoices(
  stage: Stage,
  statements: Statements,
  match: Match,
  ruled: Holder,
  around: Around,
): Choice<Referent>[] {
  const { doc, resolver } = stage;
  const by = new Map<string, { referent: Referent; ways: string[] }>();
  const offer = (way: string, referent: Referent | null | undefined): void => {
    if (referent === null || referent === undefined) return;
    const key = referent.party ?? referent.key;
    const entry = by.get(key);
    if (entry === undefined) by.set(key, { referent, ways: [way] });
    else entry.ways.push(way);
  };
  const source = statements.list[around.inside]?.referent ?? null;
  const quoted = (doc.words[match.at]?.quote ?? -1) >= 0;
  const resolve = (phrase: NounPhrase | null): Referent | null => {
    if (phrase === null) return null;
    return isFirstPerson(loneWord(doc, phrase)) ? source : resolver.resolve(phrase);
  };
  const tree = treeSubject(doc, match.at);
  offer('rule', ruled.holder);
  offer('tree', resolve(tree));
  for (const [preposition, phrase] of treeComplements(doc, match.at)) offer(`behind ${preposition}`, resolve(phrase));
  offer('source', source);
  offer('cue', statements.list[around.own]?.referent);
  const span = match.network?.holder[0];
  if (span !== undefined) offer('network', resolve(withDeterminer(doc, phraseOf(doc, span))));
  for (const [i, voice] of voicesBefore(statements, match.at).entries()) offer(`voice ${i + 1}`, voice);
  for (const [where, referent] of namesBefore(stage, match.at)) offer(where, referent);
  const { frame } = match.pattern;
  const level = quoted ? 'quoted' : around.inside >= 0 ? 'reported' : 'told';
  const said = ruled.phrase === null ? null : doc.words[ruled.phrase.head];
  const phraseType = said === null || said === undefined ? 'none' : /^PRP/.test(said.xpos) ? said.lower : said.tag;
  const behind = namesBehind(stage, match);
  const none: Choice<Referent> = {
    what: null,
    features: ['none', `none:${ruled.way}`, `none:${level}`, `none:${phraseType}`, `none:${by.size}`],
  };
  return [
    none,
    ...[...by.values()].map(({ referent, ways }): Choice<Referent> => {
      const type = typeOf(stage, referent);
      const features = [`type:${type}`, `type:${type}/${level}`, `ways:${Math.min(ways.length, 5)}`];
      const main = ways.filter((way) => !/^(?:voice|name|behind)/.test(way));
      features.push(`set:${main.join('+')}`, `set:${main.join('+')}/${level}`);
      for (const way of ways) {
        features.push(way, `${way}/${level}`, `${way}/${type}`, `${way}/${frame.holder}`);
        features.push(`${way}:${ruled.way}`, `${way}:${ruled.way}/${phraseType}`);
      }
      features.push(`${phraseType}/${type}`, `salience:${salience(stage, referent.party)}`);
      if (ways.length > main.length) features.push(main.length === 0 ? 'only near' : 'near too');
      if (behind.has(referent.party ?? ''))
        features.push('behind', `behind/${type}`, `behind+${main.length > 0 ? 'main' : 'near'}`);
      if (ways.includes('rule')) features.push(`rule:${frame.id}`, `rule:${frame.at}/${match.form}`);
      if (ways.includes('source')) features.push(`source:${frame.id}`);
      return { what: referent, features };
    }),
  ];
}

/** The sources of the last statements in front of a word, nearest first, each once. */
function voicesBefore(statements: Statements, at: number): Referent[] {
  const { list } = statements;
  const before = countBelow(list, at, ({ cue }) => cue.first);
  const out: Referent[] = [];
  for (let i = before - 1; i >= Math.max(0, before - 6) && out.length < VOICES_BACK; i--) {
    const referent = list[i]?.referent;
    if (referent && !out.some((r) => r.key === referent.key)) out.push(referent);
  }
  return out;
}

/** Who is named in front of a word in its sentence and the one before, nearest first. */
function namesBefore(stage: Stage, at: number): [string, Referent][] {
  const { doc, cast, resolver } = stage;
  const sentence = doc.words[at]?.sentence ?? 0;
  const from = doc.sentences[Math.max(0, sentence - 1)]?.first ?? 0;
  const out: [string, Referent][] = [];
  const met = new Set<number>();
  for (let i = at - 1; i >= from && out.length < 2 * NAMES_BACK; i--) {
    const id = cast.at[i] ?? -1;
    if (id < 0 || met.has(id)) continue;
    met.add(id);
    const referent = resolver.ofEntity(id);
    if (referent?.party == null || cast.entities[id]?.type === 'unsure') continue;
    const where = doc.words[i]?.sentence === sentence ? 'here' : 'before';
    out.push([`name ${out.length / 2 + 1} ${where}`, referent], [`name ${roleOf(doc, i)} ${where}`, referent]);
  }
  return out;
}

/** The parties named right behind a cue: those are rather addressed. */
function namesBehind(stage: Stage, match: Match): Set<string> {
  const out = new Set<string>();
  const end = stage.doc.sentences[stage.doc.words[match.at]?.sentence ?? 0]?.last ?? 0;
  for (let i = match.at + 1; i < Math.min(end, match.last + BEHIND); i++) {
    const id = stage.cast.at[i] ?? -1;
    const key = id < 0 ? null : stage.allegiance.of(id);
    if (key !== null) out.add(key);
  }
  return out;
}

const saliences = new WeakMap<Stage, ReadonlyMap<string, number>>();

/** How often an article names a party, as a rank: 0 for the most named one, at most 4. */
function salience(stage: Stage, party: string | null): number {
  let ranks = saliences.get(stage);
  if (ranks === undefined) {
    const total = new Map<string, number>();
    for (const entity of stage.cast.entities) {
      const key = stage.allegiance.of(entity.id);
      if (key !== null) total.set(key, (total.get(key) ?? 0) + entity.mentions.length);
    }
    ranks = new Map([...total].sort((a, b) => b[1] - a[1]).map(([key], i) => [key, i]));
    saliences.set(stage, ranks);
  }
  return Math.min(ranks.get(party ?? '') ?? 4, 4);
}

function typeOf(stage: Stage, referent: Referent): string {
  if (referent.party === null) return 'no party';
  const kind = referent.party.split(':')[0] ?? '';
  const entity = stage.cast.entities[referent.entity];
  if (kind === 'entity') return entity?.type ?? 'described';
  return entity?.type === 'person' ? `${kind} person` : kind;
}
