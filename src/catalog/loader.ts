import { join } from 'node:path';
import type { Loader, LoaderContext } from 'astro/loaders';
import { storedPapers } from './stored-papers.ts';

/**
 * Fills Astro's collection of papers from the store in `contentDir`. A file is reported and left out if it cannot be read or
 * if an earlier file has the same id.
 */
export function papersLoader(contentDir: string): Loader {
  return {
    name: 'paper-store',
    load: async (context) => {
      await fillCollection(context, contentDir);
      watch(context, contentDir);
    },
  };
}

async function fillCollection(
  { store, logger, generateDigest }: LoaderContext,
  contentDir: string,
): Promise<void> {
  // Astro’s cache may come from another content folder. Reading the store is fast, so always read all of it.
  store.clear();
  const papers = storedPapers(contentDir, (problem) => logger.error(problem));
  for await (const data of papers) store.set({ id: data.id, data, digest: generateDigest(data) });
}

const DEBOUNCE_MS = 200;

function watch(context: LoaderContext, contentDir: string): void {
  const { watcher } = context;
  if (watcher === undefined) return;
  const papers = join(contentDir, 'papers');
  let timer: NodeJS.Timeout | undefined;
  // An ingest changes many files at once, so wait until no file changes any more.
  const changed = (path: string) => {
    if (!path.startsWith(papers) || !path.endsWith('.md')) return;
    clearTimeout(timer);
    timer = setTimeout(() => void fillCollection(context, contentDir), DEBOUNCE_MS);
  };
  watcher.add(papers);
  watcher.on('add', changed).on('change', changed).on('unlink', changed);
}
