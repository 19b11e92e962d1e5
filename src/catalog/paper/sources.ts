import { type SourceInfo, sourceInfo } from '../../paper/sources.ts';
import type { CatalogPaper } from './catalog-paper.ts';

const known = new WeakMap<readonly CatalogPaper[], readonly SourceInfo[]>();

/**
 * The places that the papers come from, the most trusted first, each place once however many formats it is read in.
 * What has no address, such as a file of somebody's, is no place. The set changes when a source is read for the first
 * time, not with every day.
 */
export function placesOf(papers: readonly CatalogPaper[]): readonly SourceInfo[] {
  const places = known.get(papers) ?? placesAmong(papers);
  known.set(papers, places);
  return places;
}

function placesAmong(papers: readonly CatalogPaper[]): SourceInfo[] {
  const names = new Set(papers.flatMap(({ sources }) => sources));
  const byAddress = new Map<string, SourceInfo>();
  for (const info of [...names].map(sourceInfo).sort((a, b) => b.rank - a.rank)) {
    if (info.address !== undefined && !byAddress.has(info.address)) byAddress.set(info.address, info);
  }
  return [...byAddress.values()];
}
