/** Taking a reading along: to the clipboard, to a file, to paper, and to the articles kept on this computer. */
import { useState } from 'preact/hooks';
import { browser } from '../../src/browser.ts';
import { t } from '../../src/i18n.ts';
import { problemOf } from '../../src/kept/problem.ts';
import type { Reading } from '../../src/messages.ts';
import { useKept } from './use-kept.ts';

/** What a button does; `formats.ts` is loaded with the first of them, for most readers take nothing along. */
const ACTIONS = {
  markdown: 'takeCopy',
  json: 'takeJson',
  csv: 'takeCsv',
  annotations: 'takeAnnotations',
} as const;
type Action = keyof typeof ACTIONS;

interface TakeProps {
  /** Null while nothing has been read: there are the ways to our other pages alone. */
  readonly reading: Reading | null;
  readonly tab: number | null;
}

export function Take({ reading, tab }: TakeProps) {
  return (
    <section class="take" aria-label={t('take')}>
      {reading && tab !== null && <Actions reading={reading} tab={tab} />}
      <p class="ways">
        <PageLink page="kept">{t('keptTitle')}</PageLink>
        <PageLink page="options">{t('optionsTitle')}</PageLink>
      </p>
    </section>
  );
}

function Actions({ reading, tab }: { reading: Reading; tab: number }) {
  const [said, setSaid] = useState<string | null>(null);
  const fail = () => setSaid(t('takeFailed'));

  async function take(action: Action) {
    const { copyMarkdown, saveAs } = await import('./formats.ts');
    if (action === 'markdown') {
      await copyMarkdown(reading);
      setSaid(t('takeCopied'));
    } else {
      await saveAs[action](reading, tab);
      setSaid(null);
    }
  }
  const print = () => browser.tabs.create({ url: browser.runtime.getURL(`pages/print/index.html?tab=${tab}`) });

  return (
    <details>
      <summary>{t('take')}</summary>
      <Keep reading={reading} tab={tab} onSay={setSaid} />
      <ul>
        {Object.entries(ACTIONS).map(([action, words]) => (
          <li key={action}>
            <button type="button" data-take={action} onClick={() => take(action as Action).catch(fail)}>
              {t(words)}
            </button>
          </li>
        ))}
        <li>
          <button type="button" data-take="print" onClick={() => print().catch(fail)}>
            {t('takePrint')}
          </button>
        </li>
      </ul>
      <p role="status">{said}</p>
    </details>
  );
}

/** Kept or not, and the way from one to the other. Private windows have no such button. */
function Keep({ reading, tab, onSay }: { reading: Reading; tab: number; onSay: (words: string | null) => void }) {
  const { kept, toggle } = useKept(reading, tab);
  if (kept === 'private') return <p class="soft">{t('keepPrivate')}</p>;
  return (
    <button
      type="button"
      class="keep"
      data-take="keep"
      aria-pressed={kept}
      onClick={() =>
        toggle().then(
          () => onSay(null),
          (error: unknown) => onSay(t(problemOf(error))),
        )
      }
    >
      {t(kept ? 'keptThis' : 'keepThis')}
    </button>
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
