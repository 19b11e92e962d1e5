import { join } from 'node:path';
import type { Loader, LoaderContext } from 'astro/loaders';
import { openSnapshot } from '../store/snapshot/snapshot.ts';
import { readVisible } from '../store/store.ts';
import type { StoreError } from '../store/store-error.ts';
import type { CatalogPaper } from './paper/catalog-paper.ts';

/**
 * Fills Astro's collection of papers from the store in `contentDir`. A file is reported and left out if it cannot be read or
 * if an earlier file has the same id.
 * @param snapshot the file of a snapshot of the store, which is read in its place, since the store may change during a build.
 */
export function papersLoader(contentDir: string, snapshot?: string): Loader {
  return {
    name: 'paper-store',
    load: async (context) => {
      await fillCollection(context, contentDir, snapshot);
      watch(context, contentDir);
    },
  };
}

async function fillCollection(
  { store, logger, generateDigest }: LoaderContext,
  contentDir: string,
  snapshot?: string,
): Promise<void> {
  // Astro’s cache may come from another content folder. Reading the store is fast, so always read all of it.
  store.clear();
  const paths = new Map<string, string>();
  const report = ({ file, line, column, message, hint }: StoreError) =>
    logger.error(`${file}:${line}:${column}: ${message}\n  hint: ${hint}`);
  using opened = snapshot === undefined ? undefined : openSnapshot(snapshot);
  const papers = opened?.readVisible(report) ?? readVisible(contentDir, report);
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
