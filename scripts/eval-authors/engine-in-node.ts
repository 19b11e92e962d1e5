import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { EngineManager } from '../../src/search/engine/engine-manager.ts';
import type { SearchEngine } from '../../src/search/retrieval/search-engine.ts';

/**
 * The search of a site as its pages run it, with files in the place of the network.
 * @param index the folder of the index, `pagefind` below the site's root.
 */
export function engineIn(index: string): Promise<SearchEngine> {
  const root = pathToFileURL(`${dirname(index)}/`);
  Reflect.set(globalThis, 'document', { baseURI: root.href });
  // Each search watches what those before it have left there.
  if (!('window' in globalThis)) {
    Reflect.set(globalThis, 'window', globalThis);
    Reflect.set(globalThis, 'location', { href: root.href, origin: 'null' });
    globalThis.fetch = fetchFile;
  }
  return new EngineManager(root).acquire();
}

async function fetchFile(input: RequestInfo | URL): Promise<Response> {
  const address = new URL(input instanceof Request ? input.url : input);
  const bytes = await readFile(fileURLToPath(new URL(address.pathname, address))).catch(() => undefined);
  return bytes === undefined ? new Response('', { status: 404 }) : new Response(new Uint8Array(bytes));
}
