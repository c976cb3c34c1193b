#!/usr/bin/env node
// Bundles a TypeScript bench with Vite and runs it: node test/bench/run.mjs test/bench/segmentation.ts [ARGS…]
// Node 20 does not read TypeScript; a bundle is also what the product runs.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';

const [entry, ...args] = process.argv.slice(2);
if (!entry) {
  console.error('usage: node test/bench/run.mjs FILE.ts [ARGS…]');
  process.exit(2);
}
// Below node_modules, so that packages left out of the bundle are found from there.
const cache = join('node_modules', '.cache');
mkdirSync(cache, { recursive: true });
const outDir = resolve(mkdtempSync(join(cache, 'bench-')));
process.on('exit', () => rmSync(outDir, { recursive: true, force: true }));
await build({
  configFile: false,
  logLevel: 'warn',
  publicDir: false,
  // what a bench takes from the extension must not ask for a browser
  plugins: [
    {
      name: 'no-extension',
      enforce: 'pre',
      resolveId: (id) => (id.endsWith('/browser.ts') ? resolve('test/content/no-extension.ts') : null),
    },
  ],
  build: { ssr: resolve(entry), outDir, emptyOutDir: true, target: 'es2023', minify: false },
  ssr: { noExternal: [/.*/], external: ['wink-nlp', 'wink-eng-lite-web-model', 'compromise', 'onnxruntime-web'] },
});
process.argv = [process.argv[0], entry, ...args];
await import(pathToFileURL(join(outDir, `${basename(entry, '.ts')}.js`)).href);
