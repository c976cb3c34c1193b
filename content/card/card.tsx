/** The card's markup. Every word of the page goes in as a text node: Preact never parses what it is given. */
import { Component, type ComponentChildren } from 'preact';
import { KINDS, type Span } from '../../src/annotator/annotation.ts';
import { t } from '../../src/i18n.ts';
import { GLYPHS } from '../../src/kinds.ts';
import { PALETTE, type PaletteName } from '../../src/palette.ts';
import type { PositionView, SpeakerView, View } from './view.ts';

export interface CardProps {
  readonly views: readonly View[];
  readonly dark: boolean;
  readonly palette: PaletteName;
  /** Which of the article's positions this is, counted from 1; null where it is none. */
  readonly place: { readonly nth: number; readonly of: number } | null;
  readonly onClose: () => void;
  readonly onGo: (span: Span) => void;
  readonly onStep: (by: 1 | -1) => void;
  /** False where it could not be copied. */
  readonly onCopy: (view: View) => boolean;
}

export function Card({ views, dark, palette, place, onClose, onGo, onStep, onCopy }: CardProps) {
  const turn = (event: KeyboardEvent) => {
    if (event.key === 'ArrowRight') onStep(1);
    else if (event.key === 'ArrowLeft') onStep(-1);
    else return;
    event.preventDefault();
  };
  return (
    // The section takes the focus when the card is opened by the keyboard; its buttons are what one acts on.
    <section
      class={dark ? 'card dark' : 'card'}
      style={inks(palette, dark)}
      role="dialog"
      aria-label={t('cardLabel')}
      tabIndex={-1}
      onKeyDown={turn}
    >
      {views.map((view) => (
        <article key={view.id} class={`entry ${view.kind}`}>
          {view.kind === 'speaker' ? <SpeakerEntry view={view} /> : <PositionEntry view={view} onGo={onGo} />}
          {view.span && <CopyButton onCopy={() => onCopy(view)} />}
        </article>
      ))}
      {place && place.of > 1 && (
        <nav class="steps" aria-label={t('cardSteps')}>
          <button type="button" class="step" aria-label={t('cardPrevious')} onClick={() => onStep(-1)}>
            ‹
          </button>
          <span>{t('cardPlace', place.nth, place.of)}</span>
          <button type="button" class="step" aria-label={t('cardNext')} onClick={() => onStep(1)}>
            ›
          </button>
        </nav>
      )}
      <button type="button" class="close" aria-label={t('cardClose')} onClick={onClose}>
        ×
      </button>
    </section>
  );
}

/** The kinds' colours for words on the card's paper, as the style sheet names them. */
function inks(palette: PaletteName, dark: boolean): Record<`--${string}`, string> {
  return Object.fromEntries(KINDS.map((kind) => [`--${kind}`, PALETTE[palette][kind][dark ? 'dark' : 'light']]));
}

/** Says on itself how it went, also to those who hear the page. A class: hooks would weigh another kilobyte in every page. */
class CopyButton extends Component<{ onCopy: () => boolean }, { done?: boolean }> {
  override render({ onCopy }: { onCopy: () => boolean }, { done }: { done?: boolean }) {
    return (
      <button type="button" class="copy" aria-live="polite" onClick={() => this.setState({ done: onCopy() })}>
        {t(done === undefined ? 'cardCopy' : done ? 'cardCopied' : 'cardNotCopied')}
      </button>
    );
  }
}

function PositionEntry({ view, onGo }: { view: PositionView; onGo: (span: Span) => void }) {
  const { answers } = view;
  // What the card says already (the words themselves, the speaker's name) is no reason.
  const rule = [
    view.evidence.includes(view.rule) ? null : view.rule,
    view.antecedent && !view.name?.includes(view.antecedent) ? t('cardAntecedent', view.antecedent) : null,
  ].filter((part) => part !== null);
  return (
    <>
      <Kind view={view}>{view.uncertain && <span class="uncertain">{t('cardUncertain')}</span>}</Kind>
      <Who view={view} />
      <dl>
        {view.addressee && <Fact label={t('cardTo')}>{view.addressee}</Fact>}
        {view.condition && (
          <Fact label={t('cardCondition')}>
            <Quote words={view.condition} />
          </Fact>
        )}
        {answers && (
          <Fact label={t('cardAnswers')}>
            <button type="button" class="go" onClick={() => onGo(answers.span)}>
              <span class="of">
                {t(answers.kind)}
                {answers.party && ` · ${answers.party}`}
              </span>
              <Quote words={answers.quote} />
            </button>
          </Fact>
        )}
        <Fact label={t('cardWhy')}>
          {view.evidence.map((words) => (
            <Quote key={words} words={words} />
          ))}
          {rule.length > 0 && <span class="rule">{rule.join('; ')}</span>}
        </Fact>
        <Fact label={t('cardConfidence')}>{t('cardConfidenceOf', view.confidence)}</Fact>
      </dl>
    </>
  );
}

function SpeakerEntry({ view }: { view: SpeakerView }) {
  return (
    <>
      <Kind view={view} />
      <Who view={view} />
      {view.quote && (
        <p class="said">
          <Quote words={view.quote} />
        </p>
      )}
    </>
  );
}

function Kind({ view, children }: { view: View; children?: ComponentChildren }) {
  return (
    <p class="kind">
      <span class="glyph" aria-hidden="true">
        {GLYPHS[view.kind]}
      </span>
      {t(view.kind)}
      {children}
    </p>
  );
}

function Who({ view }: { view: View }) {
  const rest = [view.role, view.party && t('cardFor', view.party)].filter((part) => part !== null && part !== '');
  return (
    <p class="who">
      {view.name ? <span class="name">{view.name}</span> : <span class="nobody">{t('cardUnknownSpeaker')}</span>}
      {rest.length > 0 && <span class="role">{rest.join(' · ')}</span>}
    </p>
  );
}

function Fact({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    <div class="fact">
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Quote({ words }: { words: string }) {
  return <q>{words}</q>;
}
