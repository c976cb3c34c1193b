/** A quote to take along: its words, who said them, where. */
import { t } from '../../src/i18n.ts';
import type { Shown } from '../shown.ts';
import { addressOf } from './fragment.ts';
import type { View } from './view.ts';

/** Three lines of plain text: the words as they stand in the article, who said them and in which article, its address with the place. */
export function citationOf({ name, role, party, span }: View, { article, title }: Shown, url: string): string | null {
  if (!span) return null;
  const quote = article.text
    .slice(span.start, span.end)
    .replace(/\s+/g, ' ')
    .replace(/^["“”]+|["“”,]+$/g, '');
  const who = [name ?? t('cardUnknownSpeaker'), role, party && t('cardFor', party)].filter(Boolean).join(', ');
  return `“${quote}”\n— ${who}; “${title}”\n${addressOf(url, article, span)}`;
}

/**
 * Puts text on the clipboard, within a click; false where the browser does not let it. Not by `navigator.clipboard`:
 * pages without TLS have none, and a page's Permissions-Policy can forbid it to us.
 */
export function copy(text: string): boolean {
  const put = (event: ClipboardEvent) => {
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
    // the page has no say in what is copied from our card, and no look
    event.stopImmediatePropagation();
  };
  window.addEventListener('copy', put, { capture: true });
  try {
    return document.execCommand('copy');
  } finally {
    window.removeEventListener('copy', put, { capture: true });
  }
}
