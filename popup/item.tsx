import { useContext, useEffect, useRef } from 'preact/hooks';
import { t } from '../src/i18n.ts';
import { GLYPHS } from '../src/kinds.ts';
import { Desk } from './desk.ts';
import type { Item, Link } from './model/items.ts';

/** One position: its quote is a button that leads to its place in the article, the rest says what belongs to it. */
export function ItemView({ item, named = false }: { item: Item; named?: boolean }) {
  const { reveal, marked } = useContext(Desk);
  const quote = useRef<HTMLButtonElement>(null);
  const pointedAt = item.ids.some((id) => marked.has(id));
  useEffect(() => {
    // at once: the reader's eyes are on the page, and a list that glides beside them draws them away
    if (pointedAt) quote.current?.scrollIntoView({ block: 'nearest', behavior: 'instant' });
  }, [pointedAt]);

  const [first, ...more] = item.places;
  const meta = [item.speaker, item.addressee && t('itemTo', item.addressee)].filter(Boolean).join(' · ');
  return (
    <div class="item" data-kind={item.kind} data-marked={pointedAt}>
      {named && (
        <p class="kind">
          <Glyph kind={item.kind} /> {t(item.kind)}
        </p>
      )}
      <button
        type="button"
        class="position"
        ref={quote}
        data-position={item.id}
        data-kind={item.kind}
        aria-current={pointedAt}
        onClick={() => first && reveal(first)}
      >
        <q>{item.quote}</q>
        {item.condition && <span class="condition">{item.condition}</span>}
      </button>
      {(meta || item.uncertain || more.length > 0) && (
        <p class="meta">
          {meta} {item.uncertain && <span class="uncertain">{t('cardUncertain')}</span>}
          {more.length > 0 && (
            <span class="places">
              {t('itemAlso')}
              {more.map((place, i) => (
                <button
                  type="button"
                  key={place.start}
                  class="place"
                  aria-label={t('itemPlace', i + 2, item.places.length)}
                  onClick={() => reveal(place)}
                >
                  {i + 2}
                </button>
              ))}
            </span>
          )}
        </p>
      )}
      <Links label={t('itemAnswers')} links={item.answers} />
      <Links label={t('itemAnsweredBy')} links={item.answeredBy} />
    </div>
  );
}

function Links({ label, links }: { label: string; links: readonly Link[] }) {
  const { go } = useContext(Desk);
  if (links.length === 0) return null;
  return (
    <p class="links">
      <span>{label}</span>
      {links.map(({ id, kind, party }) => (
        <button
          type="button"
          key={id}
          class="link"
          data-kind={kind}
          data-link={id}
          aria-label={`${label}: ${nameOf({ kind, party })}`}
          onClick={() => go(id)}
        >
          <Glyph kind={kind} /> {nameOf({ kind, party })}
        </button>
      ))}
    </p>
  );
}

const nameOf = ({ kind, party }: Omit<Link, 'id'>) => [t(kind), party].filter(Boolean).join(' · ');

export function Glyph({ kind }: { kind: Item['kind'] }) {
  return (
    <span class="glyph" data-kind={kind} aria-hidden="true">
      {GLYPHS[kind]}
    </span>
  );
}
