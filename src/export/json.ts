import type { ArticleRecord } from './record.ts';

/** The record and, if given, the article's text, into which the offsets count. */
export function toJson(record: ArticleRecord | readonly ArticleRecord[], text?: string): string {
  return `${JSON.stringify(text === undefined ? record : { ...record, text }, null, 2)}\n`;
}
