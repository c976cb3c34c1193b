import { useState } from 'preact/hooks';
import { longDate } from '../../src/dates.ts';
import type { ArticleRecord } from '../../src/export/record.ts';
import { t, tn } from '../../src/i18n.ts';
import { type Moment, partiesOf, type Strand, timelineOf } from '../../src/kept/timeline.ts';
import { GLYPHS } from '../../src/kinds.ts';

/** One party's positions through the kept articles, issue by issue. */
export function Timeline({ articles }: { articles: readonly ArticleRecord[] }) {
  const parties = partiesOf(articles);
  const [chosen, setChosen] = useState<string | null>(null);
  const party = parties.find(({ key }) => key === chosen) ?? parties[0];
  if (!party) return null;
  return (
    <section class="timeline" aria-labelledby="timeline">
      <h2 id="timeline">{t('keptTimeline')}</h2>
      <p class="pick">
        <label for="party">{t('keptParty')}</label>{' '}
        <select id="party" value={party.key} onChange={(event) => setChosen(event.currentTarget.value)}>
          {parties.map(({ key, name, articles }) => (
            <option key={key} value={key}>
              {`${name} (${tn('inArticles', articles)})`}
            </option>
          ))}
        </select>
      </p>
      {timelineOf(articles, party.key).map((strand) => (
        <StrandView key={strand.issue ?? ''} strand={strand} />
      ))}
    </section>
  );
}

function StrandView({ strand: { issue, moments } }: { strand: Strand }) {
  return (
    <section class="strand" data-issue={issue ?? ''}>
      <h3>{issue === null ? t('keptNoIssue') : <span lang="en">{issue}</span>}</h3>
      <ol>
        {moments.map((moment) => (
          <MomentView key={moment.article.url} moment={moment} />
        ))}
      </ol>
    </section>
  );
}

function MomentView({ moment: { article, positions, moved } }: { moment: Moment }) {
  const kinds = (list: readonly (keyof typeof GLYPHS)[]) => list.map((kind) => t(kind)).join(', ');
  return (
    <li class={moved ? 'moment moved' : 'moment'}>
      <p class="when">
        <time dateTime={article.published ?? article.read}>{longDate(article.published ?? article.read)}</time>
        {moved && (
          <span class="change">
            {[
              moved.to.length > 0 && t('keptNew', kinds(moved.to)),
              moved.from.length > 0 && t('keptGone', kinds(moved.from)),
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
        )}
      </p>
      <ul>
        {positions.map((position) => (
          <li key={position.id} class="said" data-kind={position.kind}>
            <span class="glyph" aria-hidden="true">
              {GLYPHS[position.kind]}
            </span>
            <div>
              <p>
                <span class="kind">{t(position.kind)}</span> <q lang="en">{position.quote}</q>
              </p>
              {position.condition && !position.quote.includes(position.condition) && (
                <p class="hint">
                  {t('cardCondition')}: <q lang="en">{position.condition}</q>
                </p>
              )}
            </div>
          </li>
        ))}
      </ul>
      <p class="hint">
        <a href={article.url} lang="en">
          {article.title}
        </a>
      </p>
    </li>
  );
}
