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
    // A site that moves to another address has a new feed; the entries keep their ids.
    element('id', {}, feed.id ?? feed.atom),
    element('title', {}, feed.title),
    element('subtitle', {}, feed.description),
    element('updated', {}, momentOf(feed.changed)),
    element('link', { rel: 'self', type: 'application/atom+xml', href: feed.atom }),
    element('link', { rel: 'alternate', type: 'text/html', href: feed.page }),
    element('generator', {}, 'Broadsheet'),
    // The author of entries without authors.
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

/** The start of a day in UTC, since feeds require a time. */
export function momentOf(day: Day): string {
  return `${day}T00:00:00Z`;
}
