/**
 * How our own articles are read, written out for people: every change of it is a line in a diff that a reviewer reads. What is
 * recorded is what the annotator does, faults and all; what it ought to do stands in articles.ts and the tables of
 * test/annotator.
 */
import { readFileSync } from 'node:fs';
import { annotate } from '../../src/annotator/annotate.ts';
import type { Annotation, Article, Block, Span } from '../../src/annotator/annotation.ts';
import { clustersOf } from '../../src/annotator/entities/coreference.ts';
import { readDocument, spanOf } from '../../src/annotator/entities/document.ts';
import { stageByRules } from '../../src/annotator/entities/stage.ts';
import { blocksOf } from '../../src/annotator/syntax/blocks.ts';
import type { Engine } from '../../src/annotator/syntax/engine.ts';
import type { Parse } from '../../src/annotator/syntax/parsed.ts';
import type { Sentence } from '../../src/annotator/syntax/token.ts';
import { ARTICLES } from './articles.ts';
import { DEMO } from './demo.ts';
import { TABLES } from './tables.ts';

/** As recorded last, by `npm run accuracy -- --record`. */
export const READING = 'test/accuracy/reading.txt';

/** News of our own, a paragraph a line, dense with what rules look at; nobody has said what should be found in it. */
const NEWS = readFileSync('test/accuracy/news.txt', 'utf8');

/** What is read: our own articles. */
export const TEXTS: readonly string[] = [DEMO, ...ARTICLES.map(({ text }) => text), ...NEWS.split('\n\n')];

/**
 * All that the annotator says about a text, below its first words: one line a party, speaker, saying, position, issue, summary,
 * a line for all confidences and one a chain of mentions; then what the rules say alone and otherwise.
 */
export function readingOf(text: string, engine: Engine): string {
  const title = `# ${text.trim().replace(/\s+/g, ' ').slice(0, 60)}…`;
  return [title, ...readingLines(text, engine), ''].join('\n');
}

/** What is said about the sentences of a table, each by itself, but for what sums up an article. */
export function tableReading(file: string, sentences: readonly string[], engine: Engine): string {
  const lines = sentences
    .flatMap((text) => readingLines(text, engine))
    .filter((line) => !/^(?:alone: )?(?:issue|summary|sure) /.test(line));
  return [`# ${file}`, ...lines, ''].join('\n');
}

/** All that is recorded. */
export const recording = (engine: Engine): string =>
  [
    ...TEXTS.map((text) => readingOf(text, engine)),
    ...TABLES.map(([file, sentences]) => tableReading(file, sentences, engine)),
  ].join('\n');

function readingLines(text: string, network: Engine): string[] {
  const engine = parsingOnce(network);
  const article = { id: 'own', text, blocks: headed(text) };
  const annotation = annotate(article, engine);
  const lines = [...linesOf(text, annotation), sure(annotation), ...chainsOf(article, engine)];
  const alone = linesOf(text, annotate(article, rulesAlone(engine))).filter((line) => !lines.includes(line));
  return [...lines, ...alone.map((line) => `alone: ${line}`)];
}

/** As on a page: a first line without a full stop is the title. */
function headed(text: string): Block[] {
  const [first, ...rest] = blocksOf(text);
  if (first === undefined || /[.”]$/.test(text.slice(first.start, first.end))) return blocksOf(text);
  return [{ ...first, kind: 'title' }, ...rest];
}

/** An engine for one article, which is read three times. */
function parsingOnce(engine: Engine): Engine {
  let parse: Parse | undefined;
  const once = (sentences: readonly Sentence[]): Parse => {
    parse ??= engine.parse(sentences);
    return parse;
  };
  return { parse: once } as unknown as Engine;
}

/** An engine whose network tags and parses but sees no frames: what the rules do where it overlooks something. */
const rulesAlone = (engine: Engine): Engine =>
  ({
    parse: (sentences: readonly Sentence[]): Parse => ({
      ...engine.parse(sentences),
      attributions: [],
      positions: [],
      openings: new Float32Array(),
    }),
  }) as unknown as Engine;

/** On a line of its own: weights fitted anew move all of them. */
const sure = ({ attributions, positions }: Annotation): string =>
  `sure ${[...attributions, ...positions].map(({ confidence }) => confidence).join(' ')}`;

const wordsIn = (text: string, { start, end }: Span): string => `[${text.slice(start, end).replace(/\s+/g, ' ')}]`;

function chainsOf(article: Article, engine: Engine): string[] {
  const doc = readDocument(article, engine);
  return clustersOf(stageByRules(doc))
    .filter(({ members }) => members.length > 1)
    .map(({ members }) => members.map(({ mention }) => wordsIn(doc.text, spanOf(doc, mention.first, mention.last))))
    .map((mentions) => `same ${mentions.join(' ')}`);
}

function linesOf(text: string, all: Annotation): string[] {
  const words = (span: Span | null | undefined): string | null => (span ? wordsIn(text, span) : null);
  const each = (spans: readonly Span[]): string => spans.map(words).join(' ');
  const party = named(all.parties, ({ name }) => name);
  const speaker = named(all.speakers, ({ name }) => name);
  const issue = named(all.issues, ({ label }) => label);
  const saying = named(all.attributions, ({ cue }) => each(cue));
  const position = named(all.positions, ({ span }) => words(span) ?? '');
  return [
    ...all.parties.map((p) =>
      line(['party', p.name], ['is', p.kind], ['flag', p.country], ['called', each(p.mentions)]),
    ),
    ...all.speakers.map((s) =>
      line(['speaker', s.name], ['role', s.role], ['for', party(s.party)], ['called', each(s.mentions)]),
    ),
    ...all.attributions.map((a) =>
      line(
        [a.form, each(a.content)],
        ['by', each(a.source)],
        ['cue', each(a.cue)],
        ['speaker', speaker(a.speaker)],
        ['antecedent', words(a.why.antecedent)],
        ['why', a.why.rule],
      ),
    ),
    ...all.positions.map((p) =>
      line(
        [p.kind, words(p.span)],
        ['of', party(p.party)],
        ['by', speaker(p.speaker)],
        ['to', party(p.addressee)],
        ['if', words(p.condition)],
        ['said', saying(p.attribution)],
        ['answers', position(p.answers)],
        ['about', issue(p.issue)],
        ['antecedent', words(p.why.antecedent)],
        ['why', `${p.why.rule} ${each(p.why.evidence)}`],
      ),
    ),
    ...all.issues.map((i) => line(['issue', i.label], ['called', each(i.mentions)])),
    ...all.summary.map((s) =>
      line(
        ['summary', party(s.party) ?? 'of nobody named'],
        ['speakers', s.speakers.map(speaker).join(', ')],
        ...s.entries.map(({ kind, positions }) => [kind, positions.map(position).join(' + ')] as const),
      ),
    ),
  ];
}

/** The fields that there are, each with its name. */
const line = (...fields: readonly (readonly [name: string, value: string | null])[]): string =>
  fields.flatMap(([name, value]) => (value === null ? [] : [`${name} ${value}`])).join('; ');

function named<T extends { readonly id: string }>(
  list: readonly T[],
  name: (one: T) => string,
): (id: string | null) => string | null {
  const names = new Map(list.map((one) => [one.id, name(one)]));
  return (id) => (id === null ? null : (names.get(id) ?? `${id}?`));
}
