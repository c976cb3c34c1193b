/** What our own code never does, whatever a page holds: parse text as HTML, run text, ask a server, talk to pages. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const ROOMS = ['src', 'content', 'popup', 'pages'];

const FORBIDDEN: readonly [what: string, sign: RegExp][] = [
  [
    'parses text as HTML',
    /\.(inner|outer)HTML\s*\+?=|insertAdjacentHTML|dangerouslySetInnerHTML|setHTMLUnsafe|DOMParser/,
  ],
  ['writes into a document', /document\.write|createContextualFragment|srcdoc/],
  ['runs text', /\beval\s*\(|\bnew Function\b|setTimeout\(\s*['"`]/],
  ['asks a server', /XMLHttpRequest|WebSocket|EventSource|sendBeacon/],
  [
    'listens to the page',
    /addEventListener\(\s*['"]message['"]|onMessageExternal|onConnectExternal|(window|self|globalThis|parent|top|^\s*)\.?postMessage/,
  ],
];

/** The command line has no page: its worker threads talk to each other. */
const ELSEWHERE = /^src\/cli/;

/** The first page shows our own demo article, which comes with the extension, not from a page. */
const OWN_TEXT = /pages\/welcome\/sample\.tsx: .*parseFromString\(demo, /;

const files = ROOMS.flatMap((room) => {
  const names = readdirSync('.').includes(room) ? readdirSync(room, { recursive: true, encoding: 'utf8' }) : [];
  return names.filter((name) => /\.tsx?$/.test(name)).map((name) => join(room, name).replaceAll('\\', '/'));
});

test('there is code to look at', () => expect(files.length).toBeGreaterThan(50));

test.each(FORBIDDEN)('nothing %s', (_, sign) => {
  const guilty = files
    .filter((file) => !ELSEWHERE.test(file))
    .flatMap((file) => codeOf(file).flatMap((line) => (sign.test(line) ? [`${file}: ${line.trim()}`] : [])))
    .filter((line) => !OWN_TEXT.test(line));
  expect(guilty).toEqual([]);
});

test('the one fetch is of our own model', () => {
  const fetching = files.flatMap((file) =>
    codeOf(file).flatMap((line) => (/\bfetch\s*\(/.test(line) ? [`${file}: ${line.trim()}`] : [])),
  );
  expect(fetching).toHaveLength(1);
  expect(fetching[0]).toMatch(/^src\/background\.ts: .*fetch\(browser\.runtime\.getURL\('\/model\//);
});

describe('the manifest', () => {
  const manifest = JSON.parse(readFileSync('manifest.json', 'utf8'));
  const policy: string = manifest.content_security_policy.extension_pages;

  test('asks for no page before the reader does', () => {
    expect(manifest.host_permissions).toBeUndefined();
    expect(manifest.content_scripts).toBeUndefined();
  });

  test('asks for nothing that the stores are not told the reason of', () => {
    const told = readFileSync('docs/store.md', 'utf8');
    for (const permission of manifest.permissions) expect(told).toContain(`| \`${permission}\` |`);
  });

  test('lets no page load or address anything of ours', () => {
    expect(manifest.web_accessible_resources).toBeUndefined();
    expect(manifest.externally_connectable).toBeUndefined();
  });

  test('forbids our own pages everything but our own files', () => {
    const [first, ...rest] = policy.split('; ');
    expect(first).toBe("default-src 'none'");
    const directives = Object.fromEntries(rest.map((directive) => [directive.split(' ')[0], directive]));
    for (const directive of rest) expect(directive).toMatch(/^[a-z-]+ ('self'|'none')( 'wasm-unsafe-eval')?$/);
    expect(directives['base-uri']).toBe("base-uri 'none'");
    expect(directives['form-action']).toBe("form-action 'none'");
  });
});

/** A file's lines without its comments. */
function codeOf(file: string): string[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => !/^\s*(\/?\*|\/\/)/.test(line));
}
