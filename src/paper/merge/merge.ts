import type { Paper } from '../schema.ts';
import { rankOf, sourceInfo } from '../sources.ts';
import { idStrength, strongerId } from './id-strength.ts';
import { listing, listingOf, publicationDate, publicationDateOf } from './merge-dates.ts';
import { fullerNames, trustedNames } from './merge-names.ts';
import { arePublishedSeparately, byPublication, isCitation, mergePublished } from './merge-publication.ts';
import {
  byCodeUnits,
  first,
  fuller,
  highest,
  lowest,
  mergeObjects,
  optional,
  union,
} from './merge-strategies.ts';

/** Picks one of two values of a field. */
type PickValue = <T>(a: T | undefined, b: T | undefined) => T | undefined;

/** Rules for fields in which two records of one paper differ. */
interface MergeRules {
  readonly text: PickValue;
  readonly names: (a: Paper['authors'], b: Paper['authors']) => Paper['authors'];
  readonly other: PickValue;
  /** Sorts the two: if they describe different publications, the first one's is kept. */
  readonly order: (a: Paper, b: Paper) => readonly [Paper, Paper];
}

/**
 * Merges two records of one paper. A field that only one of them has is kept, and the order of the two does
 * not matter:
 *
 * - `id`: arXiv, then ACL, then DOI, then title; the other becomes an alias.
 * - title, abstract and other texts: from the source of higher rank. If the ranks are equal, the fuller text
 *   (a listing may be cut off or have lost its formulas), then the one that sorts first.
 * - authors: likewise, but full names win over initials of the same people.
 * - venue, volume, pages and similar: all known fields of one publication. If a conference paper and its
 *   journal version differ, only the fields of the journal version, with its date.
 * - `listed` and `published`: the earliest day; for `published`, a written year before an inferred one.
 *   `year` is kept only if no day is known. `updated`: the latest.
 * - counts: the highest. Lists, links and sources: all of both; of two addresses for one link, that of the
 *   source of higher rank.
 *
 * Any number of records of equal rank and one publication can be merged in any order with the same result.
 * Between ranks that holds if the higher one has no gaps: a value that fills a gap then counts as a value of
 * the higher rank.
 */
export function mergePapers(a: Paper, b: Paper): Paper {
  const difference = rankOf(a.sources) - rankOf(b.sources);
  if (difference > 0) return mergeWith(a, b, BY_RANK);
  if (difference < 0) return mergeWith(b, a, BY_RANK);
  return mergeWith(a, b, BY_COMPLETENESS);
}

/**
 * Merges a record into a paper that a person has edited. Every value is kept. The record only adds missing
 * values, counts, the latest version and its day, new links and sources. A stronger id replaces the paper's own, unless it is one
 * of its aliases: then a person has chosen the other one.
 */
export function mergeIntoEdited(edited: Paper, record: Paper): Paper {
  const united = mergeWith(edited, record, KEEP_EDITED);
  const { listed, listedInferred, published: _, publishedInferred: __, year: ___, ...others } = united;
  const { venue, publication: place, ...rest } = others;
  return {
    ...rest,
    ...optional('venue', edited.venue ?? venue),
    ...optional('publication', isCitation(edited) ? edited.publication : place),
    ...(keepsId(edited, record) && idOf(edited, record, edited.id)),
    ...(edited.listed === undefined
      ? { ...optional('listed', listed), ...optional('listedInferred', listedInferred) }
      : listingOf(edited)),
    ...publicationDateOf(edited.published === undefined && edited.year === undefined ? united : edited),
    ...optional('year', edited.year),
    ...optional('keywords', edited.keywords ?? united.keywords),
    ...(edited.arxiv?.categories && { arxiv: { ...united.arxiv, categories: edited.arxiv.categories } }),
  };
}

function keepsId(edited: Paper, record: Paper): boolean {
  return edited.aliases?.includes(record.id) === true || idStrength(edited.id) >= idStrength(record.id);
}

/** Whether two papers have different ids of one strong kind, so that they are different papers even with one title. */
export function haveConflictingIds(a: Pick<Paper, 'id'>, b: Pick<Paper, 'id'>): boolean {
  return a.id !== b.id && idStrength(a.id) > 1 && idStrength(a.id) === idStrength(b.id);
}

const preferFirst: PickValue = (a, b) => a ?? b;
const preferFuller: PickValue = (a, b) => {
  if (typeof a === 'string' && typeof b === 'string') return fuller(a, b) as typeof a;
  return Array.isArray(a) && Array.isArray(b) ? (fuller(a, b) as typeof a) : first(a, b);
};

const BY_RANK: MergeRules = {
  text: preferFirst,
  names: trustedNames,
  other: preferFirst,
  order: byPublication,
};
const BY_COMPLETENESS: MergeRules = {
  text: preferFuller,
  names: fullerNames,
  other: first,
  order: byPublication,
};
const KEEP_EDITED: MergeRules = {
  text: preferFirst,
  names: preferFirst,
  other: preferFirst,
  order: (a, b) => [a, b],
};

function mergeWith(a: Paper, b: Paper, rules: MergeRules): Paper {
  const { text, names, other } = rules;
  const authors = names(a.authors, b.authors);
  const [winner, loser] = rules.order(a, b);
  const id = strongerId(a.id, b.id);
  return {
    ...idOf(a, b, id),
    title: text(a.title, b.title) ?? a.title,
    ...optional('authors', authors),
    ...optional('authorCount', authors === undefined ? highest(a.authorCount, b.authorCount) : undefined),
    ...listing(a, b),
    ...(haveOwnDates(a, b) ? publicationDate(winner, winner) : publicationDate(a, b)),
    ...optional('updated', highest(a.updated, b.updated)),
    ...optional('arxiv', arxiv(a.arxiv, b.arxiv, other)),
    ...optional('doi', arePublishedSeparately(a, b) ? (winner.doi ?? loser.doi) : other(a.doi, b.doi)),
    ...mergePublished(a, b, winner, rules),
    ...optional('license', other(a.license, b.license)),
    ...optional('links', mergeObjects(a.links, b.links, other)),
    ...optional('upvotes', highest(a.upvotes, b.upvotes)),
    ...optional('comments', highest(a.comments, b.comments)),
    ...optional('stars', highest(a.stars, b.stars)),
    ...optional('organization', other(a.organization, b.organization)),
    ...optional('authorComment', text(a.authorComment, b.authorComment)),
    ...optional('keywords', union(a.keywords, b.keywords)),
    ...optional('topics', union(a.topics, b.topics)),
    sources: [...new Set([...a.sources, ...b.sources])].sort(bySource),
    ...optional('withdrawn', lowest(a.withdrawn, b.withdrawn)),
    ...optional('hidden', a.hidden === true || b.hidden === true ? true : (a.hidden ?? b.hidden)),
    abstract: text(a.abstract || undefined, b.abstract || undefined) ?? '',
  };
}

/**
 * Whether each has a date, of different publications. A preprint's date does not count: it is always the
 * work's first.
 */
function haveOwnDates(a: Paper, b: Paper): boolean {
  const isFirst = ({ id, published }: Paper) => idStrength(id) === 4 && published !== undefined;
  const arePublished = [a, b].every((one) => !isFirst(one) && (one.published ?? one.year) !== undefined);
  return arePublished && arePublishedSeparately(a, b);
}

/** The id, and all other present and former ids of the two as aliases. */
function idOf(a: Paper, b: Paper, id: string): Pick<Paper, 'id' | 'aliases'> {
  const all = new Set([...(a.aliases ?? []), ...(b.aliases ?? []), a.id, b.id]);
  all.delete(id);
  return { id, ...optional('aliases', all.size === 0 ? undefined : [...all].sort(byCodeUnits)) };
}

function bySource(a: string, b: string): number {
  return sourceInfo(b).rank - sourceInfo(a).rank || byCodeUnits(a, b);
}

function arxiv(a: Paper['arxiv'], b: Paper['arxiv'], settle: PickValue): Paper['arxiv'] {
  const united = mergeObjects(a, b, settle);
  if (united === undefined || a === undefined || b === undefined) return united;
  return {
    ...united,
    ...optional('version', highest(a.version, b.version)),
    ...optional('categories', union(a.categories, b.categories)),
  };
}
