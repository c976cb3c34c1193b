import { useEffect, useState } from 'preact/hooks';
import { isAutomatic, leaveFor, nameSite } from '../src/automatic.ts';
import { browser } from '../src/browser.ts';
import { t } from '../src/i18n.ts';
import { hostOf } from '../src/settings.ts';

/** The switch that has a site's articles read without a click; nothing on pages that belong to no site. */
export function AutomaticSwitch({ url }: { url: string }) {
  const host = hostOf(url);
  const [on, setOn] = useState(false);
  useEffect(() => {
    isAutomatic(url).then(setOn);
  }, [url]);
  if (host === null) return null;

  const turn = async () => {
    // The browser lets us ask within the click alone, before anything is waited for. Its prompt may close the popup: then
    // the background worker hears the answer.
    if (!on && !(await browser.permissions.request(leaveFor(host)))) return;
    await nameSite(host, !on);
    setOn(!on);
  };
  return (
    <button type="button" role="switch" class="switch automatic" aria-checked={on} onClick={turn}>
      {t('automatic', host)}
      <span class="track" aria-hidden="true" />
    </button>
  );
}
