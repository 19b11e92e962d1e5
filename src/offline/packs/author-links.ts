import { escapeHtml, unescapeHtml } from '../../text/html/escape-html.ts';

/**
 * Packs have no pages of authors, see `worker/search-instead.ts`, so a page of a pack has no links to them. That also keeps the pack of
 * a month as it is when the author of an old paper gets a page, which happens every day.
 */

/** A link of a paper's page to that of an author. The name has no tags. */
const LINK = /<a href="(?:\.\.\/)*authors\/[^"/]+\.html" dir="auto">([^<]*)<\/a>/gu;

/** The lists of authors of a paper's page. */
const LISTS = /<ul class="authors"[\s\S]*?<\/ul>|<details class="more-authors"[\s\S]*?<\/details>/gu;
const NAME = /<bdi>([^<]*)<\/bdi>/gu;

/** The page of a paper with names in the place of links to the pages of authors. */
export function withoutAuthorLinks(html: string): string {
  return html.replace(LINK, '<bdi>$1</bdi>');
}

/** The page of a paper on which each name of an author is a link to a search for that name. */
export function withAuthorSearches(html: string): string {
  return html.replace(LISTS, (list) =>
    list.replace(NAME, (_, name: string) => {
      const address = `../${authorSearch(unescapeHtml(name))}`;
      return `<a href="${escapeHtml(address)}" dir="auto">${name}</a>`;
    }),
  );
}

/**
 * The address of a search for the papers of an author, from the site's root.
 * @example authorSearch('Ada Example') // 'search.html?q=author%3A%22Ada%20Example%22'
 */
export function authorSearch(name: string): string {
  return `search.html?q=${encodeURIComponent(`author:"${name.replaceAll('"', ' ')}"`)}`;
}
