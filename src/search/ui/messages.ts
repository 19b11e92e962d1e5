import type { Answer } from '../engine/search.ts';
import { ManifestFormatError } from '../format/manifest.ts';

/** What the page says when something stands in the way. */
export const MESSAGES = {
  fromFolder:
    'Search needs the site to be served by a web server; opened from a folder, a browser does not let it read its index. Every page can be read and browsed here; search from a folder comes with the portable copy.',
  missing:
    'Search is not available: its index could not be loaded. The site may have been published without it, or the connection failed.',
  incomplete: 'Search is incomplete: a part of its index could not be loaded, so papers may be missing here.',
  outdated: 'This page is older than the site’s search. Reload it to go on.',
  early: 'The site’s search is older than this page: the site is being updated. Try again in a minute.',
} as const;

/** Why nothing can be shown, and what a reader can do: search again, or load the page anew. */
export interface Failure {
  readonly message: string;
  readonly remedy: Remedy | undefined;
}

export type Remedy = 'retry' | 'reload';

/** What the button of a remedy says. */
export const REMEDIES: Readonly<Record<Remedy, string>> = { retry: 'Try again', reload: 'Reload' };

/** What is said of an error that left a search without an answer. */
export function failureOf(error: unknown): Failure {
  if (!(error instanceof ManifestFormatError)) return { message: MESSAGES.missing, remedy: 'retry' };
  return error.isNewer
    ? { message: MESSAGES.outdated, remedy: 'reload' }
    : { message: MESSAGES.early, remedy: 'retry' };
}

/** How many papers were found, in a sentence that makes sense when it is only heard. */
export function countSentence(answer: Answer): string {
  const { count, state, instead, lacking, isLoose, asked, left, isLeftOlder } = answer;
  const papers = count === 0 ? 'No papers' : count === 1 ? '1 paper' : `${formatNumber(count)} papers`;
  const query = state.query.trim();
  const those = isLeftOlder
    ? `the newest ${formatNumber(asked)}`
    : `the ${formatNumber(asked)} searched so far`;
  const among = left === 0 ? '' : ` among ${those}`;
  if (query === '') return `${papers}${among}`;
  if (instead !== undefined) return `No papers for “${query}”. ${papers}${among} for “${instead}”`;
  if (lacking.length > 0) return `No papers with ${anyOf(lacking)}. ${papers}${among} with the other words`;
  if (isLoose) return `No papers with all words of “${query}”. ${papers}${among} with most of them`;
  return `${papers}${among} for “${query}”`;
}

function anyOf(words: readonly string[]): string {
  return new Intl.ListFormat('en', { type: 'disjunction' }).format(words.map((word) => `“${word}”`));
}

/** What the button that asks for the papers that are left says. */
export function searchMoreLabel({ left, isLeftOlder }: Pick<Answer, 'left' | 'isLeftOlder'>): string {
  return `Search ${formatNumber(left)} ${isLeftOlder ? 'older' : 'other'} papers too`;
}

function formatNumber(count: number): string {
  return count.toLocaleString('en');
}
