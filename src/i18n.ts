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

type CountedKey<K extends string = MessageKey> = K extends `${infer Stem}_other` ? Stem : never;

/** "1 position", "3 positions": the form that the reader's language has for a number; $1 is the number. */
export function tn(stem: CountedKey, count: number): string {
  // Chromium can be without its words right after an installation: no reason to show nothing at all
  const form = new Intl.PluralRules(t('language') || 'en').select(count);
  return browser.i18n.getMessage(`${stem}_${form}`, [String(count)]) || t(`${stem}_other`, count);
}
