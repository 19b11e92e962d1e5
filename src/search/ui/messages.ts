import type { SearchResponse } from '../engine/search-response.ts';
import { ManifestFormatError } from '../format/manifest.ts';
import { formatNumber } from './format-number.ts';

/** Messages for problems. */
export const MESSAGES = {
  fromFolder:
    'Search needs a web server: a browser does not let a page that is opened from a folder read the search index. All other pages work here.',
  missing:
    'Search is not available: its index could not be loaded. The site may have been published without it, or the connection failed.',
  incomplete: 'Search is incomplete: a part of its index could not be loaded, so papers may be missing here.',
  outdated: 'This page is older than the site’s search. Reload it to go on.',
  early: 'The site’s search is older than this page: the site is being updated. Try again in a minute.',
} as const;

/** Why there are no results, and what a reader can do: search again, or reload the page. */
export interface Failure {
  readonly message: string;
  readonly remedy: Remedy | undefined;
}

export type Remedy = 'retry' | 'reload';

/** The labels of the buttons. */
export const REMEDIES: Readonly<Record<Remedy, string>> = { retry: 'Try again', reload: 'Reload' };

/** The message for an error that left a search without an answer. */
export function failureOf(error: unknown): Failure {
  if (!(error instanceof ManifestFormatError)) return { message: MESSAGES.missing, remedy: 'retry' };
  return error.isNewer
    ? { message: MESSAGES.outdated, remedy: 'reload' }
    : { message: MESSAGES.early, remedy: 'retry' };
}

/** How many papers were found, as a sentence that also makes sense when a screen reader reads it out. */
export function countSentence(answer: SearchResponse): string {
  const {
    count,
    state,
    correctedQuery,
    omittedTerms,
    isRelaxed,
    nearest,
    searched,
    remaining,
    isRemainderOlder,
  } = answer;
  const papers = count === 0 ? 'No papers' : count === 1 ? '1 paper' : `${formatNumber(count)} papers`;
  const query = state.query.trim();
  const those = isRemainderOlder
    ? `the newest ${formatNumber(searched)}`
    : `the ${formatNumber(searched)} searched so far`;
  const among = remaining === 0 ? '' : ` among ${those}`;
  if (query === '') return `${papers}${among}`;
  if (correctedQuery !== undefined)
    return `No papers for “${query}”. ${papers}${among} for “${correctedQuery}”`;
  if (nearest !== undefined) return nearestSentence(count, nearest.count);
  if (omittedTerms.length > 0)
    return `No papers with ${anyOf(omittedTerms)}. ${papers}${among} with the other words`;
  if (isRelaxed) return `No papers with all words of “${query}”. ${papers}${among} with most of them`;
  return `${papers}${among} for “${query}”`;
}

/** With nearest papers; the query may be long, so it is not repeated. */
function nearestSentence(count: number, nearest: number): string {
  const near = nearest === 1 ? 'The nearest one follows' : `The ${formatNumber(nearest)} nearest follow`;
  if (count === 0) return `No paper has all of these words. ${near}.`;
  const papers = count === 1 ? '1 paper has' : `${formatNumber(count)} papers have`;
  return nearest === 0 ? `${papers} all of these words.` : `${papers} all of these words. ${near}.`;
}

function anyOf(words: readonly string[]): string {
  return new Intl.ListFormat('en', { type: 'disjunction' }).format(words.map((word) => `“${word}”`));
}

/** The label of the button that searches the papers that have not been searched yet. */
export function searchMoreLabel({
  remaining,
  isRemainderOlder,
}: Pick<SearchResponse, 'remaining' | 'isRemainderOlder'>): string {
  return `Search ${formatNumber(remaining)} ${isRemainderOlder ? 'older' : 'other'} papers too`;
}
