import type messages from '../public/_locales/en/messages.json';
import { browser } from './browser.ts';

export type MessageKey = keyof typeof messages;

/** The interface's words in the reader's language; `values` fill $1, $2 … of the message. */
export function t(key: MessageKey, ...values: (string | number)[]): string {
  return browser.i18n.getMessage(
    key,
    values.map((value) => String(value)),
  );
}
