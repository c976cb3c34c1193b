#!/usr/bin/env node
// node test/bench/browser.mjs [ARTICLES]: the engine's speed in Chromium's service worker (CHROMIUM names the browser; default /usr/bin/chromium).
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { join, resolve } from 'node:path';
import puppeteer from 'puppeteer-core';
import { build } from 'vite';

const corpora = process.env.PARLEY_CORPORA ?? join(process.cwd(), '..', 'shared', 'corpora');
const texts = readFileSync(join(corpora, 'raw', 'articles.jsonl'), 'utf8')
  .split('\n', Number(process.argv[2] ?? 30))
  .map((line) => JSON.parse(line).text);
const cache = join('node_modules', '.cache');
mkdirSync(cache, { recursive: true });
const outDir = resolve(mkdtempSync(join(cache, 'bench-')));
process.on('exit', () => rmSync(outDir, { recursive: true, force: true }));
await build({
  configFile: false,
  logLevel: 'warn',
  publicDir: false,
  build: { outDir, target: 'es2023', lib: { entry: 'test/bench/worker.ts', formats: ['es'], fileName: 'worker' } },
});
const served = {
  '/': ['text/html', '<!doctype html><title>bench</title>'],
  '/worker.js': ['text/javascript', readFileSync(join(outDir, 'worker.js'))],
  '/model': [
    'application/octet-stream',
    readFileSync(process.env.PARLEY_MODEL ?? join('public', 'model', 'parley.model')),
  ],
};
const server = createServer((request, response) => {
  const [type, body] = served[request.url ?? ''] ?? ['text/plain', ''];
  // As in the extension: scripts of our own, and WebAssembly.
  response.setHeader('content-security-policy', "script-src 'self' 'wasm-unsafe-eval'");
  response.setHeader('content-type', type);
  response.end(body);
});
await new Promise((done) => server.listen(0, '127.0.0.1', done));
const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  headless: true,
  args: ['--no-sandbox', '--disable-gpu'],
});
try {
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${server.address().port}/`);
  await page.evaluate(async () => {
    await navigator.serviceWorker.register('/worker.js', { type: 'module' });
    await navigator.serviceWorker.ready;
  });
  const worker = await (await browser.waitForTarget((target) => target.type() === 'service_worker')).worker();
  const bare = await heldBy(worker);
  const { simd, fetchMs, coldMs, tokens, bestMs, kernelBytes } = await page.evaluate(async (articles) => {
    const { active } = await navigator.serviceWorker.ready;
    const channel = new MessageChannel();
    return await new Promise((done) => {
      channel.port1.onmessage = (event) => done(event.data);
      active.postMessage(articles, [channel.port2]);
    });
  }, texts);
  console.log(`${await browser.version()}, service worker, SIMD ${simd}`);
  console.log(
    `model fetched in ${fetchMs.toFixed(0)} ms; fetched, checked, kernel compiled, first sentence parsed in ${coldMs.toFixed(0)} ms`,
  );
  console.log(
    `${texts.length} articles, ${tokens} tokens: ${Math.round((tokens * 1000) / bestMs).toLocaleString('en-GB')} tokens a second, raw text to trees`,
  );
  const held = await heldBy(worker);
  const kernel = kernelBytes / 2 ** 20;
  console.log(
    `memory: ${(held + kernel - bare).toFixed(1)} MB above the bare worker's ${bare.toFixed(1)}, ${kernel.toFixed(1)} of them the kernel's`,
  );
} finally {
  await browser.close();
  server.close();
}

/** Megabytes that a worker holds after a collection: its objects and the buffers behind them, without WebAssembly's memory, which V8 does not count. */
async function heldBy({ client }) {
  await client.send('HeapProfiler.collectGarbage');
  const { usedSize, embedderHeapUsedSize = 0, backingStorageSize = 0 } = await client.send('Runtime.getHeapUsage');
  return (usedSize + embedderHeapUsedSize + backingStorageSize) / 2 ** 20;
}
