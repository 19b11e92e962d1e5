import { join, sep } from 'node:path';
import { LiveCatalog } from './live-catalog.ts';

/** What {@link serveLiveCatalog} needs of Vite's server, https://vite.dev/guide/api-javascript#vitedevserver */
export interface ReloadingServer {
  readonly watcher: {
    add(path: string): unknown;
    on(
      event: 'add' | 'change' | 'unlink',
      listener: (path: string, stats?: { readonly ctimeMs: number }) => void,
    ): unknown;
  };
  readonly ws: { send(message: { type: 'full-reload' }): void };
  readonly httpServer: { once(event: 'close', listener: () => void): unknown } | null;
}

/** An ingest changes many files at once, so pages wait until no file has changed for so long. */
const DEBOUNCE_MS = 100;

/** Gives the pages of a development server the papers of a store, and reloads the pages when papers or topics.yaml change. */
export function serveLiveCatalog(
  server: ReloadingServer,
  contentDir: string,
  say: (line: string) => void,
): void {
  const live = new LiveCatalog(contentDir, say);
  globalThis.broadsheetCatalog = () => live.catalog();
  server.httpServer?.once('close', () => void live.close());
  const [papers, topics] = [join(contentDir, 'papers'), join(contentDir, 'topics.yaml')];
  let timer: NodeJS.Timeout | undefined;
  const changed = (path: string, stats?: { readonly ctimeMs: number }) => {
    const isPaper = path.startsWith(papers + sep) && path.endsWith('.md');
    if (!isPaper && path !== topics) return;
    live.expire(stats?.ctimeMs);
    clearTimeout(timer);
    timer = setTimeout(() => server.ws.send({ type: 'full-reload' }), DEBOUNCE_MS);
  };
  server.watcher.add(papers);
  server.watcher.add(topics);
  server.watcher.on('add', changed);
  server.watcher.on('change', changed);
  server.watcher.on('unlink', changed);
}
