import { join } from 'node:path';
import type { Loader, LoaderContext } from 'astro/loaders';
import { readVisible } from '../store/store.ts';
import type { CatalogPaper } from './paper/catalog-paper.ts';

/**
 * Fills the collection from the store. A file that cannot be read, or whose paper another file holds already, is
 * reported and left out; the others are not kept waiting for it.
 */
export function papersLoader(contentDir: string): Loader {
  return {
    name: 'paper-store',
    load: async (context) => {
      await fill(context, contentDir);
      watch(context, contentDir);
    },
  };
}

async function fill({ store, logger, generateDigest }: LoaderContext, contentDir: string): Promise<void> {
  // Another content folder may have filled the cache; the store is cheap to read and the only truth.
  store.clear();
  const paths = new Map<string, string>();
  const papers = readVisible(contentDir, ({ file, line, column, message, hint }) =>
    logger.error(`${file}:${line}:${column}: ${message}\n  hint: ${hint}`),
  );
  for await (const { paper, notes, path } of papers) {
    const other = paths.get(paper.id);
    if (other !== undefined) {
      logger.error(
        `${path}:1:1: The paper ${paper.id} is left out, since ${other} has the same id.\n  hint: Remove one of the files.`,
      );
      continue;
    }
    paths.set(paper.id, path);
    const data: CatalogPaper = { ...paper, notes };
    store.set({ id: paper.id, data, digest: generateDigest(data) });
  }
}

const QUIET_MS = 200;

function watch(context: LoaderContext, contentDir: string): void {
  const { watcher } = context;
  if (watcher === undefined) return;
  const papers = join(contentDir, 'papers');
  let timer: NodeJS.Timeout | undefined;
  // An ingest changes many files at once.
  const changed = (path: string) => {
    if (!path.startsWith(papers) || !path.endsWith('.md')) return;
    clearTimeout(timer);
    timer = setTimeout(() => void fill(context, contentDir), QUIET_MS);
  };
  watcher.add(papers);
  watcher.on('add', changed).on('change', changed).on('unlink', changed);
}
