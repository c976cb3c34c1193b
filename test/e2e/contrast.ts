/** What a picture of some words says of them: the ground that they stand on, and how far they stand out from it. */
import { PNG } from 'pngjs';
import { type Colour, contrast } from '../../content/colour.ts';

/** The commonest colour of a picture of words. */
export function groundOf(png: Uint8Array): Colour {
  const count = new Map<string, number>();
  for (const colour of coloursOf(png)) {
    const key = colour.join(' ');
    count.set(key, (count.get(key) ?? 0) + 1);
  }
  const [most] = [...count].sort((a, b) => b[1] - a[1]);
  return colourOf(most?.[0].split(' ').map(Number) ?? []);
}

/** The contrast of some ink on the ground of a picture; of whatever stands out most where the ink is not told. */
export function contrastIn(png: Uint8Array, ink?: Colour): number {
  const ground = groundOf(png);
  if (ink) return contrast(ink, ground);
  let most = 1;
  for (const colour of coloursOf(png)) most = Math.max(most, contrast(colourOf(colour), ground));
  return most;
}

function* coloursOf(png: Uint8Array): Generator<number[]> {
  const { data } = PNG.sync.read(Buffer.from(png));
  for (let i = 0; i < data.length; i += 4) yield [...data.subarray(i, i + 3)];
}

const colourOf = ([r = 0, g = 0, b = 0]: readonly number[]): Colour => ({ r, g, b, a: 1 });
