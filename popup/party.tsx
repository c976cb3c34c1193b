import type { PartyKind } from '../src/annotator/annotation.ts';
import { t, tn } from '../src/i18n.ts';
import { HEADINGS } from '../src/kinds.ts';
import { Emblem } from './emblem.tsx';
import { Glyph, ItemView } from './item.tsx';
import type { Card, Voice } from './model/cards.ts';

const PARTY_KINDS = {
  state: 'partyState',
  government: 'partyGovernment',
  organization: 'partyOrganization',
  movement: 'partyMovement',
  group: 'partyGroup',
  person: 'partyPerson',
} as const satisfies Record<PartyKind, string>;

/** More speakers than these are named on demand. */
const VOICES = 3;

/** One party: who speaks for it and what it wants. `most` is the longest bar's count among all cards. */
export function PartyCard({ card, most }: { card: Card; most: number }) {
  const { party, voices, tally, groups } = card;
  const heading = `party-${party?.id ?? 'unnamed'}`;
  return (
    <section class="party" data-party={party?.id ?? 'unnamed'} aria-labelledby={heading}>
      <div class="party-head">
        <Emblem party={party} />
        <h3 class="party-name capital" id={heading} data-name={party?.name ?? ''}>
          {party?.name ?? t('partyUnnamed')}
        </h3>
        {party && <p class="party-kind">{t(PARTY_KINDS[party.kind])}</p>}
      </div>
      {voices.length > 0 && <Voices voices={voices} />}
      <Tally tally={tally} most={most} />
      {groups.map(({ kind, items }) => (
        <div class="group" key={kind} data-kind={kind}>
          <h4 class="group-name">
            <Glyph kind={kind} /> {t(HEADINGS[kind])}
          </h4>
          <ul>
            {items.map((item) => (
              <li key={item.id}>
                <ItemView item={item} />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

function Voices({ voices }: { voices: readonly Voice[] }) {
  const list = (some: readonly Voice[]) => (
    <ul class="voices">
      {some.map(({ name, role, statements }) => (
        <li key={name}>
          <span class="voice">{name}</span>
          {role && <span class="role">{role}</span>}
          {statements > 0 && <span class="statements">{tn('statements', statements)}</span>}
        </li>
      ))}
    </ul>
  );
  return (
    <>
      {list(voices.slice(0, VOICES))}
      {voices.length > VOICES && (
        <details>
          <summary>{tn('moreSpeakers', voices.length - VOICES)}</summary>
          {list(voices.slice(VOICES))}
        </details>
      )}
    </>
  );
}

/** How many positions of each kind, as bars on one scale for all cards; glyph, word and number say it without them. */
function Tally({ tally, most }: { tally: Card['tally']; most: number }) {
  return (
    <ul class="tally">
      {tally.map(({ kind, count }) => (
        <li key={kind} data-kind={kind} data-count={count}>
          <span class="tally-count" title={t(HEADINGS[kind])}>
            <Glyph kind={kind} />
            <span class="unseen">{t(HEADINGS[kind])}: </span>
            {count}
          </span>
          <span class="bar" aria-hidden="true">
            <span style={{ inlineSize: `${(100 * count) / most}%` }} />
          </span>
        </li>
      ))}
    </ul>
  );
}
