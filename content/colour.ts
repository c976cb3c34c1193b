/**
 * The little colour arithmetic that the highlights need: reading computed colours, laying one over another, and WCAG's
 * contrast (2.2, "relative luminance"). A colour library would weigh more than all of content/paint.
 */

/** sRGB channels 0…255, alpha 0…1. */
export interface Colour {
  readonly r: number;
  readonly g: number;
  readonly b: number;
  readonly a: number;
}

export const WHITE: Colour = { r: 255, g: 255, b: 255, a: 1 };
export const BLACK: Colour = { r: 0, g: 0, b: 0, a: 1 };

/** A computed colour (`rgb()`, `color(srgb …)`, hexadecimal); of the perceptual spaces only the lightness, as a grey. Null for others. */
export function parseColour(css: string): Colour | null {
  const hex = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(css);
  if (hex) return { r: channel(hex[1]), g: channel(hex[2]), b: channel(hex[3]), a: 1 };
  const [space, ...rest] = css.toLowerCase().match(/[a-z][a-z0-9-]*|-?[\d.]+(?:e-?\d+)?%?/g) ?? [];
  const named = rest[0] && /^[a-z]/.test(rest[0]) ? rest.shift() : space;
  const [x = 0, y = 0, z = 0, a = 1] = rest.map((part) =>
    part.endsWith('%') ? Number.parseFloat(part) / 100 : Number(part),
  );
  switch (named) {
    case 'rgb':
    case 'rgba':
      return { r: x, g: y, b: z, a };
    case 'srgb':
    case 'display-p3':
      return { r: x * 255, g: y * 255, b: z * 255, a };
    case 'oklab':
    case 'oklch':
      return { ...grey(x ** 3), a };
    case 'lab':
    case 'lch':
      return { ...grey(x > 8 ? ((x + 16) / 116) ** 3 : x / 903.3), a };
    default:
      return css === 'transparent' ? { ...BLACK, a: 0 } : null;
  }
}

/** `top` laid over an opaque `bottom`. */
export function over(top: Colour, bottom: Colour): Colour {
  const mix = (t: number, b: number) => t * top.a + b * (1 - top.a);
  return { r: mix(top.r, bottom.r), g: mix(top.g, bottom.g), b: mix(top.b, bottom.b), a: 1 };
}

/** Relative luminance of an opaque colour, 0…1. */
export function luminance({ r, g, b }: Colour): number {
  return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
}

/** Contrast ratio of two opaque colours, 1…21. */
export function contrast(one: Colour, other: Colour): number {
  const a = luminance(one);
  const b = luminance(other);
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

function linear(channel: number): number {
  const c = channel / 255;
  return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
}

/** The grey of a luminance. */
function grey(y: number): Colour {
  const c = 255 * (y <= 0.0031308 ? y * 12.92 : 1.055 * y ** (1 / 2.4) - 0.055);
  return { r: c, g: c, b: c, a: 1 };
}

function channel(hex: string | undefined): number {
  return Number.parseInt(hex ?? '0', 16);
}
