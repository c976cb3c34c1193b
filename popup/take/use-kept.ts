import { useEffect, useState } from 'preact/hooks';
import { browser } from '../../src/browser.ts';
import { recordOf } from '../../src/export/record.ts';
import { shelf } from '../../src/kept/shelf.ts';
import type { Reading } from '../../src/messages.ts';

/** Whether a reading is kept, and its change; `private` where it can never be. `toggle` rejects with a KeepingError. */
export function useKept(reading: Reading, tab: number): { kept: boolean | 'private'; toggle: () => Promise<void> } {
  const [kept, setKept] = useState<boolean | 'private'>(false);
  useEffect(() => {
    let current = true;
    const look = async () => {
      const { incognito } = await browser.tabs.get(tab);
      const now = incognito ? 'private' : await shelf.has(reading.url);
      if (current) setKept(now);
    };
    // what cannot be looked up is told when the reader asks for it
    look().catch(() => {});
    return () => {
      current = false;
    };
  }, [reading.url, tab]);

  async function toggle() {
    if (kept === true) await shelf.forget(reading.url);
    else await shelf.keep(recordOf(reading), await browser.tabs.get(tab));
    setKept(kept !== true);
  }
  return { kept, toggle };
}
