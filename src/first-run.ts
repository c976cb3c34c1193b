import { browser } from './browser.ts';

/** Opens the first page once the extension has been installed; not for those who load it to work on it in Firefox. */
export function welcomeNewReaders(): void {
  browser.runtime.onInstalled.addListener(({ reason, temporary }) => {
    if (reason === 'install' && !temporary)
      browser.tabs.create({ url: browser.runtime.getURL('pages/welcome/index.html') });
  });
}
