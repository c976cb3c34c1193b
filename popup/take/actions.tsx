/** What can be done with a reading, loaded once the reader asks for it: most take nothing along. */
import { useState } from 'preact/hooks';
import { browser } from '../../src/browser.ts';
import { t } from '../../src/i18n.ts';
import { problemOf } from '../../src/kept/problem.ts';
import type { Reading } from '../../src/messages.ts';
import { copyMarkdown, saveAs } from './formats.ts';
import { useKept } from './use-kept.ts';

/** What a button does. */
const ACTIONS = {
  markdown: 'takeCopy',
  json: 'takeJson',
  csv: 'takeCsv',
  annotations: 'takeAnnotations',
} as const;
type Action = keyof typeof ACTIONS;

export function Actions({ reading, tab }: { reading: Reading; tab: number }) {
  const [said, setSaid] = useState<string | null>(null);
  const fail = () => setSaid(t('takeFailed'));

  async function take(action: Action) {
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
    <>
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
    </>
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
