import type { Article } from '../annotator/annotation.ts';
import { blocksOf } from '../annotator/syntax/blocks.ts';

/** One article as a caller has it: plain text, or the HTML of a page and where it came from. */
export type Input =
  | { readonly id: string; readonly text: string }
  | { readonly id: string; readonly html: string; readonly url?: string | undefined };

/** Whether a file holds a page rather than plain text: by its name, else by how it begins. */
export function isPage(name: string, content: string): boolean {
  if (/\.x?html?$/i.test(name)) return true;
  return !/\.(txt|md)$/i.test(name) && /^\s*(<!doctype html|<html)\b/i.test(content);
}

/**
 * The article to annotate. Plain text has a block a line and keeps every offset; of a page, Readability's article is
 * taken and its text is the one that the offsets count in.
 *
 * @throws Error where a page holds no article.
 */
export async function articleOf(input: Input): Promise<Article> {
  if ('text' in input) return { id: input.id, text: input.text, blocks: blocksOf(input.text) };
  // loaded only when there is a page to read: it brings a DOM, and plain text starts faster without
  const { articleOfPage } = await import('./page.ts');
  return { ...articleOfPage(input.html, input.url), id: input.id };
}
