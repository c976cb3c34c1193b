/**
 * The few pictures of the gallery that are kept, in references/, and compared: each view, both surfaces, both themes.
 * `npm run gallery -- --references` takes them anew.
 */
import type { Stage } from '../content/real-pages.ts';
import type { Gallery } from './gallery.tsx';
import type { Look, THEMES } from './states.ts';

declare const gallery: Gallery;

export const REFERENCES = 'test/popup/references';
/** What the gallery's page may load: nothing but flags. */
export const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'";

interface Picture {
  readonly look: Look;
  readonly theme: (typeof THEMES)[number];
  readonly width: number;
  readonly height: number;
  /** Positions that the pointer rests on in the page. */
  readonly hovered?: readonly string[];
}

export const PICTURES: Readonly<Record<string, Picture>> = {
  parties: { look: ['two', 'popup', 'parties'], theme: 'light', width: 400, height: 560 },
  issues: { look: ['four', 'popup', 'issues'], theme: 'dark', width: 640, height: 480 },
  share: { look: ['many', 'panel', 'share'], theme: 'light', width: 360, height: 520 },
  hovered: { look: ['two', 'panel', 'issues'], theme: 'dark', width: 360, height: 480, hovered: ['o1'] },
  failed: { look: ['failed', 'popup'], theme: 'light', width: 400, height: 260 },
};

const PAGE = '<!doctype html><html lang="en"><head><title>Parley</title></head><body></body></html>';

export async function take(on: Stage, { look, theme, width, height, hovered = [] }: Picture): Promise<Uint8Array> {
  const [state, surface, view] = look;
  await on.page.setViewport({ width, height });
  await on.page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
  await on.load(PAGE);
  await on.page.evaluate(
    (theme, state, surface, view) => {
      document.documentElement.style.colorScheme = theme;
      gallery.show(state, surface, view);
    },
    theme,
    state,
    surface,
    view,
  );
  await on.page.waitForSelector('main[aria-busy=false]');
  await on.page.waitForFunction(() => [...document.images].every((image) => image.complete && image.naturalWidth > 0));
  if (hovered.length > 0) {
    await on.page.evaluate((ids) => gallery.hover(...ids), hovered);
    await on.page.waitForSelector('[data-marked=true]');
  }
  return on.page.screenshot();
}

/** Letters, digits and signs in the fonts that this machine has for ours: what pictures of two machines must agree in first. */
export async function takeSpecimen(on: Stage): Promise<Uint8Array> {
  const words = 'Hamburgefonstiv 0123456789 “’–→✕↘”';
  const line = (family: string, weight: number) =>
    `<p style="font: ${weight} 16px ${family}; margin: 4px">${words}</p>`;
  const lines = ['ui-serif, Georgia, Times New Roman, serif', 'system-ui, -apple-system, Segoe UI, Roboto, sans-serif']
    .flatMap((family) => [line(family, 400), line(family, 600)])
    .join('');
  await on.page.setViewport({ width: 420, height: 120 });
  await on.load(`<!doctype html><html lang="en"><head><title>Fonts</title></head><body>${lines}</body></html>`);
  await on.page.evaluate(() => {
    document.adoptedStyleSheets = [];
  });
  return on.page.screenshot();
}
