import { dirname } from 'node:path';
import { formatNumber } from '../building/files/site-stats.ts';
import { readRemovedPapers } from '../ingest/removed-papers.ts';
import { readStore } from '../store/store.ts';
import type { StoreError } from '../store/store-error.ts';
import type { Census } from './status.ts';

/** The part of a site that may be missing without a reason: one file that cannot be read must not stop the site. */
const TOLERATED_SHARE = 0.01;

/** How many folders and files a message names. */
const NAMED = 5;

/** The papers of a content folder, and the files that cannot be read. */
export interface Count {
  readonly census: Census;
  readonly unreadable: readonly StoreError[];
}

/** Counts the papers of a content folder. */
export async function countPapers(contentDir: string): Promise<Count> {
  const unreadable: StoreError[] = [];
  const folders: Record<string, number> = {};
  let [papers, hidden, merged] = [0, 0, 0];
  for await (const { paper, path } of readStore(contentDir, (problem) => unreadable.push(problem))) {
    merged += paper.aliases?.length ?? 0;
    if (paper.hidden === true) {
      hidden += 1;
      continue;
    }
    papers += 1;
    const folder = dirname(path);
    folders[folder] = (folders[folder] ?? 0) + 1;
  }
  const { text } = await readRemovedPapers(contentDir);
  const removed = text === '' ? 0 : text.split('\n').length;
  return { census: { papers, hidden, removed, merged, folders }, unreadable };
}

/** What is to be done with a site: `first` is a site without papers before the first one was published. */
export type Judgement =
  | { readonly verdict: 'publish'; readonly missing: number }
  | { readonly verdict: 'first' }
  | { readonly verdict: 'refuse'; readonly reason: string; readonly details: readonly string[] };

/**
 * Compares a site with the one that was published last. Papers that a person has hidden or removed since then, and records that
 * were merged, are expected to be gone. One paper, or one of a hundred, may be missing besides.
 * @param papers the number of papers of the new site.
 */
export function judge(
  former: Census | undefined,
  { census, unreadable }: Count,
  papers = census.papers,
): Judgement {
  if (former === undefined) return papers === 0 ? { verdict: 'first' } : { verdict: 'publish', missing: 0 };
  const missing = Math.max(0, former.papers - expectedLoss(former, census) - papers);
  const tolerated = Math.max(1, Math.floor(former.papers * TOLERATED_SHARE));
  if (papers > 0 && missing <= tolerated) return { verdict: 'publish', missing };
  if (papers === 0 && former.papers === 0) return { verdict: 'first' };
  const before = `the site that was published last has ${formatNumber(former.papers)}`;
  return {
    verdict: 'refuse',
    reason:
      papers === 0
        ? `The site would have no papers; ${before}.`
        : `The site would have ${formatNumber(papers)} papers; ${before}. ${formatNumber(missing)} are missing without a reason.`,
    details: [...shrunkenFolders(former, census), ...unreadableFiles(unreadable)],
  };
}

function expectedLoss(former: Census, { hidden, removed, merged }: Census): number {
  return (
    Math.max(0, hidden - former.hidden) +
    Math.max(0, removed - former.removed) +
    Math.max(0, merged - former.merged)
  );
}

function shrunkenFolders(former: Census, census: Census): string[] {
  const smaller = Object.entries(former.folders).filter(
    ([folder, count]) => (census.folders[folder] ?? 0) < count,
  );
  const lines = smaller.map(
    ([folder, count]) =>
      `${folder} had ${formatNumber(count)} papers and has ${formatNumber(census.folders[folder] ?? 0)}`,
  );
  return shortened(lines, 'folders');
}

function unreadableFiles(unreadable: readonly StoreError[]): string[] {
  return shortened(
    unreadable.map(({ file, line, column, message }) => `${file}:${line}:${column}: ${message}`),
    'files that cannot be read',
  );
}

function shortened(lines: readonly string[], what: string): string[] {
  const more = lines.length - NAMED;
  return [...lines.slice(0, NAMED), ...(more > 0 ? [`… and ${formatNumber(more)} more ${what}`] : [])];
}
