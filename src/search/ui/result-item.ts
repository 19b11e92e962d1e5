import { urls } from '../../catalog/urls/urls.ts';
import type { SearchHit } from '../engine/execute-query.ts';
import { abstractOf, authorLine } from '../format/stored-fields.ts';
import { highlight, highlightTexts, matchPositions, trimHighlights, visibleMatches } from './highlight.ts';
import { element, nodesOf } from './search-page-elements.ts';
import { snippet } from './snippet.ts';

/** The data for a result besides its paper. */
export interface ResultContext {
  readonly root: URL;
  readonly query: string;
  /** The language in which the site writes dates. */
  readonly language: string;
  /** The format of dates. */
  readonly dates: string;
  /** Whether papers similar to a result can be found. */
  readonly hasSemanticIndex: boolean;
  /** The label of a topic, by its slug. */
  readonly topicLabel: (slug: string) => string;
}

export interface ResultOptions {
  /** The element of its title, one level below the heading of the list. */
  readonly heading?: 'h2' | 'h3';
  /** The words by which the paper was found, if these are not all words of the query. */
  readonly found?: readonly string[];
}

/** The list item of a result. */
export function resultItem(
  hit: SearchHit,
  context: ResultContext,
  { heading = 'h2', found }: ResultOptions = {},
): HTMLLIElement {
  const { meta } = hit;
  const address = new URL(hit.url.replace(/^\//u, ''), context.root).href;
  const { words, names } = highlightTexts(context.query, found);
  const title = nodesOf(highlight(meta.shown ?? meta.title, words));
  const isAsked = (name: string) => highlight(name, names).some(({ marked }) => marked);
  const authors = nodesOf(highlight(authorLine(meta, isAsked), names));
  const link = element('a', { href: address, className: 'headline' }, ...title);
  const item = element('li', { className: 'entry' }, element(heading, { dir: 'auto' }, link));
  if (authors.length > 0) item.append(element('p', { className: 'byline' }, ...authors));
  const spans = snippet(hit.content, [
    ...visibleMatches(hit.content, hit.locations, words),
    ...matchPositions(hit.content, words),
  ]);
  const excerpt = nodesOf(trimHighlights(spans, words));
  if (abstractOf(hit) !== '') item.append(element('p', { className: 'preview', dir: 'auto' }, ...excerpt));
  item.append(facts(hit, context));
  return item;
}

function facts(hit: SearchHit, context: ResultContext): HTMLElement {
  const line = element('p', { className: 'meta' });
  const { date, votes, topics } = hit;
  if (date !== '') line.append(element('time', { dateTime: date }, dateInWords(date, context)));
  if (votes > 0) line.append(element('span', {}, votes === 1 ? '1 upvote' : `${votes} upvotes`));
  for (const slug of topics) line.append(element('span', {}, context.topicLabel(slug)));
  if (context.hasSemanticIndex) line.append(similarLink(hit, context));
  return line;
}

/** The link to the papers that are similar to a result. */
function similarLink({ url, meta }: SearchHit, { root }: ResultContext): HTMLAnchorElement {
  const id = decodeURI(url)
    .replace(/^\/papers\//u, '')
    .replace(/\.html$/u, '');
  const href = new URL(urls.search(`like:${id}`).slice(1), root).href;
  return element('a', { href, ariaLabel: `More like this: ${meta.shown ?? meta.title}` }, 'More like this');
}

/** A day, or a year, in the site's format. */
function dateInWords(date: string, { language, dates }: ResultContext): string {
  if (date.length === 4 || dates === 'iso') return date;
  return formatFor(language, dates === 'short' ? 'short' : 'long').format(new Date(`${date}T00:00:00Z`));
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Cached: creating a format takes longer than formatting all results. */
function formatFor(language: string, month: 'short' | 'long'): Intl.DateTimeFormat {
  const key = `${language} ${month}`;
  const options: Intl.DateTimeFormatOptions = { day: 'numeric', month, year: 'numeric', timeZone: 'UTC' };
  const format = formats.get(key) ?? new Intl.DateTimeFormat(language, options);
  formats.set(key, format);
  return format;
}
