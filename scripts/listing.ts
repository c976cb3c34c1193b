/**
 * `npm run listing`: the stores' pictures, in dist/listing/: the page with its card and the popup at 1280 × 800, the
 * tile at 440 × 280, the icon at 128. Taken in Chromium on the demo article; the words stand in docs/store.md.
 */
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { Resvg } from '@resvg/resvg-js';
import messages from '../public/_locales/en/messages.json';
import { KINDS } from '../src/annotator/annotation.ts';
import { GLYPHS, HEADINGS } from '../src/kinds.ts';
import { DEFAULT_PALETTE, PALETTE } from '../src/palette.ts';
import { launch } from '../test/e2e/browsers/index.ts';
import { hover, readArticle, reading } from '../test/e2e/reader.ts';
import { provide } from './browsers.ts';
import { folder, serve } from './serve.ts';
import { build, step } from './steps.ts';

const OUT = 'dist/listing';
const SCREEN = { width: 1280, height: 800 };

step('build (vite)', build);
mkdirSync(OUT, { recursive: true });
copyFileSync('public/icons/128.png', `${OUT}/icon-128.png`);
writeFileSync(`${OUT}/tile-440x280.png`, new Resvg(tile()).render().asPng());

const site = await serve(folder('demo'));
const driver = await launch('chromium', { executable: provide('chromium') });
try {
  const tab = await driver.open(`${site.origin}/article.html`);
  await tab.page.setViewport(SCREEN);
  const popup = await readArticle(tab);
  await popup.screenshot(`${OUT}/popup.png`);
  await popup.close();
  const { article, annotation } = await reading(tab);
  const [first] = annotation.positions;
  if (!first) throw new Error('nothing was found on the demo article');
  await hover(tab, article.text.slice(first.span.start, first.span.end));
  await tab.screenshot(`${OUT}/page-1280x800.png`);
  writeFileSync(`${OUT}/popup-1280x800.png`, new Resvg(framed(readFileSync(`${OUT}/popup.png`))).render().asPng());
} finally {
  await driver.close();
  await site.close();
}
console.log(`${OUT}: page-1280x800.png, popup-1280x800.png, tile-440x280.png, icon-128.png`);

/** The popup on paper, for stores that take one size only. */
function framed(png: Buffer): string {
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  const scale = Math.min(1, 740 / height, 1200 / width);
  const [w, h] = [width * scale, height * scale];
  return `<svg xmlns="http://www.w3.org/2000/svg" width="1280" height="800"><rect width="1280" height="800" fill="#f4f2ee"/>
<image x="${(1280 - w) / 2}" y="${(800 - h) / 2}" width="${w}" height="${h}" href="data:image/png;base64,${png.toString('base64')}"/></svg>`;
}

/** The icon, the name, and a line for each kind in its colour; letters are the machine's own sans. */
function tile(): string {
  const icon = readFileSync('public/icons/128.png').toString('base64');
  const lines = KINDS.map((kind, i) => {
    const y = 76 + 34 * i;
    const { hue } = PALETTE[DEFAULT_PALETTE][kind];
    return `<rect x="236" y="${y - 18}" width="26" height="26" rx="4" fill="${hue}" fill-opacity="0.3"/>
<text x="249" y="${y}" text-anchor="middle" font-family="sans-serif" font-size="17" font-weight="bold" fill="#1a1a1a">${GLYPHS[kind]}</text>
<text x="274" y="${y + 1}" font-family="sans-serif" font-size="18" fill="#1a1a1a">${messages[HEADINGS[kind]].message}</text>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="440" height="280"><rect width="440" height="280" fill="#f4f2ee"/>
<image x="56" y="50" width="128" height="128" href="data:image/png;base64,${icon}"/>
<text x="120" y="226" text-anchor="middle" font-family="sans-serif" font-size="34" fill="#1a1a1a">Parley</text>
${lines.join('\n')}</svg>`;
}
