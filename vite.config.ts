import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { defineConfig } from 'vite';
import { highlightCss } from './content/highlight-css.ts';
import { copyFlags, flagsPackage } from './scripts/flags.ts';
import { type Bundled, distinct, LIST, takeList, writeLicences } from './scripts/licences.ts';

const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
const minify = process.env.PARLEY_MINIFY !== 'no';

/** The names that the manifest refers to; assets and chunks carry no hash, so that two builds of one source are the same bytes. */
const names = { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name].js', assetFileNames: '[name][extname]' };

/**
 * One build: `client` makes the background worker and our pages in tabs (ES modules), `popup` popup and side panel (one
 * page, which says in an attribute where it stands; they share nothing with the others: each file more is a wait before the
 * first paint), `content` what is injected into a page (one classic script and its style sheet), `cli` the command line.
 * Chrome's folder is built, Firefox's is the same files under a manifest of its own.
 */
export default defineConfig({
  base: './',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  environments: {
    client: {
      build: {
        outDir: 'dist/chrome',
        emptyOutDir: true,
        minify,
        license: { fileName: LIST },
        modulePreload: false,
        rolldownOptions: {
          input: {
            background: 'src/background.ts',
            ...Object.fromEntries(
              ['options', 'welcome', 'kept', 'print'].map((page) => [
                `pages/${page}/index`,
                `pages/${page}/index.html`,
              ]),
            ),
          },
          output: names,
        },
      },
    },
    popup: {
      consumer: 'client',
      build: {
        outDir: 'dist/chrome',
        emptyOutDir: false,
        copyPublicDir: false,
        minify,
        license: { fileName: LIST },
        modulePreload: false,
        rolldownOptions: {
          input: { 'popup/index': 'popup/index.html' },
          output: { ...names, chunkFileNames: 'popup/[name].js', assetFileNames: 'popup/[name][extname]' },
        },
      },
    },
    content: {
      consumer: 'client',
      build: {
        outDir: 'dist/chrome',
        emptyOutDir: false,
        copyPublicDir: false,
        minify,
        license: { fileName: LIST },
        rolldownOptions: { input: { content: 'content/main.ts' }, output: { ...names, format: 'iife' } },
      },
    },
    cli: {
      consumer: 'server',
      resolve: { noExternal: true },
      build: {
        outDir: 'dist',
        emptyOutDir: false,
        copyPublicDir: false,
        minify: false,
        license: { fileName: LIST },
        ssr: true,
        rolldownOptions: { input: { cli: 'src/cli.ts', 'cli-worker': 'src/cli/worker.ts' }, output: names },
      },
    },
  },
  builder: {
    async buildApp(builder) {
      const bundled: Bundled[] = [flagsPackage()];
      for (const environment of Object.values(builder.environments)) {
        if (environment.name === 'ssr') continue;
        await builder.build(environment);
        const list = takeList(environment.config.build.outDir);
        bundled.push(...list);
        if (environment.name === 'content') writeLicences('dist/chrome', bundled);
      }
      writeLicences('dist', bundled);
      // for the software bill of materials
      writeFileSync('dist/bundled.json', JSON.stringify(distinct(bundled)));
      writeFileSync('dist/chrome/content.css', highlightCss());
      const popup = readFileSync('dist/chrome/popup/index.html', 'utf8');
      writeFileSync('dist/chrome/popup/panel.html', popup.replace('data-surface="popup"', 'data-surface="panel"'));
      copyFlags('dist/chrome');
      cpSync('public/model', 'dist/model', { recursive: true });
      rmSync('dist/firefox', { recursive: true, force: true });
      cpSync('dist/chrome', 'dist/firefox', { recursive: true });
      for (const browser of ['chrome', 'firefox'] as const)
        writeFileSync(`dist/${browser}/manifest.json`, `${JSON.stringify(manifestFor(browser), null, 2)}\n`);
    },
  },
});

/** The one source manifest with what each browser wants its own way; either warns about the other's background key. */
function manifestFor(browser: 'chrome' | 'firefox'): object {
  const common = { ...JSON.parse(readFileSync('manifest.json', 'utf8')), version };
  if (browser === 'chrome')
    return {
      ...common,
      minimum_chrome_version: '128',
      permissions: [...common.permissions, 'sidePanel'],
      side_panel: { default_path: 'popup/panel.html' },
      background: { service_worker: 'background.js', type: 'module' },
    };
  return {
    ...common,
    background: { scripts: ['background.js'], type: 'module' },
    sidebar_action: {
      default_title: common.name,
      default_panel: 'popup/panel.html',
      default_icon: common.action.default_icon,
      open_at_install: false,
    },
    browser_specific_settings: {
      gecko: {
        id: 'parley@parley.example',
        // 140 still warns about Android, where data_collection_permissions came later
        strict_min_version: '142.0',
        data_collection_permissions: { required: ['none'] },
      },
    },
  };
}
