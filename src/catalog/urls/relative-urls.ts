import { relativeUrl } from './urls.ts';

// A quoted value may hold `>`, so that a tag ends only at one outside of quotes.
const TAG = /<[a-z](?:[^"'>]|"[^"]*"|'[^']*')*>/gi;
// Values are consumed with their names, so that what looks like an attribute inside a value is never taken for one.
const ATTRIBUTE = /([^\s"'<>/=]+)(\s*=\s*)("[^"]*"|'[^']*')/g;
const ADDRESS = /^(?:href|src|action|data-(?:[a-z]+-)*url)$/i;

/** The page's HTML with every address that starts at the site's root written relative to the page at `from`. */
export function withRelativeUrls(html: string, from: string): string {
  return html.replace(TAG, (tag) =>
    tag.includes('/')
      ? tag.replace(ATTRIBUTE, (pair, name, equals, value) => attribute(pair, name, equals, value, from))
      : tag,
  );
}

function attribute(pair: string, name: string, equals: string, quoted: string, from: string): string {
  const path = quoted.slice(1, -1);
  // Two slashes start another host.
  if (!ADDRESS.test(name) || !path.startsWith('/') || path.startsWith('//')) return pair;
  const quote = quoted[0] ?? '"';
  return `${name}${equals}${quote}${relativeUrl(from, path)}${quote}`;
}
