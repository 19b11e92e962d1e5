/** What is known of a paper besides its text: by what results are filtered, counted and put in order. */
export interface Facet {
  /** The day by which search goes, `YYYY-MM-DD`; only the year where no day is known, empty where nothing is. */
  readonly date: string;
  readonly votes: number;
  /** The slugs of its topics. */
  readonly topics: readonly string[];
}

/** The name of the file in a shard's folder. */
export const FACETS_FILE = 'facets.json';

/**
 * The facets of an index's papers as JSON in columns, in the order of the index's pages. Neighbours are alike, so that
 * columns compress to about two bytes a paper.
 */
export function encodeFacets(facets: readonly Facet[]): string {
  const slugs = [...new Set(facets.flatMap(({ topics }) => topics))].sort();
  const numbers = new Map(slugs.map((slug, at) => [slug, at]));
  const dates: [string, number][] = [];
  for (const { date } of facets) {
    const last = dates.at(-1);
    if (last?.[0] === date) last[1] += 1;
    else dates.push([date, 1]);
  }
  const columns: Columns = {
    slugs,
    dates,
    votes: facets.map(({ votes }) => votes),
    topics: facets.map(({ topics }) => topics.map((slug) => numbers.get(slug) ?? 0)),
  };
  return JSON.stringify(columns);
}

interface Columns {
  readonly slugs: readonly string[];
  /** Each date with how many papers in a row have it. */
  readonly dates: readonly (readonly [date: string, papers: number])[];
  readonly votes: readonly number[];
  /** The places of each paper's topics in `slugs`. */
  readonly topics: readonly (readonly number[])[];
}

/** Reads what {@link encodeFacets} wrote. @throws {SyntaxError} where the text is something else. */
export function decodeFacets(text: string): Facet[] {
  const columns: unknown = JSON.parse(text);
  if (!isColumns(columns)) throw new SyntaxError('These are no facets.');
  const { slugs, votes, topics } = columns;
  const dates = columns.dates.flatMap(([date, papers]) => new Array<string>(papers).fill(date));
  return votes.map((own, at) => ({
    date: dates[at] ?? '',
    votes: own,
    topics: (topics[at] ?? []).map((number) => slugs[number] ?? ''),
  }));
}

/** Whether the columns are there; what stands in them comes from the same build as the page that asks. */
function isColumns(value: unknown): value is Columns {
  if (typeof value !== 'object' || value === null) return false;
  return ['slugs', 'dates', 'votes', 'topics'].every((name) => Array.isArray(Reflect.get(value, name)));
}
