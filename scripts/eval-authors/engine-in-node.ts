import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { EngineManager } from '../../src/search/engine/engine-manager.ts';
import type { SearchEngine } from '../../src/search/retrieval/search-engine.ts';

/**
 * Runs a site's search in Node.js with the code of its pages, reading files instead of the network.
 * @param index the folder of the index, `pagefind` below the site's root.
 */
export function engineIn(index: string): Promise<SearchEngine> {
  const root = pathToFileURL(`${dirname(index)}/`);
  imitateBrowser(root);
  return new EngineManager(root).acquire();
}

/**
 * Sets the browser globals that Pagefind needs, and a `fetch` that reads files. `fetch` is set only once,
 * because each engine wraps the one that it finds.
 * @param page the address of the page that asks, a `file:` URL.
 */
export function imitateBrowser(page: URL): void {
  Reflect.set(globalThis, 'document', { baseURI: page.href });
  if ('window' in globalThis) return;
  Reflect.set(globalThis, 'window', globalThis);
  Reflect.set(globalThis, 'location', { href: page.href, origin: 'null' });
  globalThis.fetch = fetchFile;
}

async function fetchFile(input: RequestInfo | URL): Promise<Response> {
  const address = new URL(input instanceof Request ? input.url : input);
  const bytes = await readFile(fileURLToPath(new URL(address.pathname, address))).catch(() => undefined);
  return bytes === undefined ? new Response('', { status: 404 }) : new Response(new Uint8Array(bytes));
}
