#!/usr/bin/env node
// The extension's own tokens and sentences, for training: node training/tokens.mjs < articles.jsonl > tokens.jsonl (see TOKENS.md)
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';

const here = dirname(fileURLToPath(import.meta.url));
const outDir = join(here, 'work', 'tokens');
mkdirSync(outDir, { recursive: true });
await build({
  configFile: false,
  logLevel: 'error',
  publicDir: false,
  build: { ssr: join(here, 'tokens.ts'), outDir, emptyOutDir: false, target: 'es2023' },
});
await import(pathToFileURL(join(outDir, 'tokens.js')).href);
