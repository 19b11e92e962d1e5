import { excerptOf } from '../excerpt.ts';
import { markWords } from '../marks.ts';
import { authorLine } from '../result.ts';
import { element, nodesOf } from './elements.ts';
import type { Hit } from './engine.ts';

/** What a result needs to know besides its record. */
export interface ResultContext {
  readonly root: URL;
  readonly query: string;
  /** The language in which the site writes dates. */
  readonly language: string;
  /** The label of a topic, by its slug. */
  readonly topicLabel: (slug: string) => string;
}

/** A result as an item of the list. */
export function resultItem(hit: Hit, context: ResultContext): HTMLLIElement {
  const { meta } = hit;
  const address = new URL(hit.raw_url.replace(/^\//u, ''), context.root).href;
  const title = nodesOf(markWords(meta.shown ?? meta.title, context.query));
  const authors = nodesOf(markWords(authorLine(meta), context.query));
  const link = element('a', { href: address, className: 'headline' }, ...title);
  const item = element('li', { className: 'entry' }, element('h2', { dir: 'auto' }, link));
  if (authors.length > 0) item.append(element('p', { className: 'byline' }, ...authors));
  const excerpt = nodesOf(excerptOf(hit.content, hit.locations));
  if (hit.content !== '') item.append(element('p', { className: 'preview', dir: 'auto' }, ...excerpt));
  item.append(facts(hit, context));
  return item;
}

function facts(hit: Hit, context: ResultContext): HTMLElement {
  const line = element('p', { className: 'meta' });
  const { date } = hit.meta;
  if (date !== undefined)
    line.append(element('time', { dateTime: date }, dayInWords(date, context.language)));
  for (const slug of hit.filters.topic ?? []) {
    line.append(element('span', {}, context.topicLabel(slug)));
  }
  return line;
}

function dayInWords(day: string, language: string): string {
  const options: Intl.DateTimeFormatOptions = {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  };
  return new Intl.DateTimeFormat(language, options).format(new Date(`${day}T00:00:00Z`));
}
