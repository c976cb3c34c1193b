/** What every page of the extension itself (popup, options, …) does before it shows anything: the reader's language and colours. */
import { browser } from './browser.ts';
import { t } from './i18n.ts';
import { dress } from './palette.ts';
import { followSettings } from './settings.ts';

/** For the life of the document. */
export function prepare(): void {
  const root = document.documentElement;
  root.lang = t('language');
  root.dir = browser.i18n.getMessage('@@bidi_dir') === 'rtl' ? 'rtl' : 'ltr';
  followSettings(({ palette }) => dress(root, palette), new AbortController().signal);
}
