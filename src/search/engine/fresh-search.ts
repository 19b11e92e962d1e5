import { isEmpty, type SearchState } from '../query/search-params.ts';
import type { EngineManager } from './engine-manager.ts';
import { search } from './search.ts';
import type { ResultOptions } from './search-request.ts';
import type { SearchResponse } from './search-response.ts';

/** For so many milliseconds a manifest counts as current, as long as its index has results. */
const MAX_AGE = 30_000;

/**
 * Searches the current index of the site; all results come from one index. A missing part may mean that the site has been
 * built anew: then the manifest is read again and the search repeated, and once more where the new index had not arrived
 * completely. Before the page says that there is no such paper, the host is asked for a newer manifest.
 * @throws {IndexMissing} if there is no index.
 * @throws {ManifestFormatError} if the index is not for this version of the page.
 */
export async function searchFreshIndex(
  engines: EngineManager,
  state: SearchState,
  options: ResultOptions,
): Promise<SearchResponse> {
  if (isEmpty(state)) return search(engines.empty, state, options);
  const since = performance.now();
  const searchCurrent = async () => search(await engines.acquire(), state, options);
  const searchRenewed = async () => {
    await engines.renew();
    return searchCurrent();
  };
  // Not awaited: a newer manifest is soon enough for the next search.
  if (since - engines.manifestReadAt > MAX_AGE) engines.refresh(since).catch(() => undefined);
  const engine = await engines.acquire().catch(() => undefined);
  // An index in which files are missing already is renewed before it is searched.
  const first =
    engine?.incomplete === false ? await search(engine, state, options).catch(() => undefined) : undefined;
  if (first === undefined || first.incomplete) {
    const second = await searchRenewed();
    // Another index may still be arriving. Where it is the same index, its missing parts are gone for good.
    const isOther = engine !== undefined && (await engines.acquire()) !== engine;
    return second.incomplete && isOther ? searchRenewed() : second;
  }
  if (isConclusive(first)) return first;
  await engines.refresh(since);
  if ((await engines.acquire()) === engine) return first;
  const second = await searchCurrent().catch(() => undefined);
  // Parts of the newer index may not have arrived yet.
  return second === undefined || second.incomplete ? first : second;
}

/** Whether papers match the query as typed, so that the page does not claim that there is none. */
function isConclusive({
  count,
  correctedQuery,
  omittedTerms,
  isRelaxed,
  unknownTopics,
}: SearchResponse): boolean {
  // The page itself knows the topics.
  if (unknownTopics.length > 0) return true;
  return count > 0 && correctedQuery === undefined && omittedTerms.length === 0 && !isRelaxed;
}
