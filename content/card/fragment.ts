/**
 * The address of a quote: the page's own with a text fragment (WICG, "URL Fragment Text Directives"), which browsers scroll
 * to and mark without any extension.
 */
import type { Article, Span } from '../../src/annotator/annotation.ts';

/** A quote longer than this is named by its first and last words. */
const LONG = 120;
const WORDS = 5;

export function addressOf(url: string, { text, blocks }: Article, span: Span): string {
  const [page = url] = url.split('#');
  // a fragment's exact text may not cross the end of a block
  const within = blocks.some(({ start, end }) => start <= span.start && span.end <= end);
  const quote = text.slice(span.start, span.end);
  const words = quote.split(/\s+/).filter(Boolean);
  const exact = within && (quote.length <= LONG || words.length <= 2 * WORDS);
  const parts = exact ? [words.join(' ')] : [words.slice(0, WORDS).join(' '), words.slice(-WORDS).join(' ')];
  // the same words further up would be found instead
  const said = parts[0] ?? '';
  const before = text.indexOf(said) < span.start ? wordsBefore(text, blocks, span) : '';
  return `${page}#:~:text=${[...(before ? [`${encode(before)}-`] : []), ...parts.map(encode)].join(',')}`;
}

function wordsBefore(text: string, blocks: Article['blocks'], span: Span): string {
  const block = blocks.find(({ start, end }) => start <= span.start && span.start < end);
  return text
    .slice(block?.start ?? span.start, span.start)
    .split(/\s+/)
    .filter(Boolean)
    .slice(-WORDS)
    .join(' ');
}

/** A hyphen is a sign of the directive's own, as are the comma and the ampersand, which `encodeURIComponent` takes. */
function encode(words: string): string {
  return encodeURIComponent(words).replaceAll('-', '%2D');
}
