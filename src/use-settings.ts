import { useEffect, useState } from 'preact/hooks';
import { followSettings, type Settings } from './settings.ts';

/** The reader's settings as they are and as they change, wherever that happens; null until they are loaded. */
export function useSettings(): Settings | null {
  const [settings, setSettings] = useState<Settings | null>(null);
  useEffect(() => {
    const stop = new AbortController();
    followSettings(setSettings, stop.signal);
    return () => stop.abort();
  }, []);
  return settings;
}
