import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import sirv from 'sirv';
import { type CacheRule, cacheControl } from '../../scripts/bench-deployments/cache-rules.ts';

/** A site that is served, and an end to that. */
export interface CachedSite {
  readonly address: string;
  readonly close: () => void;
}

/** Serves a folder as it is at each moment, and lets caches keep what a rule allows. */
export async function serveCached(folder: string, rule: CacheRule): Promise<CachedSite> {
  const files = sirv(folder, {
    dev: true,
    etag: true,
    setHeaders: (response, path) => {
      const value = cacheControl(rule, path);
      if (value === undefined) response.removeHeader('Cache-Control');
      else response.setHeader('Cache-Control', value);
    },
  });
  const server = createServer((request, response) => {
    files(request, response, () => {
      response.writeHead(404, { 'Content-Type': 'text/html' });
      response.end(readFileSync(join(folder, '404.html')));
    });
  });
  const { promise, resolve } = Promise.withResolvers<void>();
  server.listen(0, '127.0.0.1', resolve);
  await promise;
  const address = server.address();
  return {
    address: `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}/`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
