import { isEmpty, type SearchState } from '../query/search-params.ts';
import type { EngineManager } from './engine-manager.ts';
import { type Answer, answer } from './search.ts';
import type { Wish } from './search-request.ts';

/** For so many milliseconds an index is taken for the one of today, as long as it has what is asked for. */
const TRUSTED = 30_000;

/**
 * Answers a search from the index as the site has it now, all of it from one index. Where a part of that is missing, the
 * site may have been built anew: then its manifest is read again, and the search is made once more, unasked, and a third
 * time where that index was another one and had not arrived as a whole. Before it is said that there is no such paper, the
 * host is asked whether there is another index by now.
 * @throws {IndexMissing} where there is no index. @throws {ManifestFormatError} where it is not for this page.
 */
export async function freshAnswer(engines: EngineManager, state: SearchState, wish: Wish): Promise<Answer> {
  if (isEmpty(state)) return answer(engines.none, state, wish);
  const since = performance.now();
  const again = async () => answer(await engines.acquire(), state, wish);
  const renewed = async () => {
    await engines.renew();
    return again();
  };
  // Whatever it says is soon enough for the next search.
  if (since - engines.readAt > TRUSTED) engines.refresh(since).catch(() => undefined);
  const engine = await engines.acquire().catch(() => undefined);
  // What a former search could not have is tried again before anything else.
  const first = engine?.incomplete === false && (await answer(engine, state, wish).catch(() => undefined));
  if (first === false || first === undefined || first.incomplete) {
    const second = await renewed();
    // Another index was met while it still arrived. Where it is the same one, its parts are gone for good.
    const isOther = engine !== undefined && (await engines.acquire()) !== engine;
    return second.incomplete && isOther ? renewed() : second;
  }
  if (hasAll(first)) return first;
  await engines.refresh(since);
  if ((await engines.acquire()) === engine) return first;
  const second = await again().catch(() => undefined);
  // Parts of the other index may not have arrived yet.
  return second === undefined || second.incomplete ? first : second;
}

/** Whether papers were found as they were asked for, so that nothing is said of papers that there are not. */
function hasAll({ count, instead, lacking, isLoose, unknown }: Answer): boolean {
  // Which topics there are the page itself knows.
  if (unknown.length > 0) return true;
  return count > 0 && instead === undefined && lacking.length === 0 && !isLoose;
}
