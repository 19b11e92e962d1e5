import { authorSearch } from '../packs/author-links.ts';

/**
 * The search that shows the papers of a page which is not on the device: those of an author or of a topic. Packs have no pages of authors,
 * since a tenth of all papers would be theirs, and a new day changes hundreds of them.
 * @param path the path of the page's file from the site's root.
 * @returns an address from the site's root; `undefined` for other pages.
 * @example searchInstead('authors/ada-example.html') // 'search.html?q=author%3A%22ada%20example%22'
 */
export function searchInstead(path: string): string | undefined {
  const author = /^authors\/([^/]{2,})\.html$/u.exec(path)?.[1];
  if (author !== undefined) return authorSearch(namesIn(author));
  const [, topic, year] = /^topics\/([^/]+?)(?:\/(\d{4})-\d\d)?\.html$/u.exec(path) ?? [];
  if (topic === undefined) return undefined;
  return `search.html?topic=${encodeURIComponent(topic)}${year === undefined ? '' : `&year=${year}`}`;
}

/** The names in the slug of an author's page. A number at its end tells namesakes apart. */
function namesIn(slug: string): string {
  return slug.replace(/-\d+$/u, '').replaceAll('-', ' ');
}
