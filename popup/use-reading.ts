import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Outcome, Reading } from '../src/messages.ts';
import type { PageAccess } from './page.ts';

/** Working, or how it ended. */
export type State = { readonly state: 'working' } | Outcome;

export interface Current {
  readonly tab: number | null;
  readonly state: State;
  /** Ids of the positions that the pointer rests on in the page. */
  readonly hovered: readonly string[];
  read(): Promise<void>;
  /** Shows the reading as it stands now. */
  update(reading: Reading): void;
  fail(error: unknown): void;
}

const NOTHING: readonly string[] = [];

/**
 * The reading of the tab in front. A popup lives as long as one tab is in front; a panel (`stays`) goes with the reader
 * from tab to tab and from page to page, and hears what the page tells meanwhile.
 */
export function useReading(page: PageAccess, stays: boolean): Current {
  const [shown, setShown] = useState<{ tab: number | null; state: State }>({ tab: null, state: { state: 'working' } });
  const [hovered, setHovered] = useState(NOTHING);
  const { tab, state } = shown;
  /** Which run is the last: an earlier one that ends later has nothing to say. */
  const run = useRef(0);
  /** The tab in front, also for listeners of an earlier render. */
  const front = useRef<number | null>(null);

  function show(outcome: State) {
    setHovered(NOTHING);
    setShown({ tab: front.current, state: outcome });
  }
  const fail = (error: unknown) =>
    show({ state: 'failed', message: error instanceof Error ? error.message : String(error) });
  const update = (reading: Reading) => setShown({ tab: front.current, state: { state: 'read', reading } });

  async function read() {
    const mine = ++run.current;
    show({ state: 'working' });
    try {
      const current = await page.currentTab();
      if (mine !== run.current) return;
      front.current = current;
      const outcome = await page.read(current);
      if (mine === run.current) show(outcome);
    } catch (error) {
      if (mine === run.current) fail(error);
    }
  }

  // before the first frame: a browser that is opening a popup takes its time for it, and the page need not wait
  useLayoutEffect(() => {
    read();
    if (!stays) return;
    const stopTurn = page.onTurn(async (turned) => {
      // other windows have tabs in front too
      if (turned === (await page.currentTab())) read();
    });
    const stopRun = page.onRun((ran, outcome) => {
      if (ran !== front.current) return;
      run.current++;
      show(outcome);
    });
    return () => {
      stopTurn();
      stopRun();
    };
  }, []);

  const article = state.state === 'read' ? state.reading.article.id : null;
  useEffect(() => {
    if (!stays || tab === null || article === null) return;
    return page.listen(tab, (news) => {
      if (news.type === 'reading') update(news.reading);
      // of several articles on a page one is shown here
      else if (news.article === article) setHovered(news.positions);
    });
  }, [tab, article]);

  return { tab, state, hovered, read, update, fail };
}
