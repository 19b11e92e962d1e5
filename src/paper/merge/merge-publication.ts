import type { Paper } from '../schema.ts';
import { rankOf } from '../sources.ts';
import { compareLocators, locatorsOf } from './locators.ts';
import { byCodeUnits, mergeObjects, optional, stableJson } from './merge-strategies.ts';
import { haveSameVenue, yearsApart } from './record-matching.ts';

/** Where a paper was published. These fields are merged together, never one by one. */
type PublishedIn = Pick<Paper, 'venue' | 'publication'>;

type PickValue = <T>(a: T | undefined, b: T | undefined) => T | undefined;

const JOURNALS = new Set(['article-journal', 'article-magazine', 'article-newspaper', 'review']);
const UNPUBLISHED = new Set([
  'article',
  'manuscript',
  'report',
  'thesis',
  'webpage',
  'post-weblog',
  'speech',
]);
// Fields that do not describe the venue.
const NOT_ABOUT_VENUE = new Set(['type', 'month', 'pmid']);

/**
 * Whether two records of one paper describe different publications, such as a conference paper and its
 * journal version. Then no field of one may fill a gap of the other.
 */
export function arePublishedSeparately(a: Paper, b: Paper): boolean {
  if (isEmpty(a) || isEmpty(b)) return false;
  if (compareLocators(locatorsOf(a), locatorsOf(b)).differ) return true;
  if (a.publication === undefined && b.publication === undefined) return false;
  const oneVenue = haveSameVenue(a, b);
  if (oneVenue !== undefined) return !oneVenue;
  const [type, otherType] = [a.publication?.type, b.publication?.type];
  return yearsApart(a, b) > 1 || (type !== undefined && otherType !== undefined && type !== otherType);
}

/**
 * Merges venue and publication: all fields of both if they describe one publication, else only those of
 * `winner`.
 */
export function mergePublished(
  a: Paper,
  b: Paper,
  winner: Paper,
  settle: { readonly text: PickValue; readonly other: PickValue },
): PublishedIn {
  if (arePublishedSeparately(a, b)) {
    const loser = winner === a ? b : a;
    // A preprint's first day may be years before the publication that its citation describes.
    const name = isCitation(loser) ? venueNameBefore(winner, loser.venue) : undefined;
    return publishedOf(winner.venue ?? name, winner.publication);
  }
  // The record with locators is trusted for the type and the name of the venue.
  if (hasFacts(a) !== hasFacts(b)) {
    const [known, other] = hasFacts(a) ? [a, b] : [b, a];
    const publication = mergeObjects(known.publication, other.publication, (one, two) => one ?? two);
    return publishedOf(known.venue ?? venueBeside(known, other), publication);
  }
  const publication = mergeObjects(a.publication, b.publication, settle.other);
  return publishedOf(settle.text(a.venue, b.venue), publication);
}

/**
 * Whether the venue of a paper may be a whole citation, as arXiv's journal references are: `J. Gadg. 27 (2006) 100`. Such a
 * venue must not be combined with the volume and the pages of another record.
 */
export function isCitation(paper: Paper): boolean {
  return paper.venue !== undefined && !hasFacts(paper) && paper.sources.some((name) => /^arxiv-/u.test(name));
}

/** Labels and punctuation in a citation between the venue's name and the volume or page. */
const LABEL = /[\s,;:.([]*(?:\b(?:vol(?:ume)?|no|nr|pp?|pages?|art(?:icle)?)\b\.?[\s,;:([]*)*$/iu;

/** The venue for a record that has locators but no venue. */
function venueBeside(known: PublishedIn, other: Paper): string | undefined {
  return isCitation(other) && locatorsIn(known).length > 0
    ? venueNameBefore(known, other.venue)
    : other.venue;
}

/** The name in a citation before a known volume, page or number; `undefined` if none of them is in the citation. */
function venueNameBefore(known: PublishedIn, citation = ''): string | undefined {
  const ends = locatorsIn(known).flatMap((place) => indexOfWord(citation, place) ?? []);
  if (ends.length === 0) return undefined;
  const name = citation.slice(0, Math.min(...ends));
  const label = LABEL.exec(name)?.[0] ?? '';
  // The full stop of `Gadg.` belongs to the name.
  const end = name.length - label.length + (label.startsWith('.') ? 1 : 0);
  return end > 1 ? name.slice(0, end) : undefined;
}

function locatorsIn({ publication = {} }: PublishedIn): string[] {
  const { volume, pages, articleNumber } = publication;
  return [volume, pages?.split(/[-,]/u)[0], articleNumber].filter((place) => place !== undefined);
}

function indexOfWord(text: string, word: string): number | undefined {
  return Array.from(text.matchAll(/[\p{L}\p{N}]+/gu)).find(([found]) => found === word)?.index;
}

/**
 * Sorts two papers by which publication is kept if they differ. First comes the one with details beyond the
 * venue's name; then by the trust in the source, a DOI, a journal, and the number of fields.
 */
export function byPublication(a: Paper, b: Paper): readonly [Paper, Paper] {
  const [one, other] = [weightOf(a), weightOf(b)];
  const at = one.findIndex((amount, index) => amount !== other[index]);
  const difference = at < 0 ? byCodeUnits(textOf(a), textOf(b)) : (other[at] ?? 0) - (one[at] ?? 0);
  return difference <= 0 ? [a, b] : [b, a];
}

function weightOf(paper: Paper): readonly number[] {
  const { publication = {}, doi, sources, venue } = paper;
  const { type } = publication;
  const kind = type === undefined ? 1 : JOURNALS.has(type) ? 3 : UNPUBLISHED.has(type) ? 0 : 2;
  return [
    hasFacts(paper) ? 1 : 0,
    trustIn(rankOf(sources)),
    doi === undefined ? 0 : 1,
    kind,
    Object.keys(publication).length + (venue === undefined ? 0 : 1),
  ];
}

/** 2 for archives and anthologies, 1 for bibliographies of any format, 0 for all others. */
function trustIn(rank: number): number {
  return rank >= 50 ? 2 : rank >= 30 ? 1 : 0;
}

/** Whether a publication has more than the name of a venue. */
function hasFacts({ publication = {} }: PublishedIn): boolean {
  return Object.keys(publication).some((key) => !NOT_ABOUT_VENUE.has(key));
}

function isEmpty(published: PublishedIn): boolean {
  return published.venue === undefined && !hasFacts(published);
}

function publishedOf(venue: Paper['venue'], publication: Paper['publication']): PublishedIn {
  return { ...optional('venue', venue), ...optional('publication', publication) };
}

function textOf({ venue, publication, published, year }: Paper): string {
  return stableJson([venue ?? null, publication ?? null, published ?? year ?? null]);
}
