import { describe, expect, test } from 'vitest';
import { BLACK, type Colour, contrast, over, parseColour, WHITE } from '../../content/colour.ts';
import { highlightCss } from '../../content/highlight-css.ts';
import { DRESSES, LAYERS, type Layer, nameOf } from '../../content/layers.ts';
import { ALPHA, bearsActive, ENOUGH, type Surface, tintFor } from '../../content/tint.ts';
import { KINDS } from '../../src/annotator/annotation.ts';
import { PALETTE, PALETTES } from '../../src/palette.ts';

const grey = (value: number): Colour => ({ r: value, g: value, b: value, a: 1 });
const INK = grey(34);
const NIGHT = grey(18);
/** The card's paper. */
const CARD = colour('#fffefb');
const CARD_DARK = colour('#23221f');

function colour(hex: string): Colour {
  const parsed = parseColour(hex);
  if (!parsed) throw new Error(`${hex} is no colour`);
  return parsed;
}

describe('computed colours', () => {
  test.each([
    ['rgb(230, 159, 0)', 230, 159, 0, 1],
    ['rgba(0, 0, 0, 0)', 0, 0, 0, 0],
    ['rgb(10 20 30 / 0.5)', 10, 20, 30, 0.5],
    ['color(srgb 1 0.5 0 / 0.25)', 255, 127.5, 0, 0.25],
    ['#1f4f7a', 31, 79, 122, 1],
  ])('%s', (css, r, g, b, a) => {
    expect(parseColour(css)).toEqual({ r, g, b, a });
  });

  test('perceptual spaces give a grey of their lightness', () => {
    expect(parseColour('oklch(1 0 0)')?.r).toBeCloseTo(255, 0);
    expect(parseColour('lab(50 20 -30)')?.r).toBeCloseTo(119, 0);
  });

  test('what is no colour is null', () => {
    expect(parseColour('url(#paint)')).toBeNull();
  });
});

describe('contrast as WCAG defines it', () => {
  test.each([
    [BLACK, WHITE, 21],
    [grey(0x76), WHITE, 4.54],
    [WHITE, WHITE, 1],
  ])('%o on %o', (text, ground, ratio) => {
    expect(contrast(text, ground)).toBeCloseTo(ratio, 2);
    expect(contrast(ground, text)).toBeCloseTo(ratio, 2);
  });
});

describe.each(PALETTES)('tints of the palette %s', (palette) => {
  const surfaces: [string, Surface, 'light' | 'dark' | null][] = [
    ['black on white', { text: BLACK, background: WHITE }, 'light'],
    ['ink on white', { text: INK, background: WHITE }, 'light'],
    ['white on night', { text: WHITE, background: NIGHT }, 'dark'],
    ['soft white on night', { text: grey(0xd8), background: NIGHT }, 'dark'],
    ['grey that is just readable', { text: grey(0x76), background: WHITE }, null],
    ['grey on grey', { text: grey(0x60), background: grey(0xa0) }, null],
  ];
  for (const kind of KINDS) {
    test.each(surfaces)(`${kind}: %s`, (_, surface, dress) => {
      expect(tintFor(kind, surface, palette)).toBe(dress);
    });
  }

  test('no surface ever gets a tint that brings its text below 4.5', () => {
    for (let text = 0; text < 256; text += 15)
      for (let ground = 0; ground < 256; ground += 15)
        for (const kind of KINDS) {
          const surface = { text: grey(text), background: grey(ground) };
          const dress = tintFor(kind, surface, palette);
          if (dress === null) continue;
          const hue = colour(PALETTE[palette][kind].hue);
          const tinted = over({ ...hue, a: ALPHA[dress] }, surface.background);
          expect(contrast(surface.text, tinted)).toBeGreaterThanOrEqual(ENOUGH);
          if (!bearsActive(kind, surface, palette)) continue;
          const active = over({ ...hue, a: ALPHA.active }, tinted);
          expect(contrast(surface.text, active)).toBeGreaterThanOrEqual(ENOUGH);
        }
  });

  test.each(KINDS)(
    'lines and words of %s stand out: 4.5:1 on their own ground, 3:1 where a line crosses to the other',
    (kind) => {
      const { light, dark } = PALETTE[palette][kind];
      for (const paper of [WHITE, CARD]) expect(contrast(colour(light), paper)).toBeGreaterThanOrEqual(ENOUGH);
      for (const paper of [NIGHT, CARD_DARK]) expect(contrast(colour(dark), paper)).toBeGreaterThanOrEqual(ENOUGH);
      expect(contrast(colour(light), NIGHT)).toBeGreaterThanOrEqual(3);
    },
  );
});

test('kinds of one palette have different hues, but where there is none at all', () => {
  for (const palette of PALETTES) {
    const hues = new Set(KINDS.map((kind) => PALETTE[palette][kind].hue));
    expect(hues.size).toBe(palette === 'grey' ? 1 : KINDS.length);
  }
});

describe('the style sheet of the highlights', () => {
  const css = highlightCss();
  const [plain = '', forced = ''] = css.split('@media (forced-colors: active)');
  const dressed = (layer: Layer) => {
    if (layer === 'speaker' || layer === 'active-speaker' || layer.endsWith('-under') || layer.startsWith('active-'))
      return [''] as const;
    if (layer === 'flash') return ['', '-dark'] as const;
    return layer.endsWith('-tint') ? (['', '-dark'] as const) : DRESSES;
  };

  test.each(PALETTES)('has a rule for every name that is painted in %s', (palette) => {
    for (const layer of LAYERS)
      for (const dress of dressed(layer)) expect(plain).toContain(`::highlight(${nameOf(layer, dress, palette)}) {`);
  });

  test('tells the kinds apart by their lines alone, under forced colours too', () => {
    const line = (text: string, kind: string) =>
      text.match(new RegExp(`::highlight\\(parley-${kind}-bare\\)[^{]*\\{[^}]*underline (\\w+)`))?.[1];
    for (const text of [plain, forced]) {
      const lines = KINDS.map((kind) => line(text, kind));
      expect(lines).not.toContain(undefined);
      expect(new Set(lines).size).toBe(KINDS.length);
    }
  });
});
