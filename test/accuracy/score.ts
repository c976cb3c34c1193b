/** What of the gold of `articles.ts` the annotator finds, as counts that can be compared and recorded. */
import { overlap } from '../../scripts/gold.ts';
import { annotate } from '../../src/annotator/annotate.ts';
import type { Annotation, Span } from '../../src/annotator/annotation.ts';
import { blocksOf } from '../../src/annotator/syntax/blocks.ts';
import type { Engine } from '../../src/annotator/syntax/engine.ts';
import type { Gold, GoldPosition } from './articles.ts';

/** Each measure's F1 in percent, to a tenth; of sayings the recall, for the annotator also attributes what is wanted or refused. */
export type Figures = Readonly<Record<Measure, number>>;

export const MEASURES = ['found', 'kind', 'kind and party', 'conditions', 'sayings'] as const;
type Measure = (typeof MEASURES)[number];

/** As recorded last, by `npm run accuracy -- --record`. */
export const RECORDED = 'test/accuracy/recorded.json';

/** The measures that are lower than recorded; what has never been recorded has fallen, too. */
export const fallenOf = (now: Figures, recorded: Readonly<Record<string, number>>): Measure[] =>
  MEASURES.filter((measure) => !(now[measure] >= (recorded[measure] ?? Number.POSITIVE_INFINITY)));

interface Tally {
  /** Right, and how many there are in the gold and in the annotation. */
  right: number;
  gold: number;
  given: number;
}

export function figuresOf(articles: readonly Gold[], engine: Engine): Figures {
  const tallies = new Map(MEASURES.map((name): [Measure, Tally] => [name, { right: 0, gold: 0, given: 0 }]));
  const add = (name: Measure, right: number, gold: number, given: number): void => {
    const tally = tallies.get(name);
    if (!tally) return;
    tally.right += right;
    tally.gold += gold;
    tally.given += given;
  };
  for (const article of articles) {
    const { text } = article;
    const annotation = annotate({ id: 'own', text, blocks: blocksOf(text) }, engine);
    const pairs = pair(
      article.positions.map(([, , words]) => placeOf(text, words)),
      annotation.positions.map(({ span }) => span),
    ).map(([g, p]) => [article.positions[g], annotation.positions[p]] as const);
    const [golds, given] = [article.positions.length, annotation.positions.length];
    const rightKind = pairs.filter(([gold, position]) => gold?.[0] === position?.kind);
    add('found', pairs.length, golds, given);
    add('kind', rightKind.length, golds, given);
    const partyIs = (gold: GoldPosition | undefined, id: string | null | undefined): boolean =>
      (gold?.[1] ?? null) === null ? id == null : holds(annotation, text, id, gold?.[1] ?? '');
    add('kind and party', rightKind.filter(([gold, p]) => partyIs(gold, p?.party)).length, golds, given);
    const conditions = pairs.filter(
      ([gold, p]) => gold?.[3] && p?.condition && overlap(placeOf(text, gold[3]), p.condition) > 0,
    );
    add(
      'conditions',
      conditions.length,
      article.positions.filter(([, , , condition]) => condition).length,
      annotation.positions.filter(({ condition }) => condition).length,
    );
    const said = article.sayings ?? [];
    const sayings = pair(
      said.map(([, content]) => placeOf(text, content)),
      annotation.attributions.map(({ content }) => hull(content)),
    ).filter(([g, a]) => {
      const source = hull(annotation.attributions[a]?.source ?? []);
      return sourceIs(annotation, text, annotation.attributions[a]?.speaker, source, said[g]?.[0] ?? '');
    });
    add('sayings', sayings.length, said.length, said.length);
  }
  return Object.fromEntries(
    [...tallies].map(([name, { right, gold, given }]) => [name, Math.round((2000 * right) / (gold + given)) / 10]),
  ) as Figures;
}

/** Indices of gold and given spans that are the same, each once, the best overlap first. */
function pair(golds: readonly Span[], given: readonly Span[]): [number, number][] {
  const all = golds.flatMap((gold, g) =>
    given.map((span, p): [number, number, number] => [overlap(gold, span), g, p]).filter(([same]) => same > 0),
  );
  const [usedGold, usedGiven] = [new Set<number>(), new Set<number>()];
  return all
    .sort((a, b) => b[0] - a[0])
    .flatMap(([, g, p]): [number, number][] => {
      if (usedGold.has(g) || usedGiven.has(p)) return [];
      usedGold.add(g);
      usedGiven.add(p);
      return [[g, p]];
    });
}

function placeOf(text: string, words: string): Span {
  const start = text.indexOf(words);
  if (start < 0) throw new Error(`the gold “${words}” does not stand in its article`);
  return { start, end: start + words.length };
}

const hull = (spans: readonly Span[]): Span => ({
  start: Math.min(...spans.map(({ start }) => start)),
  end: Math.max(...spans.map(({ end }) => end)),
});

const plain = (name: string): string =>
  name
    .toLowerCase()
    .replace(/^(the|a|an|its|their|his|her) /, '')
    .replace(/[’']s?(?= |$)/g, '');

/** Whether a party has the gold's name ("union" for "dockers’ union"), or is called so somewhere in the text. */
function holds(annotation: Annotation, text: string, id: string | null | undefined, name: string): boolean {
  const party = annotation.parties.find((one) => one.id === id);
  if (!party) return false;
  const names = [party.name, ...party.mentions.map(({ start, end }) => text.slice(start, end))];
  return names.some((one) => plain(name) === plain(one) || plain(name).endsWith(` ${plain(one)}`));
}

/** Whether a source's words, or the name of whom they were found to mean, share the gold's. */
function sourceIs(
  annotation: Annotation,
  text: string,
  id: string | null | undefined,
  source: Span,
  name: string,
): boolean {
  const words = text.slice(source.start, source.end);
  const speaker = annotation.speakers.find((one) => one.id === id)?.name ?? '';
  return [words, speaker].some(
    (one) => one !== '' && (plain(one).includes(plain(name)) || plain(name).includes(plain(one))),
  );
}
