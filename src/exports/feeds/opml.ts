import { element, xmlDocument } from '../xml.ts';

/** A feed in a list of feeds; its addresses are absolute. */
export interface ListedFeed {
  readonly title: string;
  readonly description: string;
  readonly atom: string;
  readonly page: string;
}

/**
 * A site's feeds as OPML 2.0 (http://opml.org/spec2.opml), which feed readers import at once: the site's own
 * feed, then the feeds of each group.
 */
export function opmlOf(
  title: string,
  site: ListedFeed,
  groups: ReadonlyMap<string, readonly ListedFeed[]>,
): string {
  const outline = ({ title: text, description, atom, page }: ListedFeed) =>
    // In OPML `rss` means any feed format.
    element('outline', { type: 'rss', text, title: text, description, xmlUrl: atom, htmlUrl: page });
  const root = element(
    'opml',
    { version: '2.0' },
    element('head', {}, element('title', {}, title)),
    element(
      'body',
      {},
      outline(site),
      ...[...groups]
        .filter(([, feeds]) => feeds.length > 0)
        .map(([text, feeds]) => element('outline', { text }, ...feeds.map(outline))),
    ),
  );
  return xmlDocument(root);
}
