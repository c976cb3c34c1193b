import type { Span } from '../src/annotator/annotation.ts';
import { t, tn } from '../src/i18n.ts';
import type { Reading } from '../src/messages.ts';
import { cardsOf } from './cards.ts';
import { PartyCard } from './party.tsx';

/** What was read on the page: its title, then a card a party, most active first. */
export function ReadingView({ reading, onReveal }: { reading: Reading; onReveal: (span: Span) => void }) {
  const { annotation, title } = reading;
  const cards = cardsOf(reading);
  return (
    <>
      <section class="article">
        <h1>{title}</h1>
        <p>
          {annotation.positions.length === 0
            ? t('nothing')
            : `${tn('positions', annotation.positions.length)} · ${tn('parties', cards.filter((card) => card.name !== null).length)}`}
        </p>
      </section>
      {cards.map((card) => (
        <PartyCard key={card.id} card={card} onReveal={onReveal} />
      ))}
    </>
  );
}
