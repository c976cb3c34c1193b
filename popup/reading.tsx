import { useMemo, useState } from 'preact/hooks';
import type { Span } from '../src/annotator/annotation.ts';
import { t, tn } from '../src/i18n.ts';
import type { Reading } from '../src/messages.ts';
import { Desk } from './desk.ts';
import { Issues } from './issues.tsx';
import { cardsOf } from './model/cards.ts';
import { issueTableOf } from './model/issues.ts';
import { shareOfVoice } from './model/share.ts';
import { PartyCard } from './party.tsx';
import { ShareView } from './share.tsx';
import { Tabs } from './tabs.tsx';

const VIEWS = ['parties', 'issues', 'share'] as const;
type View = (typeof VIEWS)[number];
const LABELS = { parties: 'viewParties', issues: 'viewIssues', share: 'viewShare' } as const;

/** Popup and side panel open on the view that the reader looked at last; kept where it can be read before the first paint. */
const LAST = 'view';
const lastView = (): View => VIEWS.find((view) => view === localStorage.getItem(LAST)) ?? 'parties';

interface Props {
  readonly reading: Reading;
  /** Ids of the positions that the pointer rests on in the page. */
  readonly hovered: readonly string[];
  readonly onReveal: (span: Span) => void;
}

/** What was read on the page: its title, then the same positions by party, by issue, and who was heard. */
export function ReadingView({ reading, hovered, onReveal }: Props) {
  const { annotation, title } = reading;
  const [view, setView] = useState(lastView);
  const [pointed, setPointed] = useState<{ item: string; over: readonly string[] } | null>(null);
  // what the reader points at in the page is newer than what was pointed at before
  const marked = useMemo(
    () => new Set(pointed && pointed.over === hovered ? [pointed.item] : hovered),
    [pointed, hovered],
  );
  const go = (item: string) => {
    setPointed({ item, over: hovered });
    document.querySelector<HTMLElement>(`[data-position="${CSS.escape(item)}"]`)?.focus();
  };
  const choose = (view: View) => {
    localStorage.setItem(LAST, view);
    setView(view);
  };
  const Shown = SHOW[view];
  const named = new Set(annotation.positions.flatMap(({ party }) => party ?? []));
  return (
    <>
      <section class="article">
        <h2 class="headline">{title}</h2>
        <p>
          {annotation.positions.length === 0
            ? t('nothing')
            : `${tn('positions', annotation.positions.length)} · ${tn('parties', named.size)}`}
        </p>
      </section>
      {annotation.positions.length > 0 && (
        <Desk.Provider value={{ reveal: onReveal, go, marked }}>
          <Tabs
            label={t('views')}
            tabs={VIEWS.map((id) => ({ id, label: t(LABELS[id]) }))}
            chosen={view}
            onChoose={choose}
          >
            <Shown reading={reading} />
          </Tabs>
        </Desk.Provider>
      )}
    </>
  );
}

const SHOW = { parties: Parties, issues: IssuesOf, share: ShareOf } as const;

function Parties({ reading }: { reading: Reading }) {
  const cards = useMemo(() => cardsOf(reading), [reading.annotation]);
  const most = Math.max(...cards.flatMap(({ tally }) => tally.map(({ count }) => count)));
  return cards.map((card) => <PartyCard key={card.party?.id} card={card} most={most} />);
}

function IssuesOf({ reading }: { reading: Reading }) {
  return <Issues table={useMemo(() => issueTableOf(reading), [reading.annotation])} />;
}

function ShareOf({ reading }: { reading: Reading }) {
  return <ShareView share={useMemo(() => shareOfVoice(reading), [reading.annotation])} />;
}
