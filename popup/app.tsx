import { t } from '../src/i18n.ts';
import { withKinds } from '../src/kinds.ts';
import type { Reading } from '../src/messages.ts';
import { useSettings } from '../src/use-settings.ts';
import { AutomaticSwitch } from './automatic.tsx';
import type { PageAccess } from './page.ts';
import { ReadingView } from './reading.tsx';
import { Take } from './take/take.tsx';
import { type State, useReading } from './use-reading.ts';

const UNAVAILABLE = {
  browserPage: 'unavailableBrowserPage',
  store: 'unavailableStore',
  pdf: 'unavailablePdf',
  noAccess: 'unavailableNoAccess',
} as const;
const NONE = { notArticle: 'noneNotArticle', notEnglish: 'noneNotEnglish', tooLong: 'noneTooLong' } as const;

/** The popup opens for one look; the panel (Chromium's side panel, Firefox's sidebar) stays open beside the page. */
export type Surface = 'popup' | 'panel';

/** Popup or side panel: opening it reads the article in front, and it shows how that went. */
export function App({ page, surface }: { page: PageAccess; surface: Surface }) {
  const { tab, state, hovered, read, update, fail } = useReading(page, surface === 'panel');
  const settings = useSettings();
  const whole = state.state === 'read' ? state.reading : null;
  const found = whole && settings ? { ...whole, annotation: withKinds(whole.annotation, settings.kinds) } : whole;

  function openPanel() {
    if (tab === null) return;
    page.openPanel(tab).then(() => window.close(), fail);
  }
  return (
    <>
      <Head
        reading={found}
        onSwitch={(on) => tab !== null && page.setPainted(tab, on).then(update, fail)}
        onPanel={surface === 'popup' && found ? openPanel : null}
      />
      <main
        data-state={found && found.annotation.positions.length === 0 ? 'nothing' : state.state}
        aria-busy={state.state === 'working'}
      >
        {found ? (
          <ReadingView
            reading={found}
            hovered={hovered}
            onReveal={(span) => tab !== null && page.reveal(tab, span).catch(fail)}
          />
        ) : (
          <Notice state={state} surface={surface} onRetry={read} />
        )}
      </main>
      {state.state !== 'working' && <Take reading={found} tab={tab} />}
      <footer>
        {found && <AutomaticSwitch url={found.url} />}
        <p>{t('footer')}</p>
      </footer>
    </>
  );
}

interface HeadProps {
  readonly reading: Reading | null;
  readonly onSwitch: (on: boolean) => void;
  readonly onPanel: (() => void) | null;
}

function Head({ reading, onSwitch, onPanel }: HeadProps) {
  return (
    <header>
      <h1 class="wordmark">{t('name')}</h1>
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
      {onPanel && (
        <button type="button" class="tool" data-action="panel" title={t('openPanel')} onClick={onPanel}>
          <svg viewBox="0 0 16 16" aria-hidden="true">
            <path d="M1.5 2.5h13v11h-13zM10 2.5v11" />
          </svg>
          <span class="unseen">{t('openPanel')}</span>
        </button>
      )}
    </header>
  );
}

/** All states but a reading: one sentence each, and the way on where there is one. */
function Notice({ state, surface, onRetry }: { state: State; surface: Surface; onRetry: () => void }) {
  switch (state.state) {
    case 'working':
      return (
        <p class="notice working" role="status">
          {t('working')}
        </p>
      );
    case 'none':
      return (
        <p class="notice" role="status">
          {t(NONE[state.reason])}
        </p>
      );
    case 'unavailable': {
      // without a click no page's address is told to us: the panel cannot know more than that it was not let in
      const waits = surface === 'panel' && (state.reason === 'noAccess' || state.reason === 'browserPage');
      return (
        <p class="notice" role="status">
          {t(waits ? 'panelWaits' : UNAVAILABLE[state.reason])}
        </p>
      );
    }
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
