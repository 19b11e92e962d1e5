import { momentOf } from './atom.ts';
import type { Feed, FeedEntry } from './feed.ts';

/** The feed as JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/). */
export function jsonFeedOf(feed: Feed): string {
  const value = {
    version: 'https://jsonfeed.org/version/1.1',
    title: feed.title,
    description: feed.description,
    home_page_url: feed.page,
    feed_url: feed.json,
    authors: [{ name: feed.siteName, url: feed.siteUrl }],
    items: feed.entries.map(item),
  };
  return `${JSON.stringify(value, null, 1)}\n`;
}

function item({ id, title, page, source, html, listed, changed, authors, topics, categories }: FeedEntry) {
  const tags = [...new Set([...topics, ...categories])];
  return {
    id,
    url: page,
    ...(source !== undefined && { external_url: source }),
    title,
    content_html: html,
    date_published: momentOf(listed),
    date_modified: momentOf(changed),
    ...(authors.length > 0 && { authors: authors.map((name) => ({ name })) }),
    ...(tags.length > 0 && { tags }),
  };
}
