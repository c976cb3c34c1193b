/** A web server for this machine alone: what the extension is tried and tested on. */
import { readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, resolve, sep } from 'node:path';

export interface Found {
  readonly body: string | Buffer;
  readonly type: string;
}
/** What stands at a path (decoded, with its leading slash), or null: that is a 404. */
export type Lookup = (path: string) => Found | null;

export interface Site {
  /** `http://127.0.0.1:PORT` */
  readonly origin: string;
  close(): Promise<void>;
}

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.htm': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.webp': 'image/webp',
};

/** Serves on loopback, on a free port, with a Content-Security-Policy if one is given. */
export async function serve(find: Lookup, policy?: string): Promise<Site> {
  const server = createServer((request, response) => {
    const found = look(find, request.url ?? '/');
    if (policy) response.setHeader('content-security-policy', policy);
    if (!found) response.writeHead(404).end();
    else response.writeHead(200, { 'content-type': found.type }).end(found.body);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

function look(find: Lookup, url: string): Found | null {
  try {
    return find(decodeURIComponent(url.replace(/[?#].*$/, '')));
  } catch {
    // not a path at all, or one that cannot be read
    return null;
  }
}

/** The files below a folder, none above it. */
export function folder(root: string): Lookup {
  const top = resolve(root) + sep;
  return (path) => {
    const file = resolve(top, `.${path}`);
    if (!file.startsWith(top) || !statSync(file).isFile()) return null;
    return { body: readFileSync(file), type: TYPES[extname(file).toLowerCase()] ?? 'application/octet-stream' };
  };
}
