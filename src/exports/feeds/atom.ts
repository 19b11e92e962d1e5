import type { Day } from '../../paper/days.ts';
import { element, type XmlElement, xmlDocument } from '../xml.ts';
import type { Feed, FeedEntry } from './feed.ts';

// The scheme of arXiv's own feeds, so that readers can tell its categories from this site's topics.
const ARXIV = 'http://arxiv.org/schemas/atom';

/** The feed as Atom. Its dates are those of the papers, never that of the build. */
export function atomOf(feed: Feed): string {
  return atomDocument({ ...feed, updated: momentOf(feed.changed) }, feed.entries.map(entry));
}

/** What a feed says of itself. All addresses are absolute. */
export interface AtomHead
  extends Pick<Feed, 'id' | 'title' | 'description' | 'atom' | 'page' | 'siteName' | 'siteUrl'> {
  /** The moment of its last change, in UTC. */
  readonly updated: string;
}

/** A document in Atom (https://www.rfc-editor.org/rfc/rfc4287) with entries. */
export function atomDocument(head: AtomHead, entries: readonly XmlElement[]): string {
  const root = element(
    'feed',
    { xmlns: 'http://www.w3.org/2005/Atom' },
    // A site that moves to another address has a new feed; the entries keep their ids.
    element('id', {}, head.id ?? head.atom),
    element('title', {}, head.title),
    element('subtitle', {}, head.description),
    element('updated', {}, head.updated),
    element('link', { rel: 'self', type: 'application/atom+xml', href: head.atom }),
    element('link', { rel: 'alternate', type: 'text/html', href: head.page }),
    element('generator', {}, 'Broadsheet'),
    // The author of entries without authors.
    element('author', {}, element('name', {}, head.siteName), element('uri', {}, head.siteUrl)),
    ...entries,
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
