import { withoutAuthorLinks } from '../packs/author-links.ts';
import { shortenCitation } from '../packs/short-citation.ts';

/** A tag; a quoted value may contain `>`. */
const tags = (names: string) => `<(?:${names})\\b(?:[^"'>]|"[^"]*"|'[^']*')*>`;

const META = new RegExp(tags('meta'), 'gu');
const LINK = new RegExp(tags('link'), 'gu');
const COINS = /<span class="Z3988"(?:[^"'>]|"[^"]*")*><\/span>/gu;
const LINKED_DATA =
  /<script(?:[^"'>]|"[^"]*")*type="application\/ld\+json"(?:[^"'>]|"[^"]*")*>[\s\S]*?<\/script>/gu;

/** Elements that browsers use: the others are for search engines, other sites and reference managers. */
const USED_META = /\s(?:charset|http-equiv)=|\sname="(?:viewport|color-scheme|description)"/u;
const USED_LINK = /\srel="(?:stylesheet|icon|preload|manifest)"/u;

/** The semantic code of a paper, which nothing compresses. The page without a network says that it has one. */
const CODE = /(?<=<article class="paper") data-vector="[^"]+"/u;

/**
 * The HTML of a page for a pack: without what only search engines, other sites and reference managers read, and without what
 * is there twice. They have the page itself.
 */
export function packedPage(html: string): string {
  const used = html
    .replace(META, (tag) => (USED_META.test(tag) ? tag : ''))
    .replace(LINK, (tag) => (USED_LINK.test(tag) ? tag : ''))
    .replace(COINS, '')
    .replace(LINKED_DATA, '')
    .replace(CODE, ' data-vector=""');
  return shortenCitation(withoutAuthorLinks(used));
}
