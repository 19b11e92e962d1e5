import { createHash } from 'node:crypto';
import { effectiveDateOf } from '../effective-date.ts';
import { normalizeTitle } from '../identifiers/identifiers.ts';
import type { Paper } from '../schema.ts';
import { compareLocators, locatorsOf } from './locators.ts';
import { stableJson } from './merge-strategies.ts';
import { isRecurringTitle } from './recurring-titles.ts';
import { sameAuthors, shareAnAuthor } from './same-people.ts';
import { isSameVenue } from './same-venue.ts';

/** The fields about the publication of a paper. */
type Published = Pick<Paper, 'venue' | 'publication'>;

/** The most years between a preprint or conference paper and its last version. */
const MOST_YEARS_APART = 6;

/**
 * Whether two records with the same title and no common identifier can be one paper: they have the same authors, and no
 * contradiction. In one venue, another volume, issue or first page is a contradiction; between venues, too many years are.
 * If a record has no authors, the two must also agree in where or when they were published.
 */
export function canBeSamePaper(a: Paper, b: Paper): boolean {
  const samePeople = sameAuthors(a.authors, b.authors);
  if (samePeople === false || isPublishedElsewhere(a, b)) return false;
  return samePeople === true || isConfirmed(a, b);
}

/**
 * Whether two records with the same DOI are one paper: their titles agree or they share an author. Chapters
 * may have the DOI of their book, and articles that of a publisher's template.
 */
export function isSamePaperByDoi(a: Paper, b: Paper): boolean {
  if (titlesAgree(a.title, b.title)) return true;
  if (!shareAnAuthor(a.authors, b.authors)) return false;
  return haveSameVenue(a, b) !== true || !compareLocators(locatorsOf(a), locatorsOf(b)).differ;
}

/**
 * The similarity of two records for which {@link canBeSamePaper} holds, as numbers to compare in order;
 * higher is better: whether the venue is the same, the number of locators alike, and the years between them
 * (negative).
 */
export function similarity(a: Paper, b: Paper): readonly number[] {
  const { alike } = compareLocators(locatorsOf(a), locatorsOf(b));
  return [haveSameVenue(a, b) === true ? 1 : 0, alike, -yearsApart(a, b)];
}

/** Whether two records have the same venue; `undefined` if one has none. */
export function haveSameVenue(a: Published, b: Published): boolean | undefined {
  const [one, other] = [containerOf(a), containerOf(b)];
  const [report, otherReport] = [isReport(a.publication), isReport(b.publication)];
  if (report !== otherReport && a.publication?.type !== undefined && b.publication?.type !== undefined) {
    return false;
  }
  if (one === undefined || other === undefined) return undefined;
  const issn = a.publication?.issn;
  return (issn !== undefined && issn === b.publication?.issn) || isSameVenue(one, other);
}

/** An id for a paper whose title id is taken: with a digest of authors, year, venue and publication added. */
export function distinctId(paper: Paper): string {
  return `${paper.id}-${createHash('sha256').update(distinguishingFacts(paper)).digest('hex').slice(0, 12)}`;
}

/**
 * The facts that distinguish a paper from others of its title, as text: authors, date, venue and publication.
 */
export function distinguishingFacts(paper: Paper): string {
  const { authors = [], published, year, venue, publication } = paper;
  const names = authors.map(({ name }) => normalizeTitle(name));
  return stableJson([names, published ?? year ?? null, venue ?? null, publication ?? null]);
}

/**
 * The contradictions between two records of one paper, as clauses for a warning. Merging resolves them by the
 * rank of the sources.
 */
export function disagreements(a: Paper, b: Paper): string[] {
  const found: string[] = [];
  if (a.doi !== undefined && b.doi !== undefined && a.doi !== b.doi) {
    found.push(`its DOI is ${a.doi} or ${b.doi}`);
  }
  if (titleMatchKey(a) !== titleMatchKey(b)) found.push(`its title is “${a.title}” or “${b.title}”`);
  // A journal's version comes later than the conference's.
  if (yearsApart(a, b) > 1 && haveSameVenue(a, b) !== false) {
    found.push(`it was published on ${a.published ?? a.year} or ${b.published ?? b.year}`);
  }
  return found;
}

/**
 * The key by which titles are matched: the normalized title without spaces and without TeX's font commands. A source that
 * has lost the dollars of a formula has lost the spaces around it too, and perhaps the fonts. (The search index has a title
 * key of its own.)
 */
export function titleMatchKey({ title }: Pick<Paper, 'title'>): string {
  return normalizeTitle(title.replace(/\\(?:math[a-z]{2,5}|text[a-z]{0,2})\b/gu, '')).replaceAll(' ', '');
}

/** Whether the two contradict each other in place or time of publication. */
function isPublishedElsewhere(a: Paper, b: Paper): boolean {
  const oneVenue = haveSameVenue(a, b);
  const years = yearsApart(a, b);
  const [one, other] = [locatorsOf(a), locatorsOf(b)];
  if (oneVenue === true) {
    const { alike, differ } = compareLocators(one, other);
    // Years have more typing errors than locators. Without common locators, only the year distinguishes two
    // works.
    return differ || years > (alike > 0 ? MOST_YEARS_APART : 1);
  }
  if (oneVenue === undefined && compareLocators({ ...one, page: undefined }, other).differ) return true;
  const isNamed = containerOf(a) !== undefined || containerOf(b) !== undefined;
  return years > MOST_YEARS_APART || (isNamed && isRecurringTitle(a.title));
}

/** Whether two records of one title, at least one without authors, have enough in common to be one paper. */
function isConfirmed(a: Paper, b: Paper): boolean {
  const oneVenue = haveSameVenue(a, b);
  if (oneVenue === false) return false;
  const [one, other] = [locatorsOf(a), locatorsOf(b)];
  const isPlaced = [...Object.values(one), ...Object.values(other)].some((place) => place !== undefined);
  if (oneVenue === undefined && containerOf(a) === containerOf(b) && !isPlaced) return yearsApart(a, b) <= 1;
  const [when, whenOther] = [effectiveDateOf(a), effectiveDateOf(b)].map((date) => date?.slice(0, 4));
  if (oneVenue === undefined) {
    return when !== undefined && whenOther !== undefined && Math.abs(Number(when) - Number(whenOther)) <= 1;
  }
  if (yearsApart(a, b) > 0) return false;
  if (isPlaced) return compareLocators(one, other).alike > 0;
  return when !== undefined && when === whenOther;
}

/** The container of a paper: its venue, else the school or publisher of a report or thesis. */
function containerOf({ venue, publication }: Published): string | undefined {
  if (venue !== undefined) return venue;
  return isReport(publication) ? (publication?.school ?? publication?.publisher) : undefined;
}

function isReport(publication: Paper['publication']): boolean {
  return publication?.type === 'report' || publication?.type === 'thesis';
}

/** Whether two titles are equal, or one lacks the subtitle, or they share three quarters of their words. */
function titlesAgree(a: string, b: string): boolean {
  if (titleMatchKey({ title: a }) === titleMatchKey({ title: b })) return true;
  const [one, other] = [a, b].map((title) => normalizeTitle(title).split(' '));
  if (one === undefined || other === undefined) return false;
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (short.length > 1 && short.every((word, index) => word === long[index])) return true;
  const shared = new Set(short.filter((word) => long.includes(word))).size;
  return shared / new Set([...short, ...long]).size >= 0.75;
}

/** The years between the publication of two papers; 0 if one is not known. */
export function yearsApart(a: Paper, b: Paper): number {
  const [one, other] = [a, b].map(({ published, year }) =>
    published === undefined ? year : Number(published.slice(0, 4)),
  );
  return one === undefined || other === undefined ? 0 : Math.abs(one - other);
}
