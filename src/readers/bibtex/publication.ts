import type { Publication } from '../../paper/publication.ts';
import {
  isbnIn,
  issnIn,
  type PublicationParts,
  pagesFrom,
  pmidIn,
  publicationFrom,
  withSubtitle,
} from '../bibliography/publication.ts';
import { isVenue } from '../bibliography/reference.ts';
import type { Entry } from './entry.ts';
import { journalOfMacro } from './journals.ts';
import { authorsOf } from './names.ts';
import { plainField } from './plain.ts';
import { publisherIn } from './publishers.ts';
import { genreOf, typeOf } from './types.ts';

type Type = Publication['type'];

/** The title of the journal, the book or the proceedings in which an entry stands; empty where it names none. */
export function venueIn({ field }: Entry): string {
  const journal = field('journaltitle', 'journal');
  const titleOf = (name: string) =>
    withSubtitle(plainField(field(`${name}title`)), plainField(field(`${name}subtitle`)));
  const named =
    journalOfMacro(journal) ?? withSubtitle(plainField(journal), plainField(field('journalsubtitle')));
  const venue = named || titleOf('book') || titleOf('main');
  return isVenue(venue) ? venue : '';
}

/**
 * What an entry says of its publication beyond its venue, in the fields of BibTeX (btxdoc, section 3.2) and of biblatex
 * (manual, section 2.2); `isPreprint` says that it is on arXiv, `month` is given where no day is known.
 */
export function publicationIn(entry: Entry, isPreprint: boolean, month: number | undefined): Publication {
  const { field } = entry;
  const venue = venueIn(entry);
  const type = typeOf(entry, venue, isPreprint);
  const line = (...names: readonly string[]) => plainField(field(...names));
  return publicationFrom({
    type,
    ...(type === 'article' && venue === '' ? {} : { volume: line('volume'), ...numberIn(entry, type) }),
    ...pagesIn(entry),
    ...publisherIn(entry, type),
    editors: authorsOf(field('editor', 'editors')).authors,
    // The title of a work in several volumes is that of a series to the books in it.
    series: line('series') || (field('booktitle') === '' ? '' : line('maintitle')),
    edition: line('edition'),
    genre: genreOf(entry, type, line('type')),
    event: line('eventtitle'),
    isbn: isbnIn(line('isbn')) || line('isbn'),
    issn: issnIn(line('issn')) || line('issn'),
    pmid: pmidOf(entry),
    month,
  });
}

const ISSUED: ReadonlySet<Type> = new Set([
  'article',
  'article-journal',
  'article-magazine',
  'article-newspaper',
  'periodical',
  'review',
]);

/** `number` is the issue of a journal, also of proceedings that appear like one; it counts reports, and books in a series. */
function numberIn({ field }: Entry, type: Type): PublicationParts {
  const numbers = new Set(
    [plainField(field('number')), plainField(field('issue'))].filter((number) => number !== ''),
  );
  const written = [...numbers].join(', ');
  const isIssue = ISSUED.has(type) || (type === 'paper-conference' && field('series') === '');
  return isIssue ? { issue: written } : { number: written };
}

function pagesIn({ field }: Entry): PublicationParts {
  const [pages, eid] = [plainField(field('pages')), plainField(field('eid', 'articleno', 'article-number'))];
  const isPlace = (value: string) => !/^arxiv\b/i.test(value);
  return {
    ...(isPlace(eid) && { articleNumber: eid }),
    ...(pages !== '' && isPlace(pages) && pagesFrom(pages)),
  };
}

function pmidOf({ ownField }: Entry): string {
  const isPubMed = /^pubmed$/i.test(ownField('eprinttype', 'archiveprefix'));
  return pmidIn(ownField('pmid'), true) || (isPubMed ? pmidIn(ownField('eprint'), true) : '');
}
