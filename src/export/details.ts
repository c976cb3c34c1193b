/** What stands beside a quote, and beside an article, in the reader's language: the same on paper and in Markdown. */
import { isUncertain } from '../confidence.ts';
import { longDate } from '../dates.ts';
import { t, tn } from '../i18n.ts';
import type { ArticleRecord, PositionRecord } from './record.ts';

/** When the article was published, if it says so, and when it was read. */
export function datesOf({ published, read }: ArticleRecord): string {
  return [published && t('published', longDate(published)), t('readOn', longDate(read))].filter(Boolean).join(' · ');
}

/** Speaker, addressee, condition, doubt, repetitions: what there is of them, each in words of its own. */
export function detailsOf(position: PositionRecord, places: number): string[] {
  const { party, speaker, role, addressee, condition, quote } = position;
  const parts = [
    speaker && speaker !== party && [speaker, role].filter(Boolean).join(', '),
    addressee && t('itemTo', addressee),
    condition && !quote.includes(condition) && `${t('cardCondition')}: “${condition}”`,
    isUncertain(position) && t('cardUncertain'),
    places > 1 && tn('places', places),
  ];
  return parts.filter((part) => typeof part === 'string' && part !== '') as string[];
}
