import { useEffect, useState } from 'preact/hooks';
import { leaveFor } from '../../src/automatic.ts';
import { browser } from '../../src/browser.ts';
import { t } from '../../src/i18n.ts';
import { hostOf } from '../../src/settings.ts';

interface SitesProps {
  readonly sites: readonly string[];
  readonly onChange: (sites: string[]) => void;
}

/** The sites whose articles are read without a click. Each needs the browser's permission, asked for in the click itself. */
export function Sites({ sites, onChange }: SitesProps) {
  const [problem, setProblem] = useState<string | null>(null);
  const allowed = useAllowed(sites);

  async function allow(site: string) {
    // nothing may come before it: the browser asks only within a click
    const granted = await browser.permissions.request(leaveFor(site));
    setProblem(granted ? null : t('sitesRefused', site));
    if (granted && !sites.includes(site)) onChange([...sites, site]);
  }

  function add(event: SubmitEvent) {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const written = String(new FormData(form).get('site') ?? '').trim();
    const host = written === '' ? null : hostOf(written);
    if (!host) return setProblem(t('sitesWrong', written));
    form.reset();
    return void allow(host);
  }

  return (
    <section>
      <h2 id="sites">{t('optionsSites')}</h2>
      <p class="hint">{t('optionsSitesHint')}</p>
      <ul class="sites" aria-labelledby="sites">
        {sites.map((site) => (
          <li key={site} data-site={site}>
            <span class="site">{site}</span>
            {allowed[site] === false && (
              <button type="button" class="button" onClick={() => allow(site)}>
                {t('sitesAllow', site)}
              </button>
            )}
            <button
              type="button"
              class="quiet"
              aria-label={t('sitesRemove', site)}
              onClick={() => onChange(sites.filter((other) => other !== site))}
            >
              {t('remove')}
            </button>
          </li>
        ))}
      </ul>
      {sites.length === 0 && <p>{t('sitesNone')}</p>}
      <form class="buttons" onSubmit={add}>
        <input
          type="text"
          name="site"
          aria-label={t('sitesLabel')}
          placeholder="news.example.org"
          spellcheck={false}
          autocomplete="off"
          dir="ltr"
        />
        <button type="submit" class="button">
          {t('sitesAdd')}
        </button>
      </form>
      {problem && (
        <p class="problem" role="alert">
          {problem}
        </p>
      )}
    </section>
  );
}

/** Whether the browser lets us read each site; a permission can be taken away in the browser's own settings. */
function useAllowed(sites: readonly string[]): Readonly<Record<string, boolean>> {
  const [allowed, setAllowed] = useState<Record<string, boolean>>({});
  useEffect(() => {
    let current = true;
    const ask = async () => {
      const answers = await Promise.all(
        sites.map(async (site) => [site, await browser.permissions.contains(leaveFor(site))] as const),
      );
      if (current) setAllowed(Object.fromEntries(answers));
    };
    ask();
    browser.permissions.onAdded.addListener(ask);
    browser.permissions.onRemoved.addListener(ask);
    return () => {
      current = false;
      browser.permissions.onAdded.removeListener(ask);
      browser.permissions.onRemoved.removeListener(ask);
    };
  }, [sites.join(' ')]);
  return allowed;
}
