/** The summary as Markdown (CommonMark) in the reader's language, to paste into notes. The article's words stay words. */
import { KINDS } from '../annotator/annotation.ts';
import { isUncertain } from '../confidence.ts';
import { longDate } from '../dates.ts';
import { t, tn } from '../i18n.ts';
import { HEADINGS } from '../kinds.ts';
import { type ArticleRecord, byParty, folded, type PositionRecord } from './record.ts';

export function toMarkdown(record: ArticleRecord): string {
  const lines = [
    `# ${plain(record.title)}`,
    '',
    `<${record.url}>  `,
    plain(datesOf(record)),
    '',
    `*${plain(t('disclaimer'))}*`,
    '',
  ];
  for (const [party, positions] of byParty(record)) {
    lines.push(`## ${plain(party ?? t('partyUnnamed'))}`, '');
    for (const kind of KINDS) {
      const entries = folded(positions.filter((position) => position.kind === kind));
      if (entries.length === 0) continue;
      lines.push(`### ${t(HEADINGS[kind])}`, '');
      for (const { position, places } of entries)
        lines.push(`- ${[`“${plain(position.quote)}”`, ...details(position, places)].join(' · ')}`);
      lines.push('');
    }
  }
  if (record.positions.length === 0) lines.push(t('nothing'), '');
  return lines.join('\n');
}

/** When the article was published, if it says so, and when it was read. */
export function datesOf({ published, read }: ArticleRecord): string {
  return [published && t('published', longDate(published)), t('readOn', longDate(read))].filter(Boolean).join(' · ');
}

function details(position: PositionRecord, places: number): string[] {
  const { party, speaker, role, addressee, condition, quote } = position;
  return [
    speaker &&
      speaker !== party &&
      [speaker, role]
        .filter(Boolean)
        .map((words) => plain(words ?? ''))
        .join(', '),
    addressee && t('itemTo', plain(addressee)),
    condition && !quote.includes(condition) && `${t('cardCondition')}: “${plain(condition)}”`,
    isUncertain(position) && t('cardUncertain'),
    places > 1 && tn('places', places),
  ].filter((part) => typeof part === 'string' && part !== '') as string[];
}

/** On one line, with everything escaped that Markdown, or the HTML in it, could take for its own. */
const plain = (words: string) =>
  words
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_[\]<>|~&#]/g, '\\$&');
