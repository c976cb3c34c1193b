/** What the page's text is painted on: the first backgrounds up the tree, laid over each other. */
import { BLACK, type Colour, contrast, luminance, over, parseColour, WHITE } from './colour.ts';
import { parentOf } from './extract/flat.ts';
import type { Surface } from './tint.ts';

/** Pictures behind text cannot be read; where the colours found say "unreadable", the text's own colour says what lies behind. */
const UNREADABLE = 1.5;

/** The surface under an element's own text, from computed style alone. */
export function surfaceOf(element: Element): Surface {
  const layers: Colour[] = [];
  for (let up: Element | null = element; up; up = parentOf(up)) {
    const colour = parseColour(getComputedStyle(up).backgroundColor);
    if (!colour || colour.a === 0) continue;
    layers.push(colour);
    if (colour.a === 1) break;
  }
  const ground = canvas(element);
  const background = layers.reduceRight((below, layer) => over(layer, below), ground);
  const text = over(parseColour(getComputedStyle(element).color) ?? BLACK, background);
  if (contrast(text, background) >= UNREADABLE) return { text, background };
  return { text, background: luminance(text) > 0.4 ? BLACK : WHITE };
}

/** A page without a background stands on the browser's canvas, which is dark where the page says that it can be. */
function canvas(element: Element): Colour {
  const scheme = getComputedStyle(element.ownerDocument.documentElement).colorScheme;
  const prefersDark = matchMedia('(prefers-color-scheme: dark)').matches;
  const dark = scheme.includes('dark') && (prefersDark || !scheme.includes('light'));
  return dark ? { r: 18, g: 18, b: 18, a: 1 } : WHITE;
}
