import { pageSpan } from '../page-ranges.ts';
import type { CitedWork } from '../publication.ts';
import { placeOfType } from '../work-types.ts';
import { MAX_AUTHORS_IN_HEAD } from './citation-meta.ts';
import { type Json, personOf } from './schema-person.ts';

type Properties = Record<string, Json>;

/** Where and how a work came out: its pages, its publisher, and the issue or the book that it is a part of. */
export function publishedAs(work: CitedWork): Properties {
  const { type, school, publisher } = work;
  const isThesis = type === 'thesis' && school !== undefined;
  const body = isThesis ? publisher : (publisher ?? school);
  return {
    ...pagesOf(work),
    ...(isThesis && { sourceOrganization: organization(school) }),
    ...(type === 'thesis' && named('inSupportOf', work.genre)),
    ...(type === 'report' && named('reportNumber', work.number)),
    ...(body !== undefined && { publisher: organization(body, work.place) }),
    ...partOf(work),
  };
}

function pagesOf({ pages }: CitedWork): Properties {
  if (pages === undefined) return {};
  const { first, last } = pageSpan(pages);
  return { pagination: pages, pageStart: first, ...named('pageEnd', last) };
}

function partOf(work: CitedWork): Properties {
  const place = placeOfType(work.type);
  if (work.container !== undefined && place === 'periodical') {
    return { isPartOf: issueOf(work, work.container), ...editorsOf(work) };
  }
  if (work.container !== undefined && place === 'book') {
    return { isPartOf: { '@type': bookTypeOf(work), name: work.container, ...bookOf(work) } };
  }
  return work.type === 'article' || work.type === 'document' ? editorsOf(work) : bookOf(work);
}

/**
 * The issue, its volume and its periodical, as far as they are known (https://schema.org/PublicationIssue).
 */
function issueOf({ issue, volume, issn }: CitedWork, name: string): Json {
  const periodical = { '@type': 'Periodical', name, ...named('issn', issn) };
  const inVolume =
    volume === undefined
      ? periodical
      : { '@type': 'PublicationVolume', volumeNumber: volume, isPartOf: periodical };
  return issue === undefined
    ? inVolume
    : { '@type': 'PublicationIssue', issueNumber: issue, isPartOf: inVolume };
}

function bookTypeOf({ volume }: CitedWork): Json {
  return volume === undefined ? 'Book' : ['Book', 'PublicationVolume'];
}

function bookOf(work: CitedWork): Properties {
  return {
    ...editorsOf(work),
    ...named('bookEdition', work.edition),
    ...named('volumeNumber', work.volume),
    ...named('isbn', work.isbn),
    ...named('issn', work.isbn === undefined ? work.issn : undefined),
    ...(work.series !== undefined && { isPartOf: seriesOf(work, work.series) }),
  };
}

function seriesOf({ number, type }: CitedWork, name: string): Json {
  const series = { '@type': 'BookSeries', name };
  if (number === undefined || type === 'report') return series;
  return { '@type': 'PublicationVolume', volumeNumber: number, isPartOf: series };
}

function editorsOf({ editors }: CitedWork): Properties {
  return editors === undefined ? {} : { editor: editors.slice(0, MAX_AUTHORS_IN_HEAD).map(personOf) };
}

function organization(name: string, address?: string): Json {
  return { '@type': 'Organization', name, ...named('address', address) };
}

function named(name: string, value: string | undefined): Properties {
  return value === undefined ? {} : { [name]: value };
}
