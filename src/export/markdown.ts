/** The summary as Markdown (CommonMark) in the reader's language, to paste into notes. The article's words stay words. */
import { KINDS } from '../annotator/annotation.ts';
import { t } from '../i18n.ts';
import { HEADINGS } from '../kinds.ts';
import { datesOf, detailsOf } from './details.ts';
import { type ArticleRecord, byParty, folded } from './record.ts';

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
        lines.push(`- ${[`“${plain(position.quote)}”`, ...detailsOf(position, places).map(plain)].join(' · ')}`);
      lines.push('');
    }
  }
  if (record.positions.length === 0) lines.push(t('nothing'), '');
  return lines.join('\n');
}

/** On one line, with everything escaped that Markdown, or the HTML in it, could take for its own. */
const plain = (words: string) =>
  words
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_[\]<>|~&#]/g, '\\$&');
