/** The settings that are a choice among a few: what is marked, in which colours, and when the card comes. */
import type { ComponentChildren } from 'preact';
import { KINDS, type Kind } from '../../src/annotator/annotation.ts';
import { t } from '../../src/i18n.ts';
import { GLYPHS, HEADINGS } from '../../src/kinds.ts';
import { PALETTE, PALETTES, type PaletteName } from '../../src/palette.ts';
import { CARD_MODES, type CardMode } from '../../src/settings.ts';
import { CARD_WORDS, PALETTE_WORDS } from './words.ts';

interface ChoiceProps<T> {
  readonly chosen: T;
  readonly onChoose: (chosen: T) => void;
}

export function KindChoice({ chosen, onChoose }: ChoiceProps<readonly Kind[]>) {
  const toggled = (kind: Kind) => KINDS.filter((one) => chosen.includes(one) !== (one === kind));
  return (
    <Group name="kinds" title={t('optionsKinds')} hint={t('optionsKindsHint')}>
      {KINDS.map((kind) => (
        <label class="choice" key={kind} data-kind={kind}>
          <input
            type="checkbox"
            name="kinds"
            value={kind}
            checked={chosen.includes(kind)}
            onChange={() => onChoose(toggled(kind))}
          />
          <span class="glyph" aria-hidden="true">
            {GLYPHS[kind]}
          </span>
          {t(HEADINGS[kind])}
        </label>
      ))}
    </Group>
  );
}

export function PaletteChoice({ chosen, onChoose }: ChoiceProps<PaletteName>) {
  return (
    <Group name="palette" title={t('optionsColours')} hint={t('optionsColoursHint')}>
      {PALETTES.map((palette) => (
        <label class="choice" key={palette}>
          <input
            type="radio"
            name="palette"
            value={palette}
            checked={chosen === palette}
            onChange={() => onChoose(palette)}
          />
          <span>
            <span class="palette">
              {t(PALETTE_WORDS[palette].name)}
              <span class="swatches" aria-hidden="true">
                {KINDS.map((kind) => (
                  <span key={kind} class="glyph" style={{ '--kind': PALETTE[palette][kind].hue }}>
                    {GLYPHS[kind]}
                  </span>
                ))}
              </span>
            </span>
            <span class="hint">{t(PALETTE_WORDS[palette].hint)}</span>
          </span>
        </label>
      ))}
    </Group>
  );
}

export function CardChoice({ chosen, onChoose }: ChoiceProps<CardMode>) {
  return (
    <Group name="card" title={t('optionsCard')} hint={t('optionsCardHint')}>
      {CARD_MODES.map((mode) => (
        <label class="choice" key={mode}>
          <input type="radio" name="card" value={mode} checked={chosen === mode} onChange={() => onChoose(mode)} />
          {t(CARD_WORDS[mode])}
        </label>
      ))}
    </Group>
  );
}

interface GroupProps {
  readonly name: string;
  readonly title: string;
  readonly hint: string;
  readonly children: ComponentChildren;
}

/** A fieldset, named by its heading and described by its hint. */
function Group({ name, title, hint, children }: GroupProps) {
  return (
    <section>
      <h2 id={name}>{title}</h2>
      <p class="hint" id={`${name}-hint`}>
        {hint}
      </p>
      <fieldset aria-labelledby={name} aria-describedby={`${name}-hint`}>
        {children}
      </fieldset>
    </section>
  );
}
