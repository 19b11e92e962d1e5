import { relativeUrl } from './urls.ts';

// A quoted value may contain `>`, so a tag ends at a `>` outside of quotes.
const TAG = /<[a-z](?:[^"'>]|"[^"]*"|'[^']*')*>/gi;
// Values are matched with their names, so that text inside a value is never taken for an attribute.
const ATTRIBUTE = /([^\s"'<>/=]+)(\s*=\s*)("[^"]*"|'[^']*')/g;
const URL_ATTRIBUTE = /^(?:href|src|action|data-(?:[a-z]+-)*url)$/i;

/** The HTML of the page at `from`, with every URL that starts at the site's root made relative to the page. */
export function withRelativeUrls(html: string, from: string): string {
  return html.replace(TAG, (tag) =>
    tag.includes('/')
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
