import { useState } from 'preact/hooks';
import { longDate } from '../../src/dates.ts';
import { toCsv } from '../../src/export/csv.ts';
import { toJson } from '../../src/export/json.ts';
import { type ArticleRecord, timeOf } from '../../src/export/record.ts';
import { t, tn } from '../../src/i18n.ts';
import { saveFile } from '../../src/save-file.ts';

interface ArticleListProps {
  readonly articles: readonly ArticleRecord[];
  readonly onForget: (url: string) => void;
  readonly onForgetAll: () => void;
}

/** Every article kept, the latest first, with the way to take them along and to forget them. */
export function ArticleList({ articles, onForget, onForgetAll }: ArticleListProps) {
  const [asking, setAsking] = useState(false);
  return (
    <section aria-labelledby="articles">
      <h2 id="articles">{tn('keptCount', articles.length)}</h2>
      <ul class="articles">
        {[...articles]
          .sort((a, b) => timeOf(b) - timeOf(a))
          .map((article) => (
            <li key={article.url} class="kept" data-url={article.url}>
              <div>
                <a class="title" href={article.url} lang="en">
                  {article.title}
                </a>
                <p class="hint">
                  {[
                    URL.parse(article.url)?.hostname,
                    longDate(article.published ?? article.read),
                    tn('positions', article.positions.length),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </p>
              </div>
              <button
                type="button"
                class="quiet"
                aria-label={t('sitesRemove', article.title)}
                onClick={() => onForget(article.url)}
              >
                {t('remove')}
              </button>
            </li>
          ))}
      </ul>
      <div class="buttons">
        <button
          type="button"
          class="button"
          data-export="json"
          onClick={() => saveFile('parley-kept.json', 'application/json', toJson(articles))}
        >
          {t('takeJson')}
        </button>
        <button type="button" class="button" onClick={() => saveFile('parley-kept.csv', 'text/csv', toCsv(articles))}>
          {t('takeCsv')}
        </button>
        {!asking && (
          <button type="button" class="button" data-forget-all onClick={() => setAsking(true)}>
            {t('keptForgetAll')}
          </button>
        )}
      </div>
      {asking && (
        <div class="problem" role="alertdialog" aria-labelledby="sure">
          <p id="sure">{tn('keptSure', articles.length)}</p>
          <div class="buttons">
            <button type="button" class="button" data-sure onClick={onForgetAll}>
              {t('keptForgetAll')}
            </button>
            <button type="button" class="button" ref={(button) => button?.focus()} onClick={() => setAsking(false)}>
              {t('importCancel')}
            </button>
          </div>
        </div>
      )}
    </section>
  );
}
