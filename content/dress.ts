/** Style sheets for shadow roots: the card's own, and those of the page that hold highlighted text. */
import { highlightCss } from './highlight-css.ts';

const dressed = new WeakSet<Node>();

/**
 * Makes our highlights seen within a shadow root of the page. Chromium paints there by the document's rules, Firefox by the
 * root's own alone. An adopted sheet is no change of the page's markup.
 */
export function dressRoot(root: Node): void {
  if (!(root.nodeType === Node.DOCUMENT_FRAGMENT_NODE && 'host' in root) || dressed.has(root)) return;
  dressed.add(root);
  adopt(root as ShadowRoot, highlightCss());
}

/** Adds a style sheet, which a constructed one needs no leave of the page's CSP for. */
export function adopt(root: ShadowRoot, css: string): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}
