import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { contentTypeOf, mediaTypeOf } from '../../../src/hosting/media-types.ts';
import { SECURITY_HEADERS } from '../../../src/hosting/security-headers.ts';
import type { Base } from './recipe.ts';
import type { Running } from './running.ts';

/**
 * Serves a folder as a host that puts a slash at the end of every page's address: `x.html` and `x` redirect to `x/`, which shows
 * the page. No recipe is for such a host, but an owner may have no other.
 */
export async function startSlashServer(
  root: string,
  port: number,
  base: Base = '/',
): Promise<Running & { readonly port: number }> {
  const server = createServer((request, response) => answer({ root, base }, request, response));
  const { promise, resolve } = Promise.withResolvers<void>();
  server.listen(port, '127.0.0.1', resolve);
  await promise;
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    stop: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

function answer(
  { root, base }: { readonly root: string; readonly base: Base },
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const { pathname, search } = new URL(request.url ?? '/', 'http://localhost');
  const path = decodeURIComponent(pathname);
  for (const [name, value] of SECURITY_HEADERS) response.setHeader(name, value);
  const target = slashAddress(root, path);
  if (target !== undefined) {
    response.writeHead(301, { Location: encodeURI(target) + search }).end();
    return;
  }
  const file = fileAt(root, path);
  const found = file ?? join(root, base, '404.html');
  const type = mediaTypeOf(found);
  if (type !== undefined) response.setHeader('Content-Type', contentTypeOf(type));
  response.setHeader('Cache-Control', 'no-cache');
  response.writeHead(file === undefined ? 404 : 200);
  response.end(request.method === 'HEAD' ? undefined : readFileSync(found));
}

/** The address with a slash at its end to which a page's address leads; `undefined` for other addresses. */
function slashAddress(root: string, path: string): string | undefined {
  if (path.endsWith('/index.html')) return path.slice(0, -'index.html'.length);
  if (path.endsWith('.html') && isFile(join(root, path))) return `${path.slice(0, -'.html'.length)}/`;
  const isPage = !path.endsWith('/') && isFile(join(root, `${path}.html`));
  return isPage ? `${path}/` : undefined;
}

function fileAt(root: string, path: string): string | undefined {
  const candidates = path.endsWith('/')
    ? [join(root, path, 'index.html'), join(root, `${path.replace(/\/+$/u, '')}.html`)]
    : [join(root, path)];
  return candidates.find(isFile);
}

function isFile(path: string): boolean {
  return existsSync(path) && statSync(path).isFile();
}
