/**
 * `npm run gallery`: a page with popup and side panel in every state and both themes, from fixtures. With a display it
 * is opened and stays; without one its picture is left in artefacts/. `-- --references` instead takes the pictures anew
 * that test/popup/gallery.browser.test.ts compares with.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { bundle, stage } from '../test/content/real-pages.ts';
import { BROWSERS, launch } from '../test/e2e/browsers/index.ts';
import { PICTURES, POLICY, REFERENCES, take, takeSpecimen } from '../test/popup/pictures.ts';
import { LOOKS, type Look, THEMES, widthOf } from '../test/popup/states.ts';
import { find, provide } from './browsers.ts';
import { flagAt } from './flags.ts';
import { type Lookup, serve } from './serve.ts';
import { build, step } from './steps.ts';

const ENTRY = 'test/popup/gallery.tsx';
const HTML = 'text/html; charset=utf-8';

if (process.argv.includes('--references')) await takeReferences();
else await show();

async function takeReferences(): Promise<void> {
  provide('chromium');
  const on = await stage('chromium', ENTRY, POLICY);
  mkdirSync(REFERENCES, { recursive: true });
  writeFileSync(`${REFERENCES}/specimen.png`, await takeSpecimen(on));
  for (const [name, picture] of Object.entries(PICTURES))
    writeFileSync(`${REFERENCES}/${name}.png`, await take(on, picture));
  await on.close();
  console.log(`${REFERENCES}: specimen, ${Object.keys(PICTURES).join(', ')}`);
}

async function show(): Promise<void> {
  const window = process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
  step('build (vite)', build);
  const script = await bundle(ENTRY);
  const lookup: Lookup = (path) => {
    if (path === '/') return { body: gallery(), type: HTML };
    if (path === '/look') return { body: FRAME, type: HTML };
    return path === '/gallery.js' ? { body: script, type: 'text/javascript' } : flagAt(path);
  };
  const site = await serve(lookup);
  const name = BROWSERS.find(find) ?? 'chromium';
  const driver = await launch(name, { executable: provide(name), window });
  try {
    const { page } = await driver.open(site.origin);
    console.log(`${LOOKS.length} looks in ${THEMES.length} themes: ${site.origin}`);
    if (window) {
      console.log('The window stays open. Close it (or press Ctrl-C) to end.');
      await driver.closed;
    } else {
      mkdirSync('artefacts', { recursive: true });
      await page.screenshot({ path: 'artefacts/gallery.png', fullPage: true });
      console.log(`No display here, so ${name} ran without a window. Its picture: artefacts/gallery.png`);
    }
  } finally {
    if (!window) await driver.close();
    await site.close();
  }
}

/** What a frame shows stands in its address. */
const FRAME =
  '<!doctype html><html lang="en"><head><title>Parley</title></head><body><script src="/gallery.js"></script></body></html>';

function gallery(): string {
  const frame = (look: Look, theme: string): string => {
    const [state, surface, view] = look;
    const query = new URLSearchParams({ state, surface, theme, ...(view && { view }) });
    const height = view ? 620 : 260;
    return `<iframe src="/look?${query}" width="${widthOf(look)}" height="${height}" title="${look.join(' ')} ${theme}"></iframe>`;
  };
  const figures = LOOKS.map(
    (look) =>
      `<figure><figcaption>${look.filter(Boolean).join(' · ')}</figcaption>${THEMES.map((theme) => frame(look, theme)).join('')}</figure>`,
  );
  return `<!doctype html><html lang="en"><head><title>Parley: every state</title><style>
body { margin: 2rem; background: #888; font: 14px system-ui, sans-serif; display: flex; flex-wrap: wrap; gap: 2rem; }
figure { margin: 0; display: flex; flex-wrap: wrap; gap: 0.5rem; } figcaption { flex-basis: 100%; }
iframe { border: 0; }
</style></head><body>${figures.join('')}</body></html>`;
}
