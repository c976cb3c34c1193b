/** Taking a reading along: to the clipboard, to a file, to paper, and to the articles kept on this computer. */
import { useState } from 'preact/hooks';
import { browser } from '../../src/browser.ts';
import { t } from '../../src/i18n.ts';
import type { Reading } from '../../src/messages.ts';

interface TakeProps {
  /** Null while nothing has been read: there are the ways to our other pages alone. */
  readonly reading: Reading | null;
  readonly tab: number | null;
}

export function Take({ reading, tab }: TakeProps) {
  const [actions, setActions] = useState<typeof import('./actions.tsx') | null>(null);
  return (
    <section class="take" aria-label={t('take')}>
      {reading && tab !== null && (
        <details onToggle={() => import('./actions.tsx').then(setActions)}>
          <summary>{t('take')}</summary>
          {actions && <actions.Actions reading={reading} tab={tab} />}
        </details>
      )}
      <p class="ways">
        <PageLink page="kept">{t('keptTitle')}</PageLink>
        <PageLink page="options">{t('optionsTitle')}</PageLink>
      </p>
    </section>
  );
}

/** Opens one of our pages in a tab of its own; the popup goes, as it does with everything that is opened from it. */
function PageLink({ page, children }: { page: 'kept' | 'options'; children: string }) {
  const url = browser.runtime.getURL(`pages/${page}/index.html`);
  return (
    <a href={url} target="_blank" rel="noreferrer">
      {children}
    </a>
  );
}
