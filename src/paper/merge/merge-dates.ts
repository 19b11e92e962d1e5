import type { Paper } from '../schema.ts';
import { lowest, optional } from './merge-strategies.ts';

type Listing = Pick<Paper, 'listed' | 'listedInferred'>;
type Publication = Pick<Paper, 'published' | 'publishedInferred' | 'year'>;

/** The earlier listing day of the two, and how it was inferred. A real day wins over an inferred one. */
export function listing(a: Paper, b: Paper): Listing {
  if (a.listed === undefined || b.listed === undefined) return listingOf(a.listed === undefined ? b : a);
  // A real listing day wins over one that was inferred from the day of publication.
  const listed = [a, b].filter((paper) => paper.listedInferred !== 'published');
  if (listed.length === 1 && listed[0] !== undefined) return listingOf(listed[0]);
  if (a.listed !== b.listed) return listingOf(a.listed < b.listed ? a : b);
  return listingOf(a.listedInferred === undefined ? a : b);
}

/** The listing day of a paper, and how it was inferred. */
export function listingOf(paper: Paper): Listing {
  return { ...optional('listed', paper.listed), ...optional('listedInferred', paper.listedInferred) };
}

/** The earlier day of publication of the two, a written one before an inferred one; the year if no day is known. */
export function publicationDate(a: Paper, b: Paper): Publication {
  // A year is only kept if no day is known.
  if (a.published === undefined && b.published === undefined) return optional('year', lowest(a.year, b.year));
  if (a.published === undefined || b.published === undefined)
    return publicationDateOf(a.published === undefined ? b : a);
  const written = [a, b].filter((paper) => paper.publishedInferred === undefined);
  if (written.length === 1 && written[0] !== undefined) return publicationDateOf(written[0]);
  return publicationDateOf(a.published <= b.published ? a : b);
}

/** The day of publication of a paper, and how it was inferred; the year if the day is not known. */
export function publicationDateOf(paper: Paper): Publication {
  return {
    ...optional('published', paper.published),
    ...optional('publishedInferred', paper.publishedInferred),
    ...optional('year', paper.published === undefined ? paper.year : undefined),
  };
}
