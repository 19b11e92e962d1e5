import type { Publication } from '../../paper/publication.ts';
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

/** Access to the tags of a reference: all their values in order, or the first that is not empty. */
export interface RisFields {
  readonly all: (...tags: readonly string[]) => string[];
  readonly first: (...tags: readonly string[]) => string;
}

// https://en.wikipedia.org/wiki/RIS_(file_format)#Type_of_reference; types without a CSL type become
// `document`.
const KINDS: readonly (readonly [type: Type, kinds: string])[] = [
  ['article-journal', 'JOUR EJOUR ABST INPR'],
  ['article-magazine', 'MGZN'],
  ['article-newspaper', 'NEWS'],
  ['book', 'BOOK WHOLE EBOOK EDBOOK CLSWK ANCIENT CTLG PAMP SER'],
  ['chapter', 'CHAP ECHAP'],
  ['dataset', 'DATA DBASE AGGR'],
  ['document', 'GEN ADVS ART BILL CASE CHART EQUA FIGURE GRNT HEAR ICOMM LEGAL MAP MULTI PCOMM STAT UNBILL'],
  ['entry-dictionary', 'DICT'],
  ['entry-encyclopedia', 'ENCYC'],
  ['manuscript', 'UNPB UNPD MANSCPT'],
  ['motion_picture', 'MPCT VIDEO'],
  ['paper-conference', 'CONF CPAPER'],
  ['patent', 'PAT'],
  ['periodical', 'JFULL'],
  ['post-weblog', 'BLOG'],
  ['report', 'RPRT GOVDOC'],
  ['software', 'COMP'],
  ['song', 'MUSIC SOUND'],
  ['speech', 'SLIDE'],
  ['standard', 'STAND'],
  ['thesis', 'THES'],
  ['webpage', 'ELEC WEB'],
];
const BY_KIND: ReadonlyMap<string, Type> = new Map(
  KINDS.flatMap(([type, kinds]) => kinds.split(' ').map((kind) => [kind, type] as const)),
);
// Types that may be preprints.
const LOOSE: ReadonlySet<Type | undefined> = new Set([
  'article-journal',
  'document',
  'manuscript',
  'webpage',
  undefined,
]);
const WHOLE: ReadonlySet<Type | undefined> = new Set(['book', 'report', 'thesis', 'patent', 'standard']);

/** The title of the reference's journal, proceedings or book. In a book, `T2` is the series. */
export function venueOf(fields: RisFields): string {
  const type = BY_KIND.get(kindOf(fields));
  const isAlone = WHOLE.has(type) || type === 'speech';
  const tags = isAlone ? ['JO', 'JF'] : ['JF', 'T2', 'JO', 'JA', 'BT', 'J2', 'J1'];
  const venue = htmlToPlain(fields.first(...(isOfConference(type) ? ['C3'] : []), ...tags));
  return isVenue(venue) ? venue : '';
}

function kindOf({ first }: RisFields): string {
  return first('TY').toUpperCase();
}

/** The tags with the authors. In an edited book, these tags name its editors. */
export function authorTagsOf(fields: RisFields): string[] {
  return isEdited(fields) ? [] : ['AU', 'A1'];
}

function isEdited(fields: RisFields): boolean {
  return kindOf(fields) === 'EDBOOK';
}

/**
 * The publication of a reference beyond its venue. `isPreprint`: it is on arXiv. `month` is passed only if
 * the day is unknown. `namesIn` parses names.
 */
export function publicationOf(
  fields: RisFields,
  isPreprint: boolean,
  month: number | undefined,
  namesIn: (values: readonly string[]) => readonly Author[],
): Publication {
  const { all, first } = fields;
  const [known, venue] = [BY_KIND.get(kindOf(fields)), venueOf(fields)];
  const isCalledSo = known === 'manuscript' && /^preprint$/i.test(first('M3'));
  const type = isCalledSo || (isPreprint && venue === '' && LOOSE.has(known)) ? 'article' : known;
  const line = (...tags: readonly string[]) => htmlToPlain(first(...tags));
  const isOfSchool = type === 'thesis' || type === 'report';
  const standard = all('SN').join(' ');
  return publicationFrom({
    type,
    ...(type === 'article' && venue === '' ? {} : numbersOf(fields, type)),
    ...pagesOf(fields, type),
    publisher: isOfSchool || !isVenue(line('PB')) ? '' : line('PB'),
    school: isOfSchool ? line('PB') : '',
    ...placesOf(fields, type),
    editors: namesIn(editorsOf(fields, type)),
    series: line('T3') || (type === 'book' || type === 'report' ? line('T2') : ''),
    edition: isPart(type) ? '' : line('ET'),
    event: isEventIn(fields, type) && line('T2') !== venue ? line('T2') : '',
    isbn: isbnIn(standard),
    issn: issnIn(standard.replace(isbnIn(standard), '')),
    pmid: pmidOf(fields),
    month,
  });
}

function isPart(type: Type | undefined): boolean {
  return type !== undefined && /^article|^periodical/.test(type);
}

/** Types for which the specification of 2011 uses `C3` for the proceedings and `T2` for the conference. */
function isOfConference(type: Type | undefined): boolean {
  return type === 'paper-conference' || type === 'speech';
}

/**
 * Whether `T2` is the event. Without `C3`, which few programs write, `T2` is the proceedings of a paper but
 * the event of a talk.
 */
function isEventIn({ first }: RisFields, type: Type | undefined): boolean {
  return type === 'speech' || (isOfConference(type) && first('C3') !== '');
}

/** If `C1` gives the publisher's place, `CY` gives the conference's. */
function placesOf({ first }: RisFields, type: Type | undefined): PublicationParts {
  const [city, place] = [
    htmlToPlain(first('CY', 'PP')),
    isOfConference(type) ? htmlToPlain(first('C1')) : '',
  ];
  return place === '' && type !== 'speech' ? { place: city } : { place, eventPlace: city };
}

// Types with a genre in `M3`. In articles and chapters, EndNote and others write the reference type or a DOI
// there.
const WITH_GENRE: ReadonlySet<Type | undefined> = new Set([
  'thesis',
  'report',
  'patent',
  'manuscript',
  'document',
  'software',
  'dataset',
  'speech',
  'webpage',
  'standard',
]);

/** Volume, issue, number and genre. A thesis may have its genre in the tag for the volume. */
function numbersOf({ first }: RisFields, type: Type | undefined): PublicationParts {
  const line = (...tags: readonly string[]) => htmlToPlain(first(...tags));
  const [volume, issue, genre] = [line('VL'), line('IS', 'CP'), WITH_GENRE.has(type) ? line('M3') : ''];
  const isKind = type === 'thesis' && !/\d/.test(volume);
  if (isPart(type) || type === undefined) return { volume, issue };
  if (type === 'paper-conference') return { volume, issue, number: line('SV') };
  const number = isbnIn(first('SN')) === '' && issnIn(first('SN')) === '' ? line('SN') : '';
  return {
    volume: isKind ? '' : volume,
    number: line('SV') || issue || (WHOLE.has(type) ? number : '') || withoutArxiv(line('M1')),
    genre: genre.startsWith('10.') ? '' : genre || (isKind ? volume : ''),
  };
}

function withoutArxiv(value: string): string {
  return /arxiv/i.test(value) ? '' : value;
}

/** The range may stand in `SP`, in `EP` or in both, and `EP` may have only the digits that differ. */
function pagesOf({ first, all }: RisFields, type: Type | undefined): PublicationParts {
  const [start = '', end = ''] = [first('SP'), all('EP')[0]].map((page = '') => spanOf(page));
  const isNumbered = isPart(type) || type === 'paper-conference';
  const number = { articleNumber: isNumbered ? htmlToPlain(first('C7')) : '' };
  if (start === '' || end === '' || end === start || start.includes('-'))
    return { ...number, ...said(pagesFrom(start || end)) };
  const range = end.startsWith(`${start}-`) ? end : `${start}-${inFull(end, start)}`;
  return { ...number, ...said(pagesFrom(range)) };
}

/** One field of pages, with plain hyphens. */
function spanOf(written: string): string {
  const { pages, articleNumber } = pagesFrom(htmlToPlain(written));
  return articleNumber ?? pages ?? '';
}

function said(parts: PublicationParts): PublicationParts {
  return Object.values(parts).every((value) => value === '') ? {} : parts;
}

/** Completes an abbreviated last page: `131` for `123` and `31`. */
function inFull(end: string, start: string): string {
  const isShort = /^\d+$/.test(start) && /^\d+$/.test(end) && end.length < start.length;
  return isShort ? start.slice(0, -end.length) + end : end;
}

/**
 * The editors: `ED`, and `A2` unless the work is a whole book with authors, where `A2` has the editors of the
 * series and `A3` those of the book.
 */
function editorsOf(fields: RisFields, type: Type | undefined): string[] {
  const authors = fields.all('AU', 'A1');
  if (isEdited(fields)) return [...authors, ...fields.all('ED')];
  const isWhole = WHOLE.has(type);
  const others = [...(isWhole && authors.length > 0 ? [] : ['A2']), ...(isWhole ? ['A3'] : [])];
  return [...new Set([...fields.all('ED'), ...fields.all(...others)])];
}

function pmidOf({ all }: RisFields): string {
  const isPubMed = all('DB', 'DP').some((base) => /\b(?:pubmed|medline|nlm)\b/i.test(base));
  const found = [
    ...all('AN').map((value) => pmidIn(value, isPubMed)),
    ...all('N1', 'M1', 'M2').map((value) => pmidIn(value, false)),
  ];
  return found.find((pmid) => pmid !== '') ?? '';
}
