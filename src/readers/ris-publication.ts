import type { Publication } from '../paper/publication.ts';
import type { Author } from '../paper/schema.ts';
import { htmlToPlain } from './html-fields.ts';
import { isbnIn, issnIn, type PublicationParts, pagesFrom, pmidIn, publicationFrom } from './publication.ts';
import { isVenue } from './reference.ts';

type Type = NonNullable<Publication['type']>;

/** What the tags of a reference say: all their values in order, and the first that says something. */
export interface RisFields {
  readonly all: (...tags: readonly string[]) => string[];
  readonly first: (...tags: readonly string[]) => string;
}

// https://en.wikipedia.org/wiki/RIS_(file_format)#Type_of_reference; of what CSL knows no type, `document` is said.
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
// What may be no more than a preprint.
const LOOSE: ReadonlySet<Type | undefined> = new Set([
  'article-journal',
  'document',
  'manuscript',
  'webpage',
  undefined,
]);
const WHOLE: ReadonlySet<Type | undefined> = new Set(['book', 'report', 'thesis', 'patent', 'standard']);

/** The title of the journal, the proceedings or the book in which a reference stands; `T2` of a book is that of a series. */
export function venueOf(fields: RisFields): string {
  const type = BY_KIND.get(kindOf(fields));
  const tags =
    WHOLE.has(type) || type === 'speech' ? ['JO', 'JF'] : ['JF', 'T2', 'JO', 'JA', 'BT', 'J2', 'J1'];
  const venue = htmlToPlain(fields.first(...(isOfConference(type) ? ['C3'] : []), ...tags));
  return isVenue(venue) ? venue : '';
}

function kindOf({ first }: RisFields): string {
  return first('TY').toUpperCase();
}

/** Whether the authors of a reference are the editors of the book. */
export function isEdited(fields: RisFields): boolean {
  return kindOf(fields) === 'EDBOOK';
}

/**
 * What a reference says of its publication beyond its venue. `isPreprint` says that it is on arXiv, `month` is given where
 * no day is known, `nameOf` reads a name.
 */
export function publicationOf(
  fields: RisFields,
  isPreprint: boolean,
  month: number | undefined,
  nameOf: (value: string) => Author | undefined,
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
    editors: editorsOf(fields, type)
      .map(nameOf)
      .filter((editor) => editor !== undefined),
    series: line('T3') || (type === 'book' || type === 'report' ? line('T2') : ''),
    edition: isPart(type) ? '' : line('ET'),
    event: eventOf(fields, type, venue),
    isbn: isbnIn(standard),
    issn: issnIn(standard.replace(isbnIn(standard), '')),
    pmid: pmidOf(fields),
    month,
  });
}

function isPart(type: Type | undefined): boolean {
  return type !== undefined && /^article|^periodical/.test(type);
}

/** What the specification of 2011 gives tags of their own: `C3` are the proceedings, and `T2` is the conference. */
function isOfConference(type: Type | undefined): boolean {
  return type === 'paper-conference' || type === 'speech';
}

/** A talk stands in no proceedings; of a paper `T2` may be their title once more. */
function eventOf({ first }: RisFields, type: Type | undefined, venue: string): string {
  const isEvent = type === 'speech' || (type === 'paper-conference' && first('C3') !== '');
  const event = isEvent ? htmlToPlain(first('T2')) : '';
  return event === venue ? '' : event;
}

/** Where `C1` says where the publisher of proceedings is, `CY` says where the conference was, as it does of a talk. */
function placesOf({ first }: RisFields, type: Type | undefined): PublicationParts {
  const [city, place] = [htmlToPlain(first('CY', 'PP')), htmlToPlain(first('C1'))];
  if (!isOfConference(type)) return { place: city };
  return type === 'paper-conference' && place === '' ? { place: city } : { place, eventPlace: city };
}

// What EndNote and others write in `M3` of an article or a chapter is what kind of reference it is, or a DOI.
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

/** Volume, issue and number, and the kind of the work, which a thesis may say where others have the volume. */
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

/** `SP` may hold the whole range, `EP` too; it may be said twice, or only with the figures that change. */
function pagesOf({ first, all }: RisFields, type: Type | undefined): PublicationParts {
  const [start, end = ''] = [pagesFrom(first('SP')), ...all('EP').map((page) => pagesFrom(page).pages)];
  const number = isPart(type) || type === 'paper-conference' ? htmlToPlain(first('C7')) : '';
  const from = start.pages ?? '';
  if (start.articleNumber !== undefined || from === '') {
    const own = start.articleNumber ?? number;
    return { articleNumber: own, ...(end !== '' && end !== own && pagesFrom(end)) };
  }
  const isRange = from.includes('-') || end === '' || end === from;
  const range = end.startsWith(`${from}-`) ? end : `${from}-${inFull(end, from)}`;
  return { articleNumber: number, pages: isRange ? from : range };
}

/** `131` of `123` to `31`. */
function inFull(end: string, start: string): string {
  const isShort = /^\d+$/.test(start) && /^\d+$/.test(end) && end.length < start.length;
  return isShort ? start.slice(0, -end.length) + end : end;
}

/** `ED` always; `A2` of a whole book with authors is who edits its series, and `A3` who edits the book. */
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
