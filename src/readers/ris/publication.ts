import type { Publication } from '../../paper/publication.ts';
import type { Author } from '../../paper/schema.ts';
import { htmlToPlain } from '../bibliography/html-fields.ts';
import {
  isbnIn,
  issnIn,
  type PublicationParts,
  pmidIn,
  publicationFrom,
} from '../bibliography/publication.ts';
import { isVenue } from '../bibliography/reference.ts';
import { editorsOf } from './contributors.ts';
import type { RisFields } from './fields.ts';
import { numbersOf } from './numbers.ts';
import { pagesOf } from './pages.ts';
import { isOfConference, isPart, type Type, typeOf, WHOLE } from './types.ts';

// Types that may be preprints.
const LOOSE: ReadonlySet<Type | undefined> = new Set([
  'article-journal',
  'document',
  'manuscript',
  'webpage',
  undefined,
]);

/** The title of the reference's journal, proceedings or book. In a book, `T2` is the series. */
export function venueOf(fields: RisFields): string {
  const type = typeOf(fields);
  const isAlone = WHOLE.has(type) || type === 'speech';
  const tags = isAlone ? ['JO', 'JF'] : ['JF', 'T2', 'JO', 'JA', 'BT', 'J2', 'J1'];
  const venue = htmlToPlain(fields.first(...(isOfConference(type) ? ['C3'] : []), ...tags));
  return isVenue(venue) ? venue : '';
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
  const [known, venue] = [typeOf(fields), venueOf(fields)];
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

function pmidOf({ all }: RisFields): string {
  const isPubMed = all('DB', 'DP').some((base) => /\b(?:pubmed|medline|nlm)\b/i.test(base));
  const found = [
    ...all('AN').map((value) => pmidIn(value, isPubMed)),
    ...all('N1', 'M1', 'M2').map((value) => pmidIn(value, false)),
  ];
  return found.find((pmid) => pmid !== '') ?? '';
}
