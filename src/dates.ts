/** Dates in words of the reader's language. */
import { t } from './i18n.ts';

/** "4 March 2025" of an ISO 8601 date or time; what is no date is given back as the page wrote it. */
export function longDate(written: string): string {
  const date = new Date(written);
  if (Number.isNaN(date.getTime())) return written;
  // a day without an hour is the same day everywhere, and JavaScript reads it as midnight in Greenwich
  const day = /^\d{4}-\d\d-\d\d$/.test(written);
  return new Intl.DateTimeFormat(t('language'), { dateStyle: 'long', ...(day ? { timeZone: 'UTC' } : {}) }).format(
    date,
  );
}
