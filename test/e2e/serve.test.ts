/** The loopback server that both the tests and `npm start` lean on. */
import { expect, test } from 'vitest';
import { folder, serve } from '../../scripts/serve.ts';
import { STRICT } from './real.ts';

test('files below the folder, each with the policy; a 404 for all else', async () => {
  const site = await serve(folder('demo'), STRICT);
  const ask = (path: string) => fetch(`${site.origin}${path}`);
  try {
    const article = await ask('/article.html?from=test');
    expect(article.status).toBe(200);
    expect(article.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(article.headers.get('content-security-policy')).toBe(STRICT);
    for (const path of ['/', '/missing.html', '/%2e%2e/package.json', '/..%2fpackage.json', '/%', '/article.html%00'])
      expect((await ask(path)).status, path).toBe(404);
  } finally {
    await site.close();
  }
});
