import { type SourceInfo, sourceInfo } from '../../paper/sources.ts';
import type { PaperSummary } from './paper-summary.ts';

const cache = new WeakMap<readonly PaperSummary[], readonly SourceInfo[]>();

/**
 * The sources of the papers, most trusted first. A source that is read in several formats is listed once. Sources without an
 * address, such as a BibTeX file, are left out. Every page shows the list. It changes only when a source is read for the
 * first time, so a new day does not change every page.
 */
export function sourcesOf(papers: readonly PaperSummary[]): readonly SourceInfo[] {
  const sources = cache.get(papers) ?? findSources(papers);
  cache.set(papers, sources);
  return sources;
}

function findSources(papers: readonly PaperSummary[]): SourceInfo[] {
  const names = new Set(papers.flatMap(({ sources }) => sources));
  const byAddress = new Map<string, SourceInfo>();
  for (const info of [...names].map(sourceInfo).sort((a, b) => b.rank - a.rank)) {
    if (info.address !== undefined && !byAddress.has(info.address)) byAddress.set(info.address, info);
  }
  return [...byAddress.values()];
}
