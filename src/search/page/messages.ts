import type { SearchState } from '../state.ts';

/** What the page says when something stands in the way. */
export const MESSAGES = {
  fromFolder:
    'Search needs the site to be served by a web server; opened from a folder, a browser does not let it read its index. Every page can be read and browsed here; search from a folder comes with the portable copy.',
  missing:
    'Search is not available: its index could not be loaded. The site may have been published without it, or the connection failed.',
  incomplete: 'Search is incomplete: a part of its index could not be loaded, so papers may be missing here.',
} as const;

/** How many papers were found, in a sentence that makes sense when it is only heard. */
export function countSentence(count: number, state: SearchState): string {
  const papers = count === 0 ? 'No papers' : count === 1 ? '1 paper' : `${count.toLocaleString('en')} papers`;
  return state.query.trim() === '' ? papers : `${papers} for “${state.query.trim()}”`;
}
