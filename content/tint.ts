/**
 * Which dress a place of the page takes: the light tint, the dark tint, or the underline alone where a tint would bring
 * the text below WCAG AA. The colours are those of highlight.css; a test holds the two together.
 */
import { KINDS, type Kind } from '../src/annotator/annotation.ts';
import { type Colour, contrast, luminance, over } from './colour.ts';

/** Okabe–Ito. */
export const HUES: Readonly<Record<Kind, Colour>> = {
  demand: { r: 230, g: 159, b: 0, a: 1 },
  concession: { r: 0, g: 158, b: 115, a: 1 },
  refusal: { r: 204, g: 121, b: 167, a: 1 },
  threat: { r: 213, g: 94, b: 0, a: 1 },
  offer: { r: 86, g: 180, b: 233, a: 1 },
};
export const ALPHA = { light: 0.22, dark: 0.3, active: 0.2 } as const;
/** WCAG 2.2, 1.4.3. */
export const ENOUGH = 4.5;

/** The text's colour and what it stands on, as the page shows them; both opaque. */
export interface Surface {
  readonly text: Colour;
  readonly background: Colour;
}

/** A dark page is one whose text is lighter than its ground. */
export function isDark({ text, background }: Surface): boolean {
  return luminance(background) < luminance(text);
}

/** The tint of a kind that leaves the text readable here, or null. */
export function tintFor(kind: Kind, surface: Surface): 'light' | 'dark' | null {
  return contrast(surface.text, tinted(kind, surface)) >= ENOUGH ? dressOf(surface) : null;
}

/** Whether the stronger tint of what the pointer is on may lie over a tint here, over any kind's: a span can hold others. */
export function bearsActive(kind: Kind, surface: Surface): boolean {
  const active = { ...HUES[kind], a: ALPHA.active };
  return KINDS.every((below) => contrast(surface.text, over(active, tinted(below, surface))) >= ENOUGH);
}

function tinted(kind: Kind, surface: Surface): Colour {
  return over({ ...HUES[kind], a: ALPHA[dressOf(surface)] }, surface.background);
}

function dressOf(surface: Surface): 'light' | 'dark' {
  return isDark(surface) ? 'dark' : 'light';
}
