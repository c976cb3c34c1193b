/**
 * Saved pages in real browsers: served on loopback under a policy that lets nothing load and no script of theirs run,
 * with the probe evaluated inside.
 */
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { build } from 'vite';
import { find, NoBrowser } from '../../scripts/browsers.ts';
import { flagAt } from '../../scripts/flags.ts';
import type { BrowserName } from '../e2e/browsers/index.ts';
import type { Report } from './probe.ts';

/** Where the corpora are, or null where they are not (a clone of the repository alone). */
export function corpora(): string | null {
  const folder = join(process.env.PARLEY_SHARED ?? '../shared', 'corpora');
  return existsSync(folder) ? folder : null;
}

/** One classic script made of an entry, as the build makes content.js, but with a browser interface that runs in any page. */
export async function bundle(entry: string, production = false): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    plugins: [
      {
        name: 'no-extension',
        enforce: 'pre',
        resolveId: (id) => (id.endsWith('/browser.ts') ? resolve('test/content/no-extension.ts') : null),
      },
    ],
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    define: production ? { 'process.env.NODE_ENV': '"production"' } : {},
    build: {
      write: false,
      minify: false,
      rolldownOptions: { input: entry, output: { format: 'iife' } },
    },
  });
  const { output } = Array.isArray(result) ? { output: result[0]?.output } : 'output' in result ? result : {};
  const code = output?.[0]?.code;
  if (!code) throw new Error(`nothing was built from ${entry}`);
  return code;
}

/** One page of a browser into which saved or written HTML is put, with an entry's bundle run after it. */
export interface Stage {
  readonly page: Page;
  load(html: string): Promise<void>;
  close(): Promise<void>;
}

const POLICY = "default-src 'none'; style-src 'unsafe-inline'";

export async function stage(name: BrowserName, entry: string, policy = POLICY): Promise<Stage> {
  const code = await bundle(entry);
  let html = '';
  const server = createServer(({ url = '/' }, response) => {
    const { body, type } = flagAt(url) ?? { body: html, type: 'text/html; charset=utf-8' };
    response.setHeader('content-type', type);
    response.setHeader('content-security-policy', policy);
    response.end(body);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const browser = await launch(name);
  const page = await browser.newPage();
  await page.setViewport({ width: 1000, height: 800 });
  return {
    page,
    async load(text) {
      html = text;
      await page.goto(url, { waitUntil: 'domcontentloaded', timeout: 60_000 });
      await page.evaluate(`${code};null`);
    },
    async close() {
      await browser.close();
      server.close();
    },
  };
}

export interface Prober {
  /** With what the console had to say of errors, the page's policy aside. */
  probe(html: string, samples: number): Promise<Report & { readonly errors: readonly string[] }>;
  close(): Promise<void>;
}

export async function prober(name: BrowserName): Promise<Prober> {
  const { page, load, close } = await stage(name, 'test/content/probe.ts');
  let errors: string[] = [];
  const note = (text: string) => {
    // what the policy keeps out, which is all that the page asks for
    if (!/Content.Security.Policy|Failed to load resource/i.test(text)) errors.push(text);
  };
  page.on('pageerror', (error) => note(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') note(message.text());
  });
  return {
    async probe(html, samples) {
      await load(html);
      errors = [];
      const report = (await page.evaluate(`probe(${samples})`)) as Report;
      return { ...report, errors };
    },
    close,
  };
}

async function launch(name: BrowserName): Promise<Browser> {
  const executablePath = find(name);
  if (!executablePath) throw new NoBrowser(`There is no ${name} here; \`npm test\` says how to get it.`);
  return name === 'firefox'
    ? puppeteer.launch({ browser: 'firefox', executablePath, headless: true })
    : puppeteer.launch({
        executablePath,
        headless: true,
        pipe: true,
        args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking', '--disable-sync'],
      });
}

export function read(path: string): string {
  return readFileSync(path, 'utf8');
}
