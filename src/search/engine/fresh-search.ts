import { isEmpty, type SearchState } from '../query/search-params.ts';
import type { EngineManager } from './engine-manager.ts';
import { search } from './search.ts';
import type { ResultOptions } from './search-request.ts';
import type { SearchResponse } from './search-response.ts';

/** The time in milliseconds for which a manifest counts as current, as long as its index has results. */
const MAX_AGE = 30_000;

/**
 * Searches the current index of the site; all results come from one index. If a part is missing, a new build may have been
 * deployed: the manifest is read again and the search repeated, and once more if the new index is not complete yet. Before
 * the page says that there are no papers, a newer manifest is requested.
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
  // Not awaited: the next search uses the newer manifest.
  if (since - engines.manifestReadAt > MAX_AGE) engines.refresh(since).catch(() => undefined);
  const engine = await engines.acquire().catch(() => undefined);
  // If files of the index are already missing, read the manifest again before the search.
  const first =
    engine?.incomplete === false ? await search(engine, state, options).catch(() => undefined) : undefined;
  if (first === undefined || first.incomplete) {
    const second = await searchRenewed();
    // A different index may still be incomplete. If it is the same index, its missing parts will not come back.
    const isOther = engine !== undefined && (await engines.acquire()) !== engine;
    return second.incomplete && isOther ? searchRenewed() : second;
  }
  if (isConclusive(first)) return first;
  await engines.refresh(since);
  if ((await engines.acquire()) === engine) return first;
  // Some files of the newer index may not have arrived yet. It is read once more, like any index with missing files.
  const newer = (await completeOf(searchCurrent)) ?? (await completeOf(searchRenewed));
  return newer ?? first;
}

/** Whether a newer manifest is not needed: papers match the query as typed. */
function isConclusive({
  count,
  correctedQuery,
  omittedTerms,
  isRelaxed,
  unknownTopics,
  nearest,
}: SearchResponse): boolean {
  // The page itself knows the topics.
  if (unknownTopics.length > 0) return true;
  if (nearest !== undefined) return true;
  return count > 0 && correctedQuery === undefined && omittedTerms.length === 0 && !isRelaxed;
}

/** The response of a search; `undefined` if it is incomplete or fails. */
async function completeOf(searching: () => Promise<SearchResponse>): Promise<SearchResponse | undefined> {
  const response = await searching().catch(() => undefined);
  return response?.incomplete === false ? response : undefined;
}
