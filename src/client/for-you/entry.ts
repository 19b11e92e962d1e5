import { urls } from '../../catalog/urls/urls.ts';
import type { DayPaper } from '../../for-you/day-file.ts';
import type { RankedPaper } from '../../for-you/ranking.ts';
import type { Reason } from '../../for-you/reasons.ts';
import { bylineOfCount, bylineOfNames } from '../../paper/names/byline.ts';
import { element } from '../../search/ui/search-page-elements.ts';
import { siteRoot } from '../page/site-root.ts';
import type { DayLink } from './day-loader.ts';

/** A paper of the list, with its day. */
export interface ListedPaper extends DayPaper {
  readonly day: DayLink;
  readonly topicLabels: Readonly<Record<string, string>>;
}

export interface EntryOptions {
  /** The language of numbers. */
  readonly language: string;
  /** Whether the list has papers of several days. */
  readonly showsDay: boolean;
}

/** The list item of a paper. It looks like the items of other lists; the reasons for its place are its last line. */
export function entryOf({ paper, reasons }: RankedPaper<ListedPaper>, options: EntryOptions): HTMLLIElement {
  const root = siteRoot();
  const address = (path: string) => new URL(path.slice(1), root).href;
  const path = urls.paper(paper.id);
  const link = element('a', { className: 'headline', href: address(path) }, paper.title);
  const item = element('li', { className: 'entry' }, element('h2', { dir: 'auto' }, link));
  const byline =
    paper.authors.length > 0
      ? bylineOfNames(paper.authors)
      : paper.authorCount === undefined
        ? ''
        : bylineOfCount(paper.authorCount);
  if (byline !== '') item.append(element('p', { className: 'byline', dir: 'auto' }, byline));
  const facts = factsOf(paper, options, address);
  if (facts.length > 0) item.append(element('ul', { className: 'meta' }, ...facts));
  if (reasons.length > 0) item.append(reasonLine(reasons));
  return item;
}

function factsOf(
  { day, upvotes, topics, topicLabels }: ListedPaper,
  { language, showsDay }: EntryOptions,
  address: (path: string) => string,
): HTMLLIElement[] {
  const facts: HTMLLIElement[] = [];
  if (showsDay) {
    const time = element('time', { dateTime: day.day }, day.shortName);
    facts.push(element('li', {}, element('a', { href: day.url }, time)));
  }
  if (upvotes !== undefined) {
    const words = `${upvotes.toLocaleString(language)} upvote${upvotes === 1 ? '' : 's'}`;
    facts.push(element('li', {}, element('data', { className: 'votes', value: String(upvotes) }, words)));
  }
  for (const slug of topics) {
    const link = element('a', { href: address(urls.topic(slug)) }, topicLabels[slug] ?? slug);
    facts.push(element('li', { className: 'topic' }, link));
  }
  return facts;
}

function reasonLine(reasons: readonly Reason[]): HTMLParagraphElement {
  const line = element('p', { className: 'reasons' });
  for (const [at, reason] of reasons.entries()) {
    if (at > 0) line.append('; ');
    for (const [part, { text, isEmphasized }] of reason.entries()) {
      const words = at === 0 && part === 0 ? `${text.charAt(0).toUpperCase()}${text.slice(1)}` : text;
      line.append(isEmphasized === true ? element('em', {}, words) : words);
    }
  }
  return line;
}
