import { useRef } from 'preact/hooks';
import type { Kind, Span } from '../src/annotator/annotation.ts';
import { t, tn } from '../src/i18n.ts';
import { GLYPHS } from '../src/kinds.ts';
import type { Card, Item } from './cards.ts';

const HEADINGS = {
  demand: 'demands',
  concession: 'concessions',
  refusal: 'refusals',
  threat: 'threats',
  offer: 'offers',
} as const satisfies Record<Kind, string>;

/** One party: who speaks for it and what it wants, each position a button that leads to its place in the article. */
export function PartyCard({ card, onReveal }: { card: Card; onReveal: (span: Span) => void }) {
  const heading = `party-${card.id}`;
  return (
    <section class="party" data-party={card.id} aria-labelledby={heading}>
      <div class="party-head">
        <span class="monogram" aria-hidden="true">
          {monogram(card.name)}
        </span>
        <div>
          <h2 id={heading} data-name={card.name ?? ''}>
            {card.name ?? t('partyUnnamed')}
          </h2>
          {card.voices.length > 0 && (
            <p class="voices">
              {card.voices.map((voice, i) => (
                <span key={voice.name} title={voice.role ?? undefined}>
                  {i > 0 && ', '}
                  {voice.name}
                </span>
              ))}
            </p>
          )}
        </div>
      </div>
      {card.groups.map(({ kind, items }) => (
        <div class="group" key={kind} data-kind={kind}>
          <h3>
            <span class="glyph" aria-hidden="true">
              {GLYPHS[kind]}
            </span>
            {t(HEADINGS[kind])} <span class="count">{items.length}</span>
          </h3>
          <ul>
            {items.map((item) => (
              <li key={item.id}>
                <ItemButton item={item} onReveal={onReveal} />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

/** A repeated position leads to its next place with each click. */
function ItemButton({ item, onReveal }: { item: Item; onReveal: (span: Span) => void }) {
  const next = useRef(0);
  const meta = [
    item.speaker,
    item.addressee && t('itemTo', item.addressee),
    item.uncertain && t('cardUncertain'),
  ].filter(Boolean);
  return (
    <button
      type="button"
      class="position"
      data-position={item.id}
      data-kind={item.kind}
      onClick={() => {
        const place = item.places[next.current++ % item.places.length];
        if (place) onReveal(place);
      }}
    >
      <q>{item.quote}</q>
      {item.condition && <span class="condition">{item.condition}</span>}
      <span class="meta">
        {meta.join(' · ')}
        {item.places.length > 1 && <span class="places">{tn('places', item.places.length)}</span>}
      </span>
    </button>
  );
}

/** Up to two initials, so that no flag or colour takes sides. */
function monogram(name: string | null): string {
  const words = name?.match(/\p{Lu}[\p{L}\p{N}]*/gu) ?? name?.match(/[\p{L}\p{N}]+/gu) ?? [];
  const [first, second] = words;
  if (!first) return '–';
  if (/^\p{Lu}{2,4}$/u.test(first)) return first.slice(0, 3);
  return `${first.charAt(0)}${second?.charAt(0) ?? ''}`.toUpperCase();
}
