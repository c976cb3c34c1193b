import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { BLACK, type Colour, contrast, over, parseColour, WHITE } from '../../content/colour.ts';
import { ALPHA, bearsActive, ENOUGH, HUES, type Surface, tintFor } from '../../content/tint.ts';
import { KINDS } from '../../src/annotator/annotation.ts';

const grey = (value: number): Colour => ({ r: value, g: value, b: value, a: 1 });
const INK = grey(34);
const NIGHT = grey(18);

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

describe('tints', () => {
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
      expect(tintFor(kind, surface)).toBe(dress);
    });
  }

  test('no surface ever gets a tint that brings its text below 4.5', () => {
    for (let text = 0; text < 256; text += 15)
      for (let ground = 0; ground < 256; ground += 15)
        for (const kind of KINDS) {
          const surface = { text: grey(text), background: grey(ground) };
          const dress = tintFor(kind, surface);
          if (dress === null) continue;
          const tinted = over({ ...HUES[kind], a: ALPHA[dress] }, surface.background);
          expect(contrast(surface.text, tinted)).toBeGreaterThanOrEqual(ENOUGH);
          if (!bearsActive(kind, surface)) continue;
          const active = over({ ...HUES[kind], a: ALPHA.active }, tinted);
          expect(contrast(surface.text, active)).toBeGreaterThanOrEqual(ENOUGH);
        }
  });
});

describe('highlight.css says what the arithmetic assumes', () => {
  const css = readFileSync('content/highlight.css', 'utf8').replace(/@media[\s\S]*/, '');
  const rule = (name: string) => css.match(new RegExp(`::highlight\\(parley-${name}\\) \\{([^}]*)\\}`))?.[1] ?? '';
  const colours = (name: string) =>
    rule(name)
      .match(/#[0-9a-f]{6}|rgb\([^)]*\)/g)
      ?.map((c) => parseColour(c)) ?? [];

  test.each(KINDS)('%s', (kind) => {
    const hue = HUES[kind];
    for (const tint of ['', '-tint']) {
      expect(colours(kind + tint)[0]).toEqual({ ...hue, a: ALPHA.light });
      expect(colours(`${kind}${tint}-dark`)[0]).toEqual({ ...hue, a: ALPHA.dark });
    }
    expect(colours(`active-${kind}`)[0]).toEqual({ ...hue, a: ALPHA.active });
    expect(rule(`${kind}-bare`)).not.toMatch(/background/);
    expect(rule(`${kind}-under`)).not.toMatch(/background/);
  });

  test.each(KINDS)('the underline of %s stands out at 3:1', (kind) => {
    const [light, dark, under] = [colours(kind)[1], colours(`${kind}-dark`)[1], colours(`${kind}-under`)[0]];
    expect(contrast(light ?? WHITE, WHITE)).toBeGreaterThanOrEqual(3);
    expect(contrast(dark ?? NIGHT, NIGHT)).toBeGreaterThanOrEqual(3);
    expect(contrast(under ?? WHITE, WHITE)).toBeGreaterThanOrEqual(3);
    expect(contrast(under ?? NIGHT, NIGHT)).toBeGreaterThanOrEqual(3);
  });
});
