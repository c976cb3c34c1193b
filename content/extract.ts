/**
 * The page's article as plain text in blocks, and the way from every character of it back to the page.
 * Readability decides what belongs to the article; the live page decides what is a block and what is seen.
 */
import { isProbablyReaderable } from '@mozilla/readability';
import type { Article, Block } from '../src/annotator/annotation.ts';
import type { NotReadable } from '../src/messages.ts';
import { type Draft, drafts, type Run } from './extract/blocks.ts';
import { isBoxed, isFluent, isListing, withoutBoilerplate } from './extract/boilerplate.ts';
import { contains, parentOf } from './extract/flat.ts';
import { type Form, form } from './extract/form.ts';
import { isEnglish } from './extract/language.ts';
import { ENOUGH, parse } from './extract/readability.ts';
import { headingsIn, headline, headlineAfter } from './extract/title.ts';
import { type Mapped, mapBack, textsOf } from './extract/twins.ts';
import { contentHash } from './hash.ts';
import { Locator } from './locate.ts';
import { atOnce, type Steps } from './slices.ts';

export interface Extraction {
  readonly title: string;
  readonly byline: string | null;
  /** When it was published, as the page's metadata say it (mostly ISO 8601), or null. */
  readonly published: string | null;
  readonly article: Article;
  readonly locator: Locator;
  readonly mapped: Mapped;
}

/** More is no article but a book, and would hold the reader up for many seconds. Characters. */
const LONGEST = 1_000_000;
const SEPARATOR = '\n';
const NOTHING: ReadonlySet<Text> = new Set();

/**
 * Isolates the article of the live document without changing it; says why where there is none to read.
 * `shape` tells blocks and what is hidden; the live page's own by default. What has been `read` already is passed over:
 * what is left must be an article with a headline of its own.
 *
 * In steps, so that the page gets its thread back between them (see slices.ts); Readability's are the longest.
 */
export function* extraction(
  live: Document,
  shape: Form = form(),
  read: ReadonlySet<Text> = NOTHING,
): Steps<Extraction | NotReadable> {
  if (!live.body) return 'notArticle';
  const parsed = yield* parse(live, read);
  if (!parsed) return 'notArticle';
  yield;
  const { chosen, mapped } = yield* mapBack(parsed.content, parsed.copies);
  yield* leaveOutHidden(chosen, shape);
  const headings = headingsIn(live, chosen, shape);
  const title = parsed.title ?? live.title;
  const heading = read.size === 0 ? headline(headings, title) : headlineAfter(headings, read, chosen);
  if (read.size > 0 && !heading) return 'notArticle';
  if (heading) for (const text of textsOf(heading)) chosen.add(text);

  const all = (yield* drafts(chosen, shape)).filter(({ element }) => read.size === 0 || !isBoxed(element));
  for (const draft of all) if (heading && contains(heading, draft.runs[0]?.node ?? null)) draft.kind = 'title';
  yield;
  const words = all.map((draft) => draft.text).join(' ');
  if (words.length > LONGEST) return 'tooLong';
  const language = parsed.lang ?? live.documentElement.lang ?? null;
  if (words.length >= ENOUGH && !isEnglish(words, language)) return 'notEnglish';
  if (isListing(all) && !saysArticle(live)) return 'notArticle';
  const byline = parsed.byline?.trim() || null;
  const blocks = withoutBoilerplate(all, byline);
  const running = blocks.filter(isFluent).reduce((sum, draft) => sum + draft.text.length, 0);
  if (running < ENOUGH || (running < 2 * ENOUGH && !isReaderable(live, chosen))) return 'notArticle';

  const { text, spans, runs } = join(blocks);
  return {
    title: (blocks.find((draft) => draft.kind === 'title')?.text ?? title).trim(),
    byline,
    published: publishedTime(live, parsed.publishedTime),
    article: { id: contentHash(text), text, blocks: spans },
    locator: new Locator(runs),
    mapped,
  };
}

/** The same at one go; takes about as long as Readability itself (5–100 ms). */
export function extract(live: Document, shape?: Form): Extraction | NotReadable {
  return atOnce(extraction(live, shape));
}

/** Readability's own guess, for short texts; it cannot see into shadow trees and frames. */
function isReaderable(live: Document, chosen: ReadonlySet<Text>): boolean {
  return [...chosen].some((text) => text.getRootNode() !== live) || isProbablyReaderable(live);
}

/** Readability knows the metadata; papers without any mark the date in the article up. Shown and written as text only. */
function publishedTime(live: Document, metadata: string | null | undefined): string | null {
  const marked = live.querySelector('article time[datetime], main time[datetime]')?.getAttribute('datetime');
  return (metadata ?? marked ?? '').trim() || null;
}

/** A test of games with a linked heading for each looks like a front page; this tells them apart. */
function saysArticle(live: Document): boolean {
  return live.querySelector('meta[property="og:type"]')?.getAttribute('content') === 'article';
}

/** Unless most of it is hidden: then the page has yet to show its article (it fades in, or waits for a script). */
function* leaveOutHidden(chosen: Set<Text>, shape: Form): Steps<void> {
  const hidden: Text[] = [];
  for (const text of chosen) {
    yield;
    const parent = parentOf(text);
    if (parent && !shape.visible(parent)) hidden.push(text);
  }
  const size = (texts: Iterable<Text>) => [...texts].reduce((sum, text) => sum + text.length, 0);
  if (size(hidden) <= size(chosen) / 2) for (const text of hidden) chosen.delete(text);
}

function join(blocks: readonly Draft[]): { text: string; spans: Block[]; runs: Run[] } {
  let text = '';
  const spans: Block[] = [];
  const runs: Run[] = [];
  for (const draft of blocks) {
    if (text !== '') text += SEPARATOR;
    const start = text.length;
    text += draft.text;
    spans.push({ kind: draft.kind, start, end: text.length });
    for (const run of draft.runs) runs.push({ ...run, start: start + run.start });
  }
  return { text, spans, runs };
}
