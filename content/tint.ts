/**
 * Which dress a place of the page takes: the light tint, the dark tint, or the underline alone where a tint would bring
 * the text below WCAG AA.
 */
import { KINDS, type Kind } from '../src/annotator/annotation.ts';
import { PALETTE, type PaletteName } from '../src/palette.ts';
import { BLACK, type Colour, contrast, luminance, over, parseColour } from './colour.ts';

/** How much of the hue is laid over the ground. */
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
export function tintFor(kind: Kind, surface: Surface, palette: PaletteName): 'light' | 'dark' | null {
  return contrast(surface.text, tinted(kind, surface, palette)) >= ENOUGH ? dressOf(surface) : null;
}

/** Whether the stronger tint of what the pointer is on may lie over a tint here, over any kind's: a span can hold others. */
export function bearsActive(kind: Kind, surface: Surface, palette: PaletteName): boolean {
  const active = hueOf(kind, palette, ALPHA.active);
  return KINDS.every((below) => contrast(surface.text, over(active, tinted(below, surface, palette))) >= ENOUGH);
}

function tinted(kind: Kind, surface: Surface, palette: PaletteName): Colour {
  return over(hueOf(kind, palette, ALPHA[dressOf(surface)]), surface.background);
}

function hueOf(kind: Kind, palette: PaletteName, alpha: number): Colour {
  return { ...(parseColour(PALETTE[palette][kind].hue) ?? BLACK), a: alpha };
}

function dressOf(surface: Surface): 'light' | 'dark' {
  return isDark(surface) ? 'dark' : 'light';
}
