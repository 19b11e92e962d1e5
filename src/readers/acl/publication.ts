import type { Publication } from '../../paper/publication.ts';
import type { Author } from '../../paper/schema.ts';
import { lineOf } from '../../text/clean/clean-text.ts';
import { htmlToPlain } from '../bibliography/html-fields.ts';
import { isbnIn, issnIn, pagesFrom, publicationFrom } from '../bibliography/publication.ts';
import { dateOfParts, monthAndDayOf, type WrittenDate, yearOf } from '../dates/date-parsing.ts';
import { type Ancestor, childOf, textIn, textOf, type XmlElement } from '../xml/tree.ts';
import type { Events } from './events.ts';

/** The data that all papers of an Anthology volume share. */
export interface AnthologyVolume {
  readonly venue: string;
  readonly date: WrittenDate;
  readonly publication: Publication;
}

// `Transactions of the …, Volume 9`, `…, Volume 15, Number 1, March 1989`: the titles of journals before `journal-title`.
const ISSUE_IN_TITLE = /[,:]?\s*\bVol(?:ume|\.)\s*(\w+)(?:\s*,\s*(?:Number|No\.|Issue)\s*([\w–-]+))?.*$/i;

/**
 * The data in the `meta` of a volume (https://github.com/acl-org/acl-anthology, data/xml/schema.rnc). A
 * volume is a journal if it is marked as one, otherwise proceedings.
 */
export function volumeOf(
  meta: XmlElement,
  ancestors: readonly Ancestor[],
  editors: readonly Author[],
  events: Events,
): AnthologyVolume {
  const attributesOf = (name: string) => ancestors.findLast((one) => one.name === name)?.attributes ?? {};
  const [collection, { id = '', type: kind }] = [attributesOf('collection').id ?? '', attributesOf('volume')];
  const line = (name: string) => htmlToPlain(textOf(meta, name));
  const isJournal = kind === 'journal' || childOf(meta, 'journal-title') !== undefined;
  const title = line('booktitle') || line('journal-title');
  const [, volume = '', issue = ''] = isJournal ? (ISSUE_IN_TITLE.exec(title) ?? []) : [];
  return {
    venue: isJournal ? line('journal-title') || title.replace(ISSUE_IN_TITLE, '') || title : title,
    date: dateIn(meta) ?? {},
    publication: publicationFrom({
      type: isJournal ? 'article-journal' : 'paper-conference',
      volume: line('journal-volume') || volume,
      issue: line('journal-issue') || issue,
      publisher: line('publisher'),
      place: line('address'),
      editors,
      ...(isJournal ? {} : (events.get(`${collection}-${id}`) ?? events.get(collection))),
      series: line('series'),
      isbn: isbnIn(line('isbn')),
      issn: issnIn(line('issn')),
    }),
  };
}

/** The publication of a paper. The paper's own fields override those of its volume. */
export function publicationOf(
  paper: XmlElement,
  { publication }: AnthologyVolume,
  month: number | undefined,
): Publication {
  const pages = pagesFrom(textIn(childOf(paper, 'pages')));
  return { ...publication, ...publicationFrom({ ...pages, month }) };
}

/**
 * The date of an element. The day is known only if `month` holds one month and one day: `5 December`,
 * `December 5`.
 */
export function dateIn(element: XmlElement): WrittenDate | undefined {
  const year = yearOf(textOf(element, 'year'));
  if (year === undefined) return undefined;
  const { month, day } = monthAndDayOf(lineOf(textOf(element, 'month')));
  return dateOfParts(year, month, day);
}
