import { useEffect, useState } from 'preact/hooks';
import { browser } from '../../src/browser.ts';
import { t } from '../../src/i18n.ts';
import { Sample } from './sample.tsx';

/** The first page that a reader sees: what this is, an article to try it on, and what becomes of what they read. */
export function Welcome() {
  return (
    <>
      <p class="lead">{t('welcomeLead')}</p>
      <div class="promises">
        <p>{t('welcomePrivacy')}</p>
        <p>{t('welcomeWrong')}</p>
        <Way />
      </div>
      <Sample />
    </>
  );
}

/** How to read any other article: by the icon, and by the keys if the browser has given us some. */
function Way() {
  const [keys, setKeys] = useState('');
  useEffect(() => {
    browser.commands.getAll().then((commands) => {
      setKeys(commands.find(({ name }) => name === '_execute_action')?.shortcut ?? '');
    });
  }, []);
  return <p>{keys === '' ? t('welcomeIcon') : t('welcomeKeys', keys)}</p>;
}
