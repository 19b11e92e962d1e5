import type { Day } from '../../paper/days.ts';
import { element, type XmlElement, xmlDocument } from '../xml.ts';
import type { Feed, FeedEntry } from './feed.ts';

// The scheme of arXiv's own feeds, so that readers can tell its categories from this site's topics.
const ARXIV = 'http://arxiv.org/schemas/atom';

/** The feed as Atom (https://www.rfc-editor.org/rfc/rfc4287). Its dates are those of the papers, never that of the build. */
export function atomOf(feed: Feed): string {
  const root = element(
    'feed',
    { xmlns: 'http://www.w3.org/2005/Atom' },
    // Who moves a site has a new feed; the entries in it keep their ids.
    element('id', {}, feed.id ?? feed.atom),
    element('title', {}, feed.title),
    element('subtitle', {}, feed.description),
    element('updated', {}, momentOf(feed.changed)),
    element('link', { rel: 'self', type: 'application/atom+xml', href: feed.atom }),
    element('link', { rel: 'alternate', type: 'text/html', href: feed.page }),
    element('generator', {}, 'Broadsheet'),
    // An entry without names takes the feed's.
    element('author', {}, element('name', {}, feed.siteName), element('uri', {}, feed.siteUrl)),
    ...feed.entries.map(entry),
  );
  return xmlDocument(root);
}

function entry(paper: FeedEntry): XmlElement {
  const { id, title, page, source, html, listed, changed, authors, topics, categories } = paper;
  return element(
    'entry',
    {},
    element('id', {}, id),
    element('title', {}, title),
    element('link', { rel: 'alternate', type: 'text/html', href: page }),
    ...(source === undefined ? [] : [element('link', { rel: 'related', type: 'text/html', href: source })]),
    element('published', {}, momentOf(listed)),
    element('updated', {}, momentOf(changed)),
    ...authors.map((name) => element('author', {}, element('name', {}, name))),
    ...topics.map((topic) => element('category', { term: topic })),
    ...categories.map((term) => element('category', { term, scheme: ARXIV })),
    element('content', { type: 'html' }, html),
  );
}

/** Days have no time; feeds want one. */
export function momentOf(day: Day): string {
  return `${day}T00:00:00Z`;
}
