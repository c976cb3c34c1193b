/** Everything that the browser asks of any server goes through a proxy of ours: nothing of it comes from the extension. */
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { find } from '../../scripts/browsers.ts';
import { folder, type Site, serve } from '../../scripts/serve.ts';
import { BROWSERS, type Driver, launch } from './browsers/index.ts';
import { until } from './browsers/until.ts';
import { hover, painted, readArticle, reading } from './reader.ts';

/** What the browsers ask their makers by themselves, whatever is installed. */
const MAKERS = /(^|\.)(mozilla\.(org|com|net)|firefox\.com|google(apis)?\.com|gvt1\.com)(:\d+)?$/;

describe.each(BROWSERS)('%s', (name) => {
  const asked: string[] = [];
  let proxy: Server;
  let site: Site;
  let driver: Driver;

  beforeAll(async () => {
    proxy = createServer((incoming, answer) => {
      asked.push(incoming.url ?? '');
      const { hostname, port, pathname } = new URL(incoming.url ?? '');
      if (hostname !== '127.0.0.1') {
        answer.writeHead(502).end();
        return;
      }
      request({ host: hostname, port, path: pathname }, (found) => {
        answer.writeHead(found.statusCode ?? 502, found.headers);
        found.pipe(answer);
      }).end();
    });
    // https, and web sockets
    proxy.on('connect', ({ url = '' }, socket) => {
      asked.push(url);
      socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
    });
    await new Promise<void>((ready) => proxy.listen(0, '127.0.0.1', ready));
    site = await serve(folder('demo'));
    const { port } = proxy.address() as AddressInfo;
    driver = await launch(name, { executable: find(name) ?? name, proxy: `127.0.0.1:${port}` });
  });
  afterAll(async () => {
    await driver?.close();
    await site?.close();
    proxy?.closeAllConnections();
    proxy?.close();
  });

  test('a whole use asks for the page’s own files and for nothing else', async () => {
    const tab = await driver.open(`${site.origin}/article.html`);
    const popup = await readArticle(tab);
    const { article, annotation } = await reading(tab);
    const marks = () => painted(tab).then((kinds) => Object.keys(kinds).length);
    await popup.click('[role=switch]');
    await until('the highlights go', marks, (count) => count === 0);
    await popup.click('[role=switch]');
    await until('they come back', marks, (count) => count > 0);
    await popup.close();
    const [first] = annotation.positions;
    await hover(tab, article.text.slice(first?.span.start, first?.span.end));
    await (await readArticle(tab)).close();
    await tab.close();

    const hostOf = (url: string) => (url.includes('://') ? new URL(url).host : url);
    const others = asked.filter((url) => !MAKERS.test(hostOf(url)));
    const own = ['/article.html', '/article.css', '/favicon.ico'].map((path) => `${site.origin}${path}`);
    expect(others).toContain(own[0]);
    expect(others.filter((url) => !own.includes(url))).toEqual([]);
  });
});
