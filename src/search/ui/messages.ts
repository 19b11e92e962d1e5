import type { SearchResponse } from '../engine/search-response.ts';
import { ManifestFormatError } from '../format/manifest-json.ts';
import { ScriptMissing } from '../retrieval/search-engine.ts';
import { formatNumber } from './format-number.ts';
import { SCRIPT_MISSING } from './reload.ts';

/** Messages for problems. */
export const MESSAGES = {
  fromFolder:
    'Search needs a web server: a browser does not let a page that is opened from a folder read the search index. All other pages work here. The site’s owner can make a portable copy, whose search works too.',
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
  if (error instanceof ScriptMissing) return { message: SCRIPT_MISSING, remedy: 'reload' };
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
    likeTitle,
    searched,
    remaining,
    isRemainderOlder,
  } = answer;
  const papers = count === 0 ? 'No papers' : count === 1 ? '1 paper' : `${formatNumber(count)} papers`;
  const query = state.query.trim();
  if (likeTitle !== undefined) return likeSentence(query, likeTitle, nearest?.count ?? 0);
  const those = isRemainderOlder
    ? `the newest ${formatNumber(searched)}`
    : `the ${formatNumber(searched)} searched so far`;
  const among = remaining === 0 ? '' : ` among ${those}`;
  if (query === '') return `${papers}${among}`;
  if (correctedQuery !== undefined)
    return `No papers for “${query}”. ${papers}${among} for “${correctedQuery}”`;
  if (nearest !== undefined) return nearestSentence(papers, query, count, nearest.count);
  if (omittedTerms.length > 0)
    return `No papers with ${anyOf(omittedTerms)}. ${papers}${among} with the other words`;
  if (isRelaxed) return `No papers with all words of “${query}”. ${papers}${among} with most of them`;
  return `${papers}${among} for “${query}”`;
}

function likeSentence(query: string, title: string, count: number): string {
  if (title === '') return `No paper has the id in “${query}”`;
  if (count === 0) return `Nothing similar to “${title}” was found`;
  return `The ${formatNumber(count)} papers most similar to “${title}”`;
}

/** The most characters of a query that a sentence repeats. */
const REPEATED = 60;

/** A query as a sentence repeats it: the beginning of a long one. */
function shownQuery(query: string): string {
  const short = query.trim();
  return short.length <= REPEATED ? short : `${short.slice(0, REPEATED).trimEnd()}…`;
}

function nearestSentence(papers: string, query: string, count: number, nearest: number): string {
  const shown = shownQuery(query);
  const found = count > 0 ? `${papers} for “${shown}”` : `No paper has all words of “${shown}”`;
  if (nearest === 0) return found;
  if (nearest === 1) return `${found}; the nearest one follows`;
  return `${found}; the ${formatNumber(nearest)} nearest${count > 0 ? ' others' : ''} follow`;
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
