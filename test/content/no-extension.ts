/** Stands in for src/browser.ts where the content script's parts run in a plain page: messages by their own English text. */
import messages from '../../public/_locales/en/messages.json';

export const browser = {
  i18n: {
    getMessage(key: keyof typeof messages, values: readonly string[] = []): string {
      return messages[key].message.replace(/\$(\d)/g, (_, n) => values[Number(n) - 1] ?? '');
    },
  },
  // nothing is stored, so all settings are the default
  storage: {
    local: { get: async () => ({}), set: async () => {} },
    onChanged: { addListener() {}, removeListener() {} },
  },
  runtime: { getURL: (path: string) => path },
  tabs: { get: async () => ({ incognito: false }) },
};
