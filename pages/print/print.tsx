import { useEffect, useState } from 'preact/hooks';
import { read } from '../../popup/page.ts';
import { KINDS } from '../../src/annotator/annotation.ts';
import { datesOf, detailsOf } from '../../src/export/details.ts';
import { type ArticleRecord, byParty, folded, type PositionRecord, recordOf } from '../../src/export/record.ts';
import { t } from '../../src/i18n.ts';
import { GLYPHS, HEADINGS } from '../../src/kinds.ts';

/** The summary of the article in a tab, laid out for paper; the browser's print dialog opens by itself once it is there. */
export function Print({ tab }: { tab: number }) {
  const [record, setRecord] = useState<ArticleRecord | 'none' | null>(null);
  useEffect(() => {
    read(tab).then((outcome) => setRecord(outcome.state === 'read' ? recordOf(outcome.reading) : 'none'));
  }, []);
  useEffect(() => {
    if (record === null || record === 'none') return;
    // the file's name, where it is printed into one
    document.title = record.title;
    print();
  }, [record]);

  if (record === null) return null;
  if (record === 'none') {
    return (
      <main>
        <p class="problem" role="alert">
          {t('printNone')}
        </p>
      </main>
    );
  }
  return (
    <main>
      <div class="buttons">
        <button type="button" class="button first" onClick={() => print()}>
          {t('print')}
        </button>
      </div>
      <h1 lang="en">{record.title}</h1>
      <p class="hint">
        <a href={record.url}>{record.url}</a>
        <br />
        {datesOf(record)}
      </p>
      <p class="note">{t('disclaimer')}</p>
      {[...byParty(record)].map(([party, positions]) => (
        <Party key={party ?? ''} name={party} positions={positions} />
      ))}
      {record.positions.length === 0 && <p>{t('nothing')}</p>}
    </main>
  );
}

function Party({ name, positions }: { name: string | null; positions: readonly PositionRecord[] }) {
  return (
    <section>
      <h2 lang={name ? 'en' : undefined}>{name ?? t('partyUnnamed')}</h2>
      {KINDS.map((kind) => {
        const entries = folded(positions.filter((position) => position.kind === kind));
        return entries.length === 0 ? null : (
          <div key={kind} data-kind={kind}>
            <h3>
              <span class="glyph" aria-hidden="true">
                {GLYPHS[kind]}
              </span>{' '}
              {t(HEADINGS[kind])}
            </h3>
            <ul>
              {entries.map(({ position, places }) => (
                <li key={position.id}>
                  <q lang="en">{position.quote}</q>
                  <p class="hint">{detailsOf(position, places).join(' · ')}</p>
                </li>
              ))}
            </ul>
          </div>
        );
      })}
    </section>
  );
}
