/** The messages that name what can be chosen. */
import type { MessageKey } from '../../src/i18n.ts';
import type { PaletteName } from '../../src/palette.ts';
import type { CardMode } from '../../src/settings.ts';

export const PALETTE_WORDS: Readonly<Record<PaletteName, { readonly name: MessageKey; readonly hint: MessageKey }>> = {
  'okabe-ito': { name: 'paletteClear', hint: 'paletteClearHint' },
  muted: { name: 'paletteMuted', hint: 'paletteMutedHint' },
  grey: { name: 'paletteGrey', hint: 'paletteGreyHint' },
};

export const CARD_WORDS: Readonly<Record<CardMode, MessageKey>> = {
  hover: 'cardModeHover',
  click: 'cardModeClick',
  never: 'cardModeNever',
};
