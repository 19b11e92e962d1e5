import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { digestOf } from '../checked-json.ts';
import { paperFiles, pathExists, readPaperBytes } from '../store.ts';
import { StoreError } from '../store-error.ts';
import { LEFT_ALONE_MS } from './cache-files.ts';
import { encodeContent, encodeProblem } from './content.ts';
import { isInDoubt, stampOf } from './fingerprint.ts';
import { describePaper, type ListedPaper } from './listed-paper.ts';
import type { PaperCache } from './paper-cache.ts';

/** Reports progress: the number of files that were read, and how many have to be read. */
export type ScanProgress = (read: number, all: number) => void;

/** So many files are read and committed together: a run that is killed loses no more. */
const FILES_AT_ONCE = 500;
/** How often the folders are listed while they change. */
const MAX_ROUNDS = 4;

/**
 * Brings the cache up to date, and lists the papers of a store in the order of their paths. Files whose fingerprints are as recorded are
 * not read.
 */
export async function scanStore(
  cache: PaperCache,
  contentDir: string,
  onProgress: ScanProgress,
): Promise<ListedPaper[]> {
  let paths = await paperFiles(contentDir);
  for (let round = 1; ; round += 1) {
    const papers = await scanFiles(cache, contentDir, paths, onProgress);
    const now = await paperFiles(contentDir);
    // A file that is moved while the folders are listed may be listed twice or not at all: two lists have to agree.
    if (round === MAX_ROUNDS || isDeepStrictEqual(paths, now)) {
      cache.removeUnused(LEFT_ALONE_MS, Date.now());
      return papers;
    }
    paths = now;
  }
}

async function scanFiles(
  cache: PaperCache,
  contentDir: string,
  paths: readonly string[],
  onProgress: ScanProgress,
): Promise<ListedPaper[]> {
  const known = cache.files();
  const papers: (ListedPaper | undefined)[] = [];
  const unread: number[] = [];
  const now = Date.now();
  for (const [at, path] of paths.entries()) {
    const file = known.get(path);
    const stamp = file === undefined ? undefined : stampOf(join(contentDir, path));
    known.delete(path);
    const isSame = file !== undefined && stamp?.fingerprint === file.fingerprint;
    if (isSame && !isInDoubt(stamp, file.recorded, now)) papers[at] = file.paper;
    else unread.push(at);
  }
  const removed = [...known.keys()];
  if (removed.length > 0) cache.transaction(() => removed.map((path) => cache.forget(path, now)));
  for (let from = 0; from < unread.length; from += FILES_AT_ONCE) {
    cache.transaction(() => {
      const recorded = Date.now();
      for (const at of unread.slice(from, from + FILES_AT_ONCE))
        papers[at] = readFile(cache, contentDir, paths[at] ?? '', recorded);
    });
    onProgress(Math.min(from + FILES_AT_ONCE, unread.length), unread.length);
    await turn();
  }
  return papers.filter((paper) => paper !== undefined);
}

/** Reads a file and records it. `undefined` if it has just been removed. */
function readFile(
  cache: PaperCache,
  contentDir: string,
  path: string,
  recorded: number,
): ListedPaper | undefined {
  // Taken before the file is read: if the file changes in between, the next build reads it again.
  const stamp = stampOf(join(contentDir, path));
  try {
    const bytes = readPaperBytes(contentDir, path);
    const digest = digestOf(bytes);
    const content = cache.content(digest) ?? encodeContent(bytes, path);
    cache.addContent(digest, content);
    const paper = describePaper(path, digest, content);
    if (stamp !== undefined) cache.record({ fingerprint: stamp.fingerprint, recorded, paper });
    return paper;
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    cache.forget(path, recorded);
    if (!pathExists(contentDir, path)) return undefined;
    // It cannot be opened, so it has no bytes. The next build tries again, since the reason may be a right of another folder.
    const content = encodeProblem(error);
    const digest = digestOf(Buffer.from(content));
    cache.addContent(digest, content);
    cache.markUnused(digest, recorded);
    return describePaper(path, digest, content);
  }
}
