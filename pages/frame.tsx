import type { ComponentChildren } from 'preact';
import { browser } from '../src/browser.ts';
import { t } from '../src/i18n.ts';

/** Our pages that are opened in a tab of their own, by the message that names them. */
const PAGES = { welcomeName: 'welcome', keptTitle: 'kept', optionsTitle: 'options' } as const;
type Name = (typeof PAGES)[keyof typeof PAGES] | 'print';

export const addressOf = (name: Name) => browser.runtime.getURL(`pages/${name}/index.html`);

/** What every page in a tab has in common: the name, the way to the others, the title. */
export function Frame({ title, children }: { title: string; children: ComponentChildren }) {
  const here = location.href.replace(/[?#].*$/, '');
  return (
    <>
      <header>
        <span class="wordmark">{t('name')}</span>
        <nav aria-label={t('name')}>
          {Object.entries(PAGES).map(([key, name]) => (
            <a key={name} href={addressOf(name)} aria-current={addressOf(name) === here ? 'page' : undefined}>
              {t(key as keyof typeof PAGES)}
            </a>
          ))}
        </nav>
      </header>
      <main>
        <h1>{title}</h1>
        {children}
      </main>
      <footer>{t('footer')}</footer>
    </>
  );
}
