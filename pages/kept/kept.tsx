import { useEffect, useState } from 'preact/hooks';
import type { ArticleRecord } from '../../src/export/record.ts';
import { t } from '../../src/i18n.ts';
import { problemOf } from '../../src/kept/problem.ts';
import { shelf } from '../../src/kept/shelf.ts';
import { addressOf } from '../frame.tsx';
import { ArticleList } from './articles.tsx';
import { Timeline } from './timeline.tsx';

/** What is kept: through time by party and issue, and article by article, to take along or to forget. */
export function Kept() {
  const [articles, setArticles] = useState<readonly ArticleRecord[] | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  const load = () => shelf.all().then(setArticles);
  const fail = (error: unknown) => setProblem(t(problemOf(error)));
  const change = (work: Promise<void>) => work.then(load).catch(fail);
  useEffect(() => {
    load().catch(fail);
  }, []);

  return (
    <>
      {problem && (
        <p class="problem" role="alert">
          {problem}
        </p>
      )}
      {articles?.length === 0 && (
        <p data-empty>
          {t('keptNone')} <a href={addressOf('options')}>{t('optionsTitle')}</a>
        </p>
      )}
      {articles && articles.length > 0 && (
        <>
          <Timeline articles={articles} />
          <ArticleList
            articles={articles}
            onForget={(url) => change(shelf.forget(url))}
            onForgetAll={() => change(shelf.forgetAll())}
          />
        </>
      )}
    </>
  );
}
