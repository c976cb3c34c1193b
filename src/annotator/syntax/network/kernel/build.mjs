#!/usr/bin/env node
// npm run build:kernel: compiles assembly/index.ts and writes it as text into wasm.ts. With --check nothing is written: fails where wasm.ts is stale.
// The kernel is in the bundle, not a file beside it: 3 kB cost no request when the worker starts, and Node needs no path to it.
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';

const here = dirname(fileURLToPath(import.meta.url));
const stdout = asc.createMemoryStream();
const stderr = asc.createMemoryStream();
let binary = null;
const result = await asc.main(
  [
    'index.ts',
    '--outFile',
    'kernel.wasm',
    '-O3',
    '--runtime',
    'stub',
    '--enable',
    'simd',
    '--importMemory',
    '--noAssert',
    '--use',
    'abort=',
  ],
  {
    stdout,
    stderr,
    readFile: (name) => {
      try {
        return readFileSync(join(here, 'assembly', name), 'utf8');
      } catch {
        return null;
      }
    },
    writeFile: (_, contents) => {
      binary = contents;
    },
    listFiles: () => [],
  },
);
if (result.error) {
  console.error(stderr.toString());
  process.exit(1);
}
const text = `// Written by "npm run build:kernel" from assembly/index.ts: do not edit.\n/** The compiled kernel in base64. */\nexport const KERNEL_BASE64 =\n  '${Buffer.from(binary).toString('base64')}';\n`;
const target = join(here, 'wasm.ts');
if (process.argv.includes('--check')) {
  if (readFileSync(target, 'utf8') !== text) {
    console.error('src/annotator/syntax/network/kernel/wasm.ts is stale: npm run build:kernel');
    process.exit(1);
  }
} else writeFileSync(target, text);
