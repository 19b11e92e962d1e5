import type { Day } from './days.ts';
import { parseAclId, parseArxivId } from './identifiers.ts';
import type { Paper } from './schema.ts';
import { rankOf, sourceInfo } from './sources.ts';

/**
 * Unites two records of one paper. Nothing is lost, and the order of the two does not matter:
 *
 * - `id`: arXiv, then ACL, then DOI, then title; the other becomes an alias.
 * - title, abstract, authors, venue and such: the source of higher rank; between equals the longer text (a listing
 *   may be cut off), then the one that sorts first.
 * - `listed` and `published`: the earliest day, and for `published` a written year before an inferred one; `updated`: the latest.
 * - counts: the highest that was seen; lists, links and sources: all of both.
 */
export function mergePapers(a: Paper, b: Paper): Paper {
  const [high, low] = inOrder(a, b);
  return unite(high, low);
}

/**
 * Adds what a record knows to a paper that a person has edited: whatever stands there stays; only what is missing,
 * counts, dates, links and sources come in.
 */
export function mergeIntoEdited(edited: Paper, record: Paper): Paper {
  const {
    listed: _a,
    listedInferred: _b,
    published: _c,
    publishedInferred: _d,
    ...united
  } = unite(edited, record);
  const { organization, venue, license, doi, keywords, links } = edited;
  return {
    ...united,
    ...(edited.listed === undefined ? listing(edited, record) : listingOf(edited)),
    ...(edited.published === undefined ? publication(edited, record) : publicationOf(edited)),
    ...present('organization', organization ?? united.organization),
    ...present('venue', venue ?? united.venue),
    ...present('license', license ?? united.license),
    ...present('doi', doi ?? united.doi),
    ...present('keywords', keywords ?? united.keywords),
    ...present('links', links === undefined ? united.links : { ...united.links, ...links }),
  };
}

/** Whether the two name the same paper by different strong identifiers, so that a shared title is a coincidence. */
export function contradict(a: Pick<Paper, 'id'>, b: Pick<Paper, 'id'>): boolean {
  return a.id !== b.id && strength(a.id) > 1 && strength(a.id) === strength(b.id);
}

function unite(high: Paper, low: Paper): Paper {
  const levelled = rankOf(high.sources) === rankOf(low.sources);
  const id = strength(high.id) >= strength(low.id) ? high.id : low.id;
  const aliases = union([...(high.aliases ?? []), ...(low.aliases ?? []), high.id, low.id]).filter(
    (other) => other !== id,
  );
  const {
    listed: _a,
    listedInferred: _b,
    published: _c,
    publishedInferred: _d,
    authorCount: _e,
    ...rest
  } = { ...low, ...high };
  return {
    ...rest,
    id,
    abstract: high.abstract === '' ? low.abstract : high.abstract,
    sources: union([...high.sources, ...low.sources]).sort(bySource),
    ...listing(high, low),
    ...publication(high, low),
    ...present(
      'authorCount',
      rest.authors === undefined ? highest(high.authorCount, low.authorCount) : undefined,
    ),
    ...present('updated', extreme(high.updated, low.updated, 'last')),
    ...present('withdrawn', extreme(high.withdrawn, low.withdrawn, 'first')),
    ...present('arxiv', arxiv(high, low)),
    ...present('links', linksOf(high, low, levelled)),
    ...present('organization', settle(high.organization, low.organization, levelled)),
    ...present('venue', settle(high.venue, low.venue, levelled)),
    ...present('license', settle(high.license, low.license, levelled)),
    ...present('doi', settle(high.doi, low.doi, levelled)),
    ...present('upvotes', highest(high.upvotes, low.upvotes)),
    ...present('comments', highest(high.comments, low.comments)),
    ...present('stars', highest(high.stars, low.stars)),
    ...present('keywords', optionalUnion(high.keywords, low.keywords, levelled)),
    ...present('aliases', aliases.length === 0 ? undefined : aliases.sort()),
  };
}

/** The two with the one whose text is kept first. */
function inOrder(a: Paper, b: Paper): readonly [Paper, Paper] {
  const difference = rankOf(b.sources) - rankOf(a.sources) || compareText(a, b);
  return difference <= 0 ? [a, b] : [b, a];
}

function compareText(a: Paper, b: Paper): number {
  return (
    b.abstract.length - a.abstract.length ||
    bySpelling(a.abstract, b.abstract) ||
    b.title.length - a.title.length ||
    bySpelling(a.title, b.title) ||
    (b.authors?.length ?? 0) - (a.authors?.length ?? 0) ||
    bySpelling(JSON.stringify(a.authors ?? []), JSON.stringify(b.authors ?? []))
  );
}

/** Order by code units, the same on every machine; localeCompare is not. */
function bySpelling(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function bySource(a: string, b: string): number {
  return sourceInfo(b).rank - sourceInfo(a).rank || bySpelling(a, b);
}

function strength(id: string): number {
  if (parseArxivId(id) !== undefined) return 4;
  if (parseAclId(id) !== undefined) return 3;
  return id.startsWith('doi-') ? 2 : 1;
}

type Listing = Pick<Paper, 'listed' | 'listedInferred'>;
type Publication = Pick<Paper, 'published' | 'publishedInferred'>;

function listing(a: Paper, b: Paper): Listing {
  if (a.listed === undefined || b.listed === undefined) return listingOf(a.listed === undefined ? b : a);
  if (a.listed !== b.listed) return listingOf(a.listed < b.listed ? a : b);
  return listingOf(a.listedInferred === undefined ? a : b);
}

function listingOf(paper: Paper): Listing {
  return { ...present('listed', paper.listed), ...present('listedInferred', paper.listedInferred) };
}

function publication(a: Paper, b: Paper): Publication {
  if (a.published === undefined || b.published === undefined)
    return publicationOf(a.published === undefined ? b : a);
  const written = [a, b].filter((paper) => paper.publishedInferred === undefined);
  if (written.length === 1 && written[0] !== undefined) return publicationOf(written[0]);
  return publicationOf(a.published <= b.published ? a : b);
}

function publicationOf(paper: Paper): Publication {
  return {
    ...present('published', paper.published),
    ...present('publishedInferred', paper.publishedInferred),
  };
}

function arxiv(high: Paper, low: Paper): Paper['arxiv'] {
  if (high.arxiv === undefined || low.arxiv === undefined) return high.arxiv ?? low.arxiv;
  return {
    ...low.arxiv,
    ...high.arxiv,
    ...present('version', highest(high.arxiv.version, low.arxiv.version)),
    ...present('categories', optionalUnion(high.arxiv.categories, low.arxiv.categories, false)),
  };
}

function linksOf(high: Paper, low: Paper, levelled: boolean): Paper['links'] {
  if (high.links === undefined || low.links === undefined) return high.links ?? low.links;
  const united: Record<string, string> = {};
  for (const name of union([...Object.keys(high.links), ...Object.keys(low.links)])) {
    const address = settle(high.links[name], low.links[name], levelled);
    if (address !== undefined) united[name] = address;
  }
  return united;
}

/** The value to keep where two sources disagree on something that cannot be united. */
function settle(high: string | undefined, low: string | undefined, levelled: boolean): string | undefined {
  if (high === undefined || low === undefined) return high ?? low;
  return levelled && low < high ? low : high;
}

function extreme(a: Day | undefined, b: Day | undefined, end: 'first' | 'last'): Day | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return a < b === (end === 'first') ? a : b;
}

function highest(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? (a ?? b) : Math.max(a, b);
}

function union(values: readonly string[]): string[] {
  return [...new Set(values)];
}

function optionalUnion(
  high: string[] | undefined,
  low: string[] | undefined,
  levelled: boolean,
): string[] | undefined {
  if (high === undefined || low === undefined) return high ?? low;
  const swap = levelled && (low.length - high.length || bySpelling(high.join('\n'), low.join('\n'))) > 0;
  return swap ? union([...low, ...high]) : union([...high, ...low]);
}

function present<K extends string, V>(key: K, value: V | undefined): { [P in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { [P in K]?: V });
}
