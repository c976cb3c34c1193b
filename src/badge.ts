/** The toolbar icon's badge: how many positions the page holds, as a number, and in words in its title. */
import { browser } from './browser.ts';
import { t, tn } from './i18n.ts';

/** White on the popup's accent: 8.7:1. */
const COLOUR = '#1f4f6b';

/** Shows the count, or none where nothing could be read, until the tab goes to another page: browsers forget it then. */
export async function showCount(tab: number, count: number | null): Promise<void> {
  const { action } = browser;
  try {
    await Promise.all([
      action.setBadgeText({ tabId: tab, text: count ? String(count) : '' }),
      action.setTitle({ tabId: tab, title: count === null ? t('action') : tn('badge', count) }),
      action.setBadgeBackgroundColor({ tabId: tab, color: COLOUR }),
      action.setBadgeTextColor({ tabId: tab, color: '#ffffff' }),
    ]);
  } catch {
    // the tab was closed meanwhile
  }
}
