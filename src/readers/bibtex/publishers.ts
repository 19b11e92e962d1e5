import type { Publication } from '../../paper/publication.ts';
import type { PublicationParts } from '../bibliography/publication.ts';
import { isVenue } from '../bibliography/reference.ts';
import type { Entry } from './entry.ts';
import { plainField } from './plain.ts';

type Names = readonly string[];

/** The fields for the publisher and for the institution, in order of preference. */
interface PublisherFields {
  readonly publisher: Names;
  readonly school: Names;
}

// A manual is a report of an organisation.
const REPORT: PublisherFields = {
  publisher: ['publisher'],
  school: ['institution', 'school', 'organization'],
};
const THESIS: PublisherFields = {
  publisher: ['publisher'],
  school: ['school', 'institution', 'organization'],
};
// In an article, `institution` is where the authors work, so it is ignored.
const PART: PublisherFields = { publisher: ['publisher', 'organization'], school: [] };
const OTHER: PublisherFields = {
  publisher: ['publisher', 'organization', 'institution', 'school'],
  school: [],
};
const PARTS = /^(?:article|chapter|entry|paper-conference|periodical|review)/;

/** Who published an entry and where, where its event took place, and the institution of a thesis or report. */
export function publisherIn({ field }: Entry, type: Publication['type']): PublicationParts {
  const { publisher, school } = publisherFieldsFor(type);
  const line = (...names: Names) => plainField(field(...names));
  const isPart = type !== undefined && PARTS.test(type);
  const named = line(...publisher);
  const [place, location] = [line('address', 'location'), line('location')];
  return {
    publisher: (isVenue(named) && named) || (isPart ? '' : wordsOf(field('howpublished'))),
    school: line(...school),
    place,
    // ACM's classes use `location` for the conference and `address` for the publisher.
    eventPlace: line('venue') || (type === 'paper-conference' && location !== place ? location : ''),
  };
}

function publisherFieldsFor(type: Publication['type']): PublisherFields {
  if (type === 'report') return REPORT;
  if (type === 'thesis') return THESIS;
  return type !== undefined && PARTS.test(type) ? PART : OTHER;
}

/** `howpublished`, unless it is an address, which becomes a link. */
function wordsOf(howPublished: string): string {
  if (/\\url\b|\bhttps?:|\bwww\./i.test(howPublished)) return '';
  const words = plainField(howPublished);
  return isVenue(words) ? words : '';
}
