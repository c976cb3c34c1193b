/**
 * `npm run dev [-- --browser firefox]`: opens a browser with the extension on the demo article, and builds anew and
 * reloads the extension in the running browser whenever a source is saved. Ctrl-C ends it.
 */
import { watch } from 'node:fs';
import { BROWSERS, launch } from '../test/e2e/browsers/index.ts';
import { find, provide } from './browsers.ts';
import { folder, serve } from './serve.ts';
import { build, StepFailed } from './steps.ts';
import { wishOf } from './wish.ts';

const ROOMS = ['src', 'content', 'popup', 'pages', 'public'];
/** Editors write a file in several steps. */
const SETTLE = 150;

const wish = wishOf(process.argv.slice(2));
build();
const name = wish.browser ?? BROWSERS.find(find) ?? 'chromium';
const window = process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
const site = await serve(folder('demo'));
const driver = await launch(name, { executable: provide(name), window, online: true });
const tab = await driver.open(wish.url ?? `${site.origin}/article.html`);
console.log(`${name} shows ${tab.page.url()}; waiting for changes in ${ROOMS.join(', ')} …`);

let timer: NodeJS.Timeout | undefined;
const watchers = ROOMS.map((room) =>
  watch(room, { recursive: true }, () => {
    clearTimeout(timer);
    timer = setTimeout(() => void again(), SETTLE);
  }),
);
process.once('SIGINT', () => void driver.close());
await driver.closed;
for (const watcher of watchers) watcher.close();
await site.close();

/** A build that fails says why, and the browser keeps what it has. */
async function again(): Promise<void> {
  try {
    build();
    await driver.reload();
    await tab.page.reload();
    console.log(`${new Date().toLocaleTimeString()}: built and reloaded`);
  } catch (error) {
    if (!(error instanceof StepFailed)) throw error;
    console.error(error.message);
  }
}
