/**
 * The gallery's pictures against those that are kept, in Chromium. Letters are drawn differently on machines with other
 * fonts or another renderer: where a specimen of them differs, a comparison says nothing of ours, and is left out.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Stage, stage } from '../content/real-pages.ts';
import { artefact } from '../e2e/real.ts';
import { PICTURES, POLICY, REFERENCES, take, takeSpecimen } from './pictures.ts';

/** How much of a picture may differ: a hairline that falls half a pixel lower in another version. */
const TOLERANCE = 0.002;

console.info('Firefox draws letters otherwise than Chromium: its pictures are compared with none.');

describe('pictures of the gallery, in Chromium', () => {
  let on: Stage;
  let sameLetters = false;
  beforeAll(async () => {
    on = await stage('chromium', 'test/popup/gallery.tsx', POLICY);
    sameLetters = difference('specimen', await takeSpecimen(on)).share === 0;
  });
  afterAll(() => on?.close());

  test.each(Object.entries(PICTURES))('%s', async (name, picture) => {
    const taken = await take(on, picture);
    writeFileSync(artefact(`gallery-${name}`), taken);
    const { share, shown } = difference(name, taken);
    if (!sameLetters) {
      const size = PNG.sync.read(Buffer.from(taken));
      console.warn(`${name}: not compared, for this machine’s fonts are not those of the pictures kept`);
      expect([size.width, size.height]).toEqual([picture.width, picture.height]);
      return;
    }
    if (share > TOLERANCE) writeFileSync(artefact(`gallery-${name}-difference`), shown);
    expect(share, `see artefacts/gallery-${name}-difference.png`).toBeLessThanOrEqual(TOLERANCE);
  });

  test('a picture of another state would be noticed', async () => {
    const { parties } = PICTURES;
    if (!parties) throw new Error('no such picture');
    const before = PNG.sync.read(Buffer.from(await take(on, parties)));
    const after = PNG.sync.read(Buffer.from(await take(on, { ...parties, look: ['off', 'popup', 'parties'] })));
    expect(compare(before, after).share).toBeGreaterThan(TOLERANCE);
  });
});

/** The share of pixels in which a picture differs from the one that is kept, and a picture of where. */
function difference(name: string, taken: Uint8Array): { share: number; shown: Buffer } {
  return compare(PNG.sync.read(readFileSync(`${REFERENCES}/${name}.png`)), PNG.sync.read(Buffer.from(taken)));
}

function compare(kept: PNG, now: PNG): { share: number; shown: Buffer } {
  const { width, height } = kept;
  if (now.width !== width || now.height !== height) return { share: 1, shown: PNG.sync.write(now) };
  const shown = new PNG({ width, height });
  const differing = pixelmatch(kept.data, now.data, shown.data, width, height, { threshold: 0.1 });
  return { share: differing / (width * height), shown: PNG.sync.write(shown) };
}
