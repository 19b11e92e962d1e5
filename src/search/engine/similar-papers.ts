import { urls } from '../../catalog/urls/urls.ts';
import { termsIn } from '../../vectors/model/terms.ts';
import { abstractOf } from '../format/stored-fields.ts';
import type { SearchEngine } from '../retrieval/search-engine.ts';
import type { Match } from '../retrieval/shard.ts';
import { loadStoredFields, type SearchHit } from './execute-query.ts';
import { findNearest } from './nearest-papers.ts';
import type { SearchRequest } from './search-request.ts';
import type { Fallback } from './search-response.ts';

/** The papers that are most similar to one, by its title and abstract. Words and filters of the query count too. */
export async function findSimilar(
  engine: SearchEngine,
  request: SearchRequest,
  id: string,
): Promise<Pick<Fallback, 'likeTitle' | 'nearest'>> {
  const paper = await findPaper(engine, id);
  if (paper === undefined) return { likeTitle: '' };
  const { hit, key } = paper;
  const text = `${hit.meta.title} ${abstractOf(hit)}`;
  const terms = [...new Set([...request.terms, ...termsIn(text)])];
  const found = await findNearest(engine, { ...request, terms }, new Set([key]));
  const likeTitle = hit.meta.shown ?? hit.meta.title;
  return { likeTitle, ...(found !== undefined && { nearest: found.nearest }) };
}

/** The most papers with the words of an id whose addresses are compared. */
const COMPARED = 20;

async function findPaper(
  engine: SearchEngine,
  id: string,
): Promise<{ readonly hit: SearchHit; readonly key: string } | undefined> {
  const address = urls.paper(id);
  const find = async (matches: readonly Match[]) => {
    for (const match of matches.slice(0, COMPARED)) {
      const [hit] = await loadStoredFields([match], 1);
      if (hit !== undefined && decodeURI(hit.url) === decodeURI(address)) return { hit, key: match.key };
    }
    return undefined;
  };
  const query = { words: id, phrases: [], excluded: [] };
  const { matches } = await engine.find(
    query,
    { topics: [], years: [] },
    { isSufficient: async (found) => (await find(found)) !== undefined },
  );
  return find(matches);
}
