import type { PaperSummary } from '../../catalog/paper/paper-summary.ts';
import type { Topic } from '../../catalog/topics/topics-file.ts';
import { absoluteUrl, urls } from '../../catalog/urls/urls.ts';
import { bylineOf, type PaperView } from '../../catalog/view/paper-view.ts';
import { type Day, latestOf } from '../../paper/days.ts';
import { toPortableHtml } from '../../text/markdown/portable-html.ts';
import { uuidOf } from './uuid.ts';

/** The facts about the site that a feed needs. */
export interface FeedSite {
  readonly name: string;
  readonly description: string;
  /**
   * The address at which the site is published. Feeds are read elsewhere, so their addresses are absolute.
   */
  readonly url: string;
}

/** A paper in a feed, for any feed format. */
export interface FeedEntry {
  /** The same in every feed, and independent of the site's address. */
  readonly id: string;
  readonly title: string;
  readonly page: string;
  /** Where its source describes the paper. */
  readonly source?: string;
  readonly html: string;
  readonly listed: Day;
  readonly changed: Day;
  readonly authors: readonly string[];
  /** The labels of the site's topics. */
  readonly topics: readonly string[];
  /** arXiv's categories, such as `cs.CL`. */
  readonly categories: readonly string[];
}

/** The newest papers of the site or of a topic; all addresses are absolute. */
export interface Feed {
  readonly title: string;
  readonly description: string;
  readonly siteName: string;
  readonly siteUrl: string;
  readonly page: string;
  /** The permanent id of the feed, if it is not the address `atom`. */
  readonly id?: string;
  readonly atom: string;
  readonly json: string;
  readonly changed: Day;
  readonly entries: readonly FeedEntry[];
}

/**
 * The papers of a feed: the first `count` of `papers`, which are sorted newest first, but all papers of the
 * newest day. Papers without a day are in no feed.
 */
export function newestOf<P extends PaperSummary>(papers: readonly P[], count: number): P[] {
  const dated = papers.filter(({ listed }) => listed !== undefined);
  const ofNewestDay = dated.filter(({ listed }) => listed === dated[0]?.listed).length;
  return dated.slice(0, Math.max(count, ofNewestDay));
}

/** The feed of `views`, newest first, of the site or of a topic; `undefined` if it would be empty. */
export function feedOf(
  views: readonly PaperView[],
  site: FeedSite,
  topic?: Pick<Topic, 'slug' | 'label' | 'description'>,
): Feed | undefined {
  const at = (path: string) => absoluteUrl(site.url, path);
  const entries = views.flatMap((view) => entryOf(view, at(view.url)) ?? []);
  const changed = latestOf(entries.map((entry) => entry.changed));
  if (changed === undefined) return undefined;
  return {
    title: topic === undefined ? site.name : `${topic.label} · ${site.name}`,
    description: topic?.description ?? site.description,
    siteName: site.name,
    siteUrl: at(urls.home()),
    page: at(topic === undefined ? urls.home() : urls.topic(topic.slug)),
    atom: at(urls.feed('xml', topic?.slug)),
    json: at(urls.feed('json', topic?.slug)),
    changed,
    entries,
  };
}

// Some papers have thousands of authors; above this number an entry has only the short byline.
const MOST_AUTHORS = 50;

function entryOf(view: PaperView, page: string): FeedEntry | undefined {
  const { paper, titlePlain } = view;
  const { id, listed, updated, withdrawn, authors = [], arxiv } = paper;
  if (listed === undefined) return undefined;
  const byline = bylineOf(paper);
  const named = authors.length > 0 && authors.length <= MOST_AUTHORS;
  const source = paper.links?.abs;
  return {
    id: uuidOf(`broadsheet:paper:${id}`),
    title: titlePlain === '' ? id : titlePlain,
    page,
    ...(source !== undefined && { source }),
    html: cachedHtml(view, page),
    listed,
    changed: latestOf([listed, updated, withdrawn]) ?? listed,
    authors: named ? authors.map(({ name }) => name) : byline === '' ? [] : [byline],
    topics: view.topics.map(({ label }) => label),
    categories: arxiv?.categories ?? [],
  };
}

const kept = new WeakMap<PaperView, { readonly page: string; readonly html: string }>();

/** Cached, because a paper is in the feeds of the site and of each of its topics, in two formats. */
function cachedHtml(view: PaperView, page: string): string {
  const known = kept.get(view);
  if (known?.page === page) return known.html;
  const html = htmlOf(view, page);
  kept.set(view, { page, html });
  return html;
}

/**
 * The notice of withdrawal, the abstract and the links. Votes are left out, since they change by the hour.
 */
function htmlOf({ paper, withdrawn, links }: PaperView, page: string): string {
  const link = ({ label, url }: { label: string; url: string }) =>
    `<a href="${escapeHtml(url)}">${escapeHtml(label)}</a>`;
  return [
    ...(withdrawn === undefined
      ? []
      : [`<p><strong>Withdrawn on ${escapeHtml(withdrawn.words)}.</strong></p>`]),
    toPortableHtml(paper.abstract, page),
    ...(links.length === 0 ? [] : [`<p>${links.map(link).join(' · ')}</p>`]),
  ]
    .filter((part) => part !== '')
    .join('\n');
}

function escapeHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');
}
