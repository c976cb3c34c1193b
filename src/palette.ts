/**
 * The colours of the kinds, for the page, the card and our own pages alike. Whatever the palette, a kind is told by the
 * form of its underline and by its glyph and word too: colour is never alone.
 */
import { KINDS, type Kind } from './annotator/annotation.ts';

/** The first is the default. */
export const PALETTES = ['okabe-ito', 'muted', 'grey'] as const;
export type PaletteName = (typeof PALETTES)[number];
export const [DEFAULT_PALETTE] = PALETTES;

/** Hexadecimal sRGB. */
export interface Ink {
  /** Laid over the page as a light tint. */
  readonly hue: string;
  /** The same for lines and words on a light ground: 4.5:1 against white, and still 3:1 against night. */
  readonly light: string;
  /** For lines and words on a dark ground. */
  readonly dark: string;
}
export type Palette = Readonly<Record<Kind, Ink>>;

const GREY: Ink = { hue: '#888888', light: '#6b6b6b', dark: '#b5b5b5' };

export const PALETTE: Readonly<Record<PaletteName, Palette>> = {
  // Okabe and Ito, "Color Universal Design" (2008): told apart by readers with any colour vision
  'okabe-ito': {
    demand: { hue: '#e69f00', light: '#946500', dark: '#e69f00' },
    concession: { hue: '#009e73', light: '#00805d', dark: '#2fc698' },
    refusal: { hue: '#cc79a7', light: '#a8437b', dark: '#de9cc1' },
    threat: { hue: '#d55e00', light: '#b84a00', dark: '#f08336' },
    offer: { hue: '#56b4e9', light: '#2377ad', dark: '#56b4e9' },
  },
  // Paul Tol, "muted" (SRON/EPS/TN/09-002): quieter, and as safe
  muted: {
    demand: { hue: '#ddcc77', light: '#7d6c1e', dark: '#ddcc77' },
    concession: { hue: '#44aa99', light: '#1f7d6f', dark: '#5cc4b1' },
    refusal: { hue: '#aa4499', light: '#a13d90', dark: '#d994cc' },
    threat: { hue: '#cc6677', light: '#b34a5c', dark: '#ea8f9d' },
    offer: { hue: '#88ccee', light: '#2f7796', dark: '#88ccee' },
  },
  // no colour at all: the underline's form speaks alone
  grey: { demand: GREY, concession: GREY, refusal: GREY, threat: GREY, offer: GREY },
};

/** Gives one of our own pages the palette's colours as `--demand`, `--concession` …: set by script, so no CSP minds. */
export function dress(element: HTMLElement, palette: PaletteName): void {
  for (const kind of KINDS) element.style.setProperty(`--${kind}`, PALETTE[palette][kind].hue);
}
