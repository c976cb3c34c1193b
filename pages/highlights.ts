import { browser } from '../src/browser.ts';

/** The style sheet of the highlights, for pages of our own that show them. It is written by the build, so no page can import it. */
export function loadHighlights(): void {
  const href = browser.runtime.getURL('content.css');
  if ([...document.styleSheets].some((sheet) => sheet.href === href)) return;
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = href;
  document.head.append(link);
}
