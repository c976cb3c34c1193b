import { useEffect, useState } from 'preact/hooks';
import { t } from '../src/i18n.ts';
import type { Outcome, Reading } from '../src/messages.ts';
import { currentTab, read, reveal, setPainted } from './page.ts';
import { ReadingView } from './reading.tsx';

/** Working, or how it ended. */
type State = { state: 'working' } | Outcome;

const UNAVAILABLE = {
  browserPage: 'unavailableBrowserPage',
  store: 'unavailableStore',
  pdf: 'unavailablePdf',
  noAccess: 'unavailableNoAccess',
} as const;
const NONE = { notArticle: 'noneNotArticle', notEnglish: 'noneNotEnglish', tooLong: 'noneTooLong' } as const;

/** The popup: opening it reads the article in front, and it shows how that went. */
export function App() {
  const [state, setState] = useState<State>({ state: 'working' });
  const [tab, setTab] = useState<number | null>(null);

  async function run() {
    setState({ state: 'working' });
    try {
      const current = await currentTab();
      setTab(current);
      setState(await read(current));
    } catch (error) {
      fail(error);
    }
  }
  const fail = (error: unknown) =>
    setState({ state: 'failed', message: error instanceof Error ? error.message : String(error) });

  useEffect(() => {
    run();
  }, []);

  const found = state.state === 'read' ? state.reading : null;
  return (
    <>
      <Head reading={found} onSwitch={(on) => tab !== null && setPainted(tab, on).then(update, fail)} />
      <main
        data-state={found && found.annotation.positions.length === 0 ? 'nothing' : state.state}
        aria-busy={state.state === 'working'}
      >
        {found ? (
          <ReadingView reading={found} onReveal={(span) => tab !== null && reveal(tab, span).catch(fail)} />
        ) : (
          <Notice state={state} onRetry={run} />
        )}
      </main>
      <footer>{t('footer')}</footer>
    </>
  );

  function update(reading: Reading) {
    setState({ state: 'read', reading });
  }
}

function Head({ reading, onSwitch }: { reading: Reading | null; onSwitch: (on: boolean) => void }) {
  return (
    <header>
      <span class="wordmark">{t('name')}</span>
      {reading && (
        <button
          type="button"
          role="switch"
          class="switch"
          aria-checked={reading.painted}
          onClick={() => onSwitch(!reading.painted)}
        >
          {t('switch')}
          <span class="track" aria-hidden="true" />
        </button>
      )}
    </header>
  );
}

/** All states but a reading: one sentence each, and the way on where there is one. */
function Notice({ state, onRetry }: { state: State; onRetry: () => void }) {
  switch (state.state) {
    case 'working':
      return (
        <p class="notice" role="status">
          {t('working')}
        </p>
      );
    case 'none':
      return (
        <p class="notice" role="status">
          {t(NONE[state.reason])}
        </p>
      );
    case 'unavailable':
      return (
        <p class="notice" role="status">
          {t(UNAVAILABLE[state.reason])}
        </p>
      );
    case 'failed':
      return (
        <div class="notice" role="alert">
          <p>{t('failed')}</p>
          <p class="detail">{state.message}</p>
          <button type="button" class="retry" onClick={onRetry}>
            {t('retry')}
          </button>
        </div>
      );
    case 'read':
      return null;
  }
}
