import type { CatalogPaper } from '../../catalog/paper/catalog-paper.ts';
import type { Topic } from '../../catalog/topics/topics-file.ts';
import { absoluteUrl, urls } from '../../catalog/urls/urls.ts';
import { bylineOf, type PaperView } from '../../catalog/view/paper-view.ts';
import { type Day, latestOf } from '../../paper/days.ts';
import { toPortableHtml } from '../../text/markdown/portable-html.ts';
import { uuidOf } from './uuid.ts';

/** What a feed has to know of the site. */
export interface FeedSite {
  readonly name: string;
  readonly description: string;
  /** The address at which the site is published: whatever stands in a feed is read elsewhere. */
  readonly url: string;
}

/** A paper as feeds of all formats have it. */
export interface FeedEntry {
  /** The same in every feed, at whatever address the site stands. */
  readonly id: string;
  readonly title: string;
  readonly page: string;
  /** Where its source describes the paper. */
  readonly source?: string;
  readonly html: string;
  readonly listed: Day;
  readonly changed: Day;
  readonly authors: readonly string[];
  /** As readers of this site know them. */
  readonly topics: readonly string[];
  /** As arXiv has them, `cs.CL`. */
  readonly categories: readonly string[];
}

/** The newest papers of the site or on a topic; addresses are whole. */
export interface Feed {
  readonly title: string;
  readonly description: string;
  readonly siteName: string;
  readonly siteUrl: string;
  readonly page: string;
  /** What tells the feed from others for good, where that is not its address. */
  readonly id?: string;
  readonly atom: string;
  readonly json: string;
  readonly changed: Day;
  readonly entries: readonly FeedEntry[];
}

/** How far a feed reaches: so many papers, newest first, but the newest day whole. Papers without a day are in no feed. */
export function newestOf(papers: readonly CatalogPaper[], count: number): CatalogPaper[] {
  const dated = papers.filter(({ listed }) => listed !== undefined);
  const ofNewestDay = dated.filter(({ listed }) => listed === dated[0]?.listed).length;
  return dated.slice(0, Math.max(count, ofNewestDay));
}

/** The feed of `views`, the newest first, of the site or on a topic; `undefined` where there is nothing to put into one. */
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

// A feed is no place for the three thousand authors of one paper.
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

/** A paper stands in a feed of the site and of each of its topics, in two formats. */
function cachedHtml(view: PaperView, page: string): string {
  const known = kept.get(view);
  if (known?.page === page) return known.html;
  const html = htmlOf(view, page);
  kept.set(view, { page, html });
  return html;
}

/** The abstract, whether the paper is withdrawn, and where it can be read. Nothing that changes by the hour, as votes do. */
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
