import { relativeUrl } from './urls.ts';

// A quoted value may contain `>`, so a tag ends at a `>` outside of quotes.
const TAG = /<[a-z][^"'>]*(?:(?:"[^"]*"|'[^']*')[^"'>]*)*>/gi;
const ROOTED = /["']\/(?!\/)/;
// Names are matched together with their values, so that text inside a value is not taken for an attribute.
const ATTRIBUTE = /([^\s"'<>/=]+)(\s*=\s*)("[^"]*"|'[^']*')/g;
const URL_ATTRIBUTE = /^(?:href|src|action|data-(?:[a-z]+-)*url)$/i;

/** Makes every URL that starts at the site's root relative in the HTML of the page at `from`. */
export function withRelativeUrls(html: string, from: string): string {
  return html.replace(TAG, (tag) =>
    ROOTED.test(tag)
      ? tag.replace(ATTRIBUTE, (pair, name, equals, value) => attribute(pair, name, equals, value, from))
      : tag,
  );
}

function attribute(pair: string, name: string, equals: string, quoted: string, from: string): string {
  const path = quoted.slice(1, -1);
  // Two slashes start the name of another host.
  if (!URL_ATTRIBUTE.test(name) || !path.startsWith('/') || path.startsWith('//')) return pair;
  const quote = quoted[0] ?? '"';
  return `${name}${equals}${quote}${relativeUrl(from, path)}${quote}`;
}
