/** Renders public/icons/icon.svg to the sizes that manifest and stores ask for. The pictures are kept in the repository. */
import { readFileSync, writeFileSync } from 'node:fs';
import { Resvg } from '@resvg/resvg-js';

const SIZES = [16, 32, 48, 96, 128];

const drawing = readFileSync('public/icons/icon.svg', 'utf8');
for (const size of SIZES) {
  const picture = new Resvg(drawing, { fitTo: { mode: 'width', value: size } }).render();
  writeFileSync(`public/icons/${size}.png`, picture.asPng());
  console.log(`public/icons/${size}.png`);
}
