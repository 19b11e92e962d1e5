import { unionOf } from '../authors/paper-sets.ts';
import { shortTitleHash } from '../format/routing-table.ts';
import { bestOf, type FoundAuthor } from '../retrieval/author-loader.ts';
import { sortHits } from '../retrieval/filters.ts';
import type { ScanResult } from '../retrieval/scan-options.ts';
import type { SearchEngine } from '../retrieval/search-engine.ts';
import type { Match } from '../retrieval/shard.ts';
import type { SearchRequest } from './search-request.ts';

/** A scan with the matches that lead its results. */
export interface LedScan {
  readonly scan: ScanResult;
  /** Papers whose title is the query, then the papers of the authors whose name is the query, newest first. */
  readonly leading: readonly Match[];
}

/** Adds the papers of the authors whose name is the query to a scan for its words. */
export async function addLeadingMatches(
  engine: SearchEngine,
  request: SearchRequest,
  scan: ScanResult,
): Promise<LedScan> {
  const best = bestOf(request.queryAuthors);
  const others = request.queryAuthors.filter((author) => !best.includes(author));
  const byAuthors: Match[] = [];
  let { failedShards } = scan;
  for (const authors of [best, others]) {
    if (authors.length === 0) continue;
    const own = await findPapersOf(engine, request, authors);
    failedShards += own.failedShards;
    byAuthors.push(...sortHits(own.matches, 'date'));
  }
  const leading = unique([...matchesByTitle(scan.matches, request), ...byAuthors]);
  // A common word has thousands of matches. Do not copy them if no author adds to them.
  const matches = byAuthors.length === 0 ? scan.matches : unique([...scan.matches, ...byAuthors]);
  return { scan: { ...scan, failedShards, matches }, leading };
}

/** The papers whose title is the query. Before a paper is loaded, only short titles are known. */
function matchesByTitle(matches: readonly Match[], { state }: SearchRequest): Match[] {
  const key = shortTitleHash(state.query);
  return key === undefined ? [] : matches.filter(({ title }) => title === key);
}

function findPapersOf(
  engine: SearchEngine,
  { query, filters }: SearchRequest,
  authors: readonly FoundAuthor[],
): Promise<ScanResult> {
  const includedPapers = unionOf(authors.map(({ papers }) => papers));
  const byAuthors = { ...query, words: '', completions: [], includedPapers };
  return engine.find(byAuthors, filters, { isSufficient: async () => false, scanAllAtOnce: true });
}

function unique(matches: readonly Match[]): Match[] {
  return [...new Map(matches.map((match) => [match.key, match])).values()];
}
