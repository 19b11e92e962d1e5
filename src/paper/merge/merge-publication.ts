import type { Paper } from '../schema.ts';
import { rankOf } from '../sources.ts';
import { compareLocators, locatorsOf } from './locators.ts';
import { bySpelling, combine, present, spelled } from './merge-strategies.ts';
import { isInOneVenue, yearsApart } from './record-matching.ts';

/** Where a paper was published: what of a citation belongs together. */
type Published = Pick<Paper, 'venue' | 'publication'>;

type Settle = <T>(a: T | undefined, b: T | undefined) => T | undefined;

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
// They say nothing of the venue.
const ASIDE = new Set(['type', 'month', 'pmid']);

/**
 * Whether two records of one paper were published in different places, as a conference paper and its journal version
 * are: nothing of the one may fill a gap of the other.
 */
export function areApart(a: Paper, b: Paper): boolean {
  if (isEmpty(a) || isEmpty(b)) return false;
  if (compareLocators(locatorsOf(a), locatorsOf(b)).differ) return true;
  if (a.publication === undefined && b.publication === undefined) return false;
  const oneVenue = isInOneVenue(a, b);
  if (oneVenue !== undefined) return !oneVenue;
  const [type, otherType] = [a.publication?.type, b.publication?.type];
  return yearsApart(a, b) > 1 || (type !== undefined && otherType !== undefined && type !== otherType);
}

/** Venue and facts of the publication: of two in one place all that they know, else what stands in `winner`. */
export function unitePublished(
  a: Paper,
  b: Paper,
  winner: Paper,
  settle: { readonly text: Settle; readonly other: Settle },
): Published {
  if (areApart(a, b)) {
    const loser = winner === a ? b : a;
    // A preprint's first day is years before what its citation speaks of.
    const name = isCitation(loser) ? nameBefore(winner, loser.venue) : undefined;
    return publishedOf(winner.venue ?? name, winner.publication);
  }
  // Of what kind a work is, and what its venue is called, says who knows where it stands.
  if (hasFacts(a) !== hasFacts(b)) {
    const [known, other] = hasFacts(a) ? [a, b] : [b, a];
    const publication = combine(known.publication, other.publication, (one, two) => one ?? two);
    return publishedOf(known.venue ?? venueBeside(known, other), publication);
  }
  const publication = combine(a.publication, b.publication, settle.other);
  return publishedOf(settle.text(a.venue, b.venue), publication);
}

/**
 * Whether the venue of a paper may be a whole citation: arXiv's references to journals are, as `J. Gadg. 27 (2006) 100`.
 * No volume and no pages may stand beside it.
 */
export function isCitation(paper: Paper): boolean {
  return paper.venue !== undefined && !hasFacts(paper) && paper.sources.some((name) => /^arxiv-/u.test(name));
}

/** What stands in a citation before the volume or the page, and is no part of the name. */
const LABEL = /[\s,;:.([]*(?:\b(?:vol(?:ume)?|no|nr|pp?|pages?|art(?:icle)?)\b\.?[\s,;:([]*)*$/iu;

/** The venue for what knows of its place and not its venue. */
function venueBeside(known: Published, other: Paper): string | undefined {
  return isCitation(other) && placesIn(known).length > 0 ? nameBefore(known, other.venue) : other.venue;
}

/** The name in a citation before the volume, page or number that is known; without one of them it is another place's. */
function nameBefore(known: Published, citation = ''): string | undefined {
  const ends = placesIn(known).flatMap((place) => indexOfWord(citation, place) ?? []);
  if (ends.length === 0) return undefined;
  const name = citation.slice(0, Math.min(...ends));
  const label = LABEL.exec(name)?.[0] ?? '';
  // The full stop of `Gadg.` belongs to the name.
  const end = name.length - label.length + (label.startsWith('.') ? 1 : 0);
  return end > 1 ? name.slice(0, end) : undefined;
}

function placesIn({ publication = {} }: Published): string[] {
  const { volume, pages, articleNumber } = publication;
  return [volume, pages?.split(/[-,]/u)[0], articleNumber].filter((place) => place !== undefined);
}

function indexOfWord(text: string, word: string): number | undefined {
  return Array.from(text.matchAll(/[\p{L}\p{N}]+/gu)).find(([found]) => found === word)?.index;
}

/**
 * The two with the one first whose place of publication stays where they differ: who knows more than a venue's name, then
 * whose source is trusted more, then who has a DOI, then the journal, then who knows more.
 */
export function byPublication(a: Paper, b: Paper): readonly [Paper, Paper] {
  const [one, other] = [weightOf(a), weightOf(b)];
  const at = one.findIndex((amount, index) => amount !== other[index]);
  const difference = at < 0 ? bySpelling(textOf(a), textOf(b)) : (other[at] ?? 0) - (one[at] ?? 0);
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

/** Archives and anthologies, then bibliographies, of which no format is better than the others, then all else. */
function trustIn(rank: number): number {
  return rank >= 50 ? 2 : rank >= 30 ? 1 : 0;
}

/** Whether more is known than the name of a venue. */
function hasFacts({ publication = {} }: Published): boolean {
  return Object.keys(publication).some((key) => !ASIDE.has(key));
}

function isEmpty(published: Published): boolean {
  return published.venue === undefined && !hasFacts(published);
}

function publishedOf(venue: Paper['venue'], publication: Paper['publication']): Published {
  return { ...present('venue', venue), ...present('publication', publication) };
}

function textOf({ venue, publication, published, year }: Paper): string {
  return spelled([venue ?? null, publication ?? null, published ?? year ?? null]);
}
