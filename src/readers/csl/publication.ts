import { z } from 'zod';
import { parseArxivId } from '../../paper/identifiers/identifiers.ts';
import { CSL_TYPES, type Publication } from '../../paper/publication.ts';
import type { Author } from '../../paper/schema.ts';
import { htmlToPlain } from '../bibliography/html-fields.ts';
import {
  isbnIn,
  issnIn,
  type PublicationParts,
  pagesFrom,
  pmidIn,
  publicationFrom,
} from '../bibliography/publication.ts';
import { isVenue } from '../bibliography/reference.ts';

type Type = NonNullable<Publication['type']>;

const words = z
  .union([z.string(), z.number().transform(String)])
  .transform((one) => [one])
  .or(z.array(z.union([z.string(), z.number().transform(String)])))
  .nullish()
  .catch(undefined)
  .transform((value) => value ?? []);
const line = words.transform(([one = '']) => one);

/** The publication fields of CSL-JSON, and Crossref's equivalents, which have other names or are lists. */
export const publicationShape = {
  type: line,
  'container-title': words,
  'collection-title': line,
  'collection-number': line,
  volume: line,
  issue: line,
  page: line,
  'article-number': line,
  number: line,
  publisher: line,
  'publisher-place': line,
  'publisher-location': line,
  edition: line,
  'edition-number': line,
  genre: line,
  event: z
    .object({ name: line, location: line })
    .or(line.transform((name) => ({ name, location: '' })))
    .nullish()
    .catch(undefined),
  'event-title': line,
  'event-place': line,
  ISBN: words,
  ISSN: words,
  PMID: line,
};
const shape = z.object(publicationShape);

/** The publication fields of an item. */
export type PublicationItem = z.infer<typeof shape>;

// https://api.crossref.org/types, and the CSL types that the store does not have.
const OTHERS: readonly (readonly [type: Type, names: string])[] = [
  ['article', 'posted-content preprint'],
  ['article-journal', 'journal-article'],
  [
    'book',
    'monograph edited-book reference-book book-set book-series proceedings proceedings-series pamphlet',
  ],
  ['chapter', 'book-chapter book-section book-part book-track'],
  ['dataset', 'database'],
  [
    'document',
    'other component grant graphic map figure interview legal_case legislation bill treaty hearing regulation ' +
      'personal_communication performance broadcast event',
  ],
  ['entry-encyclopedia', 'entry reference-entry'],
  ['manuscript', 'classic'],
  ['paper-conference', 'proceedings-article'],
  ['periodical', 'journal journal-issue journal-volume'],
  ['post-weblog', 'post'],
  ['report', 'report-series report-component'],
  ['review', 'peer-review review-book'],
  ['song', 'musical_score'],
  ['standard', 'standard-series'],
  ['thesis', 'dissertation'],
];
const BY_NAME: ReadonlyMap<string, Type> = new Map([
  ...CSL_TYPES.map((type) => [type, type] as const),
  ...OTHERS.flatMap(([type, names]) => names.split(' ').map((name) => [name, type] as const)),
]);

/** The title of the item's journal or book. Crossref lists the series of a book before the book. */
export function venueOf(item: PublicationItem): string {
  const titles = item['container-title'].map(htmlToPlain).filter((title) => title !== '');
  const venue = (isInSeries(item) ? titles.at(-1) : titles[0]) ?? '';
  return isVenue(venue) ? venue : '';
}

function isInSeries({ type }: PublicationItem): boolean {
  return /^(?:book-chapter|chapter|proceedings-article|paper-conference)$/.test(type);
}

const ISSUED: ReadonlySet<Type | undefined> = new Set([
  'article',
  'article-journal',
  'article-magazine',
  'article-newspaper',
  'paper-conference',
  'periodical',
  'review',
]);

/** The publication of an item beyond its venue. `month` is passed only if the day is unknown. */
export function publicationOf(
  item: PublicationItem,
  isPreprint: boolean,
  editors: readonly Author[],
  month: number | undefined,
): Publication {
  const named = BY_NAME.get(item.type);
  const type = isPreprint && venueOf(item) === '' && named === 'article-journal' ? 'article' : named;
  const plain = (...values: readonly string[]) => htmlToPlain(values.find((value) => value !== '') ?? '');
  const isOfSchool = type === 'thesis' || type === 'report';
  const publisher = isVenue(item.publisher) ? plain(item.publisher) : '';
  return publicationFrom({
    type,
    volume: plain(item.volume),
    ...numbersOf(item, type, isPreprint),
    publisher: isOfSchool ? '' : publisher,
    school: isOfSchool ? publisher : '',
    place: plain(item['publisher-place'], item['publisher-location']),
    editors,
    series: plain(item['collection-title']) || seriesOf(item),
    edition: plain(item.edition, item['edition-number']),
    genre: type === undefined || ISSUED.has(type) || type === 'chapter' ? '' : plain(item.genre),
    event: plain(item['event-title'], item.event?.name ?? ''),
    eventPlace: plain(item['event-place'], item.event?.location ?? ''),
    isbn: isbnIn(item.ISBN.join(' ')),
    issn: issnIn(item.ISSN.join(' ')),
    pmid: pmidIn(item.PMID, true),
    month,
  });
}

function seriesOf(item: PublicationItem): string {
  const [first = '', second] = item['container-title'];
  return isInSeries(item) && second !== undefined ? htmlToPlain(first) : '';
}

/** `number` of an article is its article number (CSL 1.0.2), unless it is an arXiv identifier. */
function numbersOf(item: PublicationItem, type: Type | undefined, isPreprint: boolean): PublicationParts {
  const [own, said] = [htmlToPlain(item['article-number']), htmlToPlain(item.number)];
  const number = isPreprint && parseArxivId(said) !== undefined ? '' : said;
  const isPart = ISSUED.has(type);
  const pages = pagesFrom(htmlToPlain(item.page));
  return {
    issue: htmlToPlain(item.issue),
    number: htmlToPlain(item['collection-number']) || (isPart ? '' : number),
    articleNumber: own || (isPart ? number : ''),
    ...Object.fromEntries(Object.entries(pages).filter(([, value]) => value !== '')),
  };
}
