import type { Query } from '../query/parser.ts';
import type { ScanOptions, ScanResult } from '../retrieval/scan-options.ts';
import type { SearchEngine } from '../retrieval/search-engine.ts';
import { type Match, requiredText, type StoredDocument } from '../retrieval/shard.ts';
import { matchesAllTerms } from './match-verifier.ts';
import type { SearchRequest } from './search-request.ts';
import { FEW_TERMS, hasManyTerms, rankTerms } from './term-frequency.ts';

/**
 * Fewer matches than this are verified one by one. They are less than a page, so every shard has been searched, and the order
 * of shown results does not change when more are shown.
 */
const FEW_MATCHES = 10;

/**
 * Finds the papers with all words of a query by searching for as few of the words as possible. Each word costs a chunk of
 * the index, far more than the texts of a few papers. A pasted title is found by its two rarest words, whose chunks are
 * small as well; the other words are then verified in the few papers that match.
 */
export async function scanByRarestTerms(
  engine: SearchEngine,
  { query, filters }: Pick<SearchRequest, 'query' | 'filters'>,
  options: ScanOptions,
): Promise<ScanResult> {
  if (!hasManyTerms(query)) return engine.find(query, filters, options);
  const { byRarity, rare } = await rankTerms(engine, query.words.split(' '));
  const routing = { text: requiredText({ ...query, words: rare.join(' ') }), isBeforeScan: true };
  const routed = {
    ...options,
    routing,
    scanAllAtOnce: options.scanAllAtOnce === true || rare.length > 0,
  };
  for (let count = FEW_TERMS; count < byRarity.length; count += 1) {
    const rarest = { ...query, words: byRarity.slice(0, count).join(' ') };
    const result = await engine.find(rarest, filters, {
      ...routed,
      // With many matches the next scan has another word, so that older shards need not be searched now.
      isSufficient: async (matches) => matches.length >= FEW_MATCHES || options.isSufficient(matches),
    });
    if (result.matches.length >= FEW_MATCHES) continue;
    const verified = await Promise.all(
      result.matches.map(async (match) => ((await matchesQuery(match, query)) ? [match] : [])),
    );
    return { ...result, matches: verified.flat() };
  }
  return engine.find(query, filters, routed);
}

/** Whether a paper has every word. A paper whose text cannot be loaded is kept, since it has some of the words. */
async function matchesQuery(match: Match, query: Query): Promise<boolean> {
  const document = await match.loadDocument().catch((): StoredDocument | undefined => undefined);
  return document === undefined || matchesAllTerms(document, query);
}
