/**
 * A saved page without a browser: the content script's own extraction over linkedom's DOM (the lightest that Readability
 * runs on). Nothing is rendered and no script is run, so what is hidden and what is a block is told by the markup.
 */
import { NodeFilter, parseHTML } from 'linkedom';
import { form, type Looks, PHRASING } from '../../content/extract/form.ts';
import { extract } from '../../content/extract.ts';
import type { Article } from '../annotator/annotation.ts';

const REASONS = {
  notArticle: 'the page holds no article that could be isolated',
  notEnglish: 'the page is not in English',
  tooLong: 'the page is longer than a million characters',
} as const;

const markup: Looks = {
  seen: (element) =>
    !element.hasAttribute('hidden') &&
    element.getAttribute('aria-hidden') !== 'true' &&
    !/display:\s*none|visibility:\s*hidden/i.test(element.getAttribute('style') ?? '') &&
    !UNSEEN.has(element.tagName),
  block: (element) => !PHRASING.has(element.tagName),
};
const UNSEEN = new Set(['SCRIPT', 'STYLE', 'NOSCRIPT', 'TEMPLATE', 'HEAD']);

/**
 * The article that a page holds, as Readability finds it.
 *
 * @param url Where the page came from; nothing is fetched from there.
 * @throws Error that says why where there is none.
 */
export function articleOfPage(html: string, url?: string): Article {
  const window = parseHTML(html);
  // the extraction is written for a page, where these are global
  Object.assign(globalThis, { Node: window.Node, NodeFilter });
  const { document } = window;
  if (url) Object.defineProperty(document, 'documentURI', { value: url });
  const extraction = extract(document, form(markup));
  if (typeof extraction === 'string') throw new Error(REASONS[extraction]);
  return extraction.article;
}
