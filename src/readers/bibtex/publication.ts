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

/** The title of the entry's journal, book or proceedings; empty if there is none. */
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
 * The publication of an entry beyond its venue, from the fields of BibTeX (btxdoc, section 3.2) and biblatex
 * (manual, section 2.2). `isPreprint`: the entry is on arXiv. `month` is passed only if the day is unknown.
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
    // For the books in it, the title of a work in several volumes is a series.
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

/**
 * `number` is the issue of a journal, or of proceedings that appear like one. For reports and books in a
 * series it is their number.
 */
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
