/** Where no extension may enter, the popup says so. */
import { expect, test } from 'vitest';
import messages from '../../public/_locales/en/messages.json';
import { outcome, words } from './reader.ts';
import { inEachBrowser } from './real.ts';

const OWN_PAGE = { chromium: 'chrome://version/', firefox: 'about:support' };

inEachBrowser((driver, name) => {
  test('the browser’s own page cannot be read, and the popup says why', async () => {
    const tab = await driver().open(OWN_PAGE[name]);
    const popup = await tab.clickIcon();
    expect(await outcome(popup)).toBe('unavailable');
    expect(await words(popup)).toContain(messages.unavailableBrowserPage.message);
    await popup.close();
    await tab.close();
  });
});
