/** The values of a paper for filtering, counting and sorting results. */
export interface Facet {
  /** The day, `YYYY-MM-DD`; only the year if the day is unknown, and empty if the year is unknown too. */
  readonly date: string;
  readonly votes: number;
  /** The slugs of its topics. */
  readonly topics: readonly string[];
  /** The hash of a short title, see `shortTitleHash`; `undefined` for longer titles. */
  readonly title?: string | undefined;
}

/** The name of the file in a shard's folder. */
export const FACETS_FILE = 'facets.json';

/**
 * Encodes the facets of papers as JSON in columns, in the order of the index's pages. Neighbours are similar, so that columns
 * compress to about two bytes a paper.
 */
export function encodeFacets(facets: readonly Facet[]): string {
  const slugs = [...new Set(facets.flatMap(({ topics }) => topics))].sort();
  const numbers = new Map(slugs.map((slug, at) => [slug, at]));
  const keys = facets.map(({ topics }) => topics.map((slug) => numbers.get(slug) ?? 0).join(' '));
  const sets = byFrequency(keys);
  const signs = new Map(sets.map((key, at) => [key, String.fromCharCode(FIRST_SIGN + at)]));
  const columns: Columns = {
    slugs,
    dates: encodeDates(facets.map(({ date }) => date)),
    votes: facets.map(({ votes }) => votes),
    sets: sets.map((key) => (key === '' ? [] : key.split(' ').map(Number))),
    topics: keys.map((key) => signs.get(key) ?? '').join(''),
    titles: encodeTitles(facets),
  };
  return JSON.stringify(columns);
}

// The first character that JSON does not escape. A shard has too few papers for more sets than there are characters.
const FIRST_SIGN = 35;

function byFrequency(keys: readonly string[]): string[] {
  const counts = Map.groupBy(keys, (key) => key);
  return [...counts].sort(([, one], [, other]) => other.length - one.length).map(([key]) => key);
}

interface Columns {
  readonly slugs: readonly string[];
  /** Runs of papers with the same date: a day as the number of days by which it is earlier than the previous run, else a text. */
  readonly dates: readonly (readonly [date: string | number, papers: number])[];
  readonly votes: readonly number[];
  /** The sets of topics of papers, the most frequent set first. A topic is its index in `slugs`. */
  readonly sets: readonly (readonly number[])[];
  /** A character for each paper: the index of its set in `sets`, plus 35. */
  readonly topics: string;
  /** For each paper with a short title: its distance from the one before in base 36, a colon, and the hash of the title. */
  readonly titles: string;
}

/** Reads a text of {@link encodeFacets}. @throws {SyntaxError} for any other text. */
export function decodeFacets(text: string): Facet[] {
  const columns: unknown = JSON.parse(text);
  if (!isColumns(columns)) throw new SyntaxError('The text is not a file of facets.');
  const { slugs, votes, topics } = columns;
  const dates = decodeDates(columns.dates);
  const sets = columns.sets.map((set) => set.map((number) => slugs[number] ?? ''));
  const titles = decodeTitles(columns.titles);
  return votes.map((own, at) => {
    const [date = '', title] = [dates[at], titles.get(at)];
    const set = sets[topics.charCodeAt(at) - FIRST_SIGN] ?? [];
    // A spread would take longer than all else, for 20,000 papers.
    return title === undefined ? { date, votes: own, topics: set } : { date, votes: own, topics: set, title };
  });
}

function encodeTitles(facets: readonly Facet[]): string {
  let before = 0;
  const entries = facets.flatMap(({ title }, at) => {
    if (title === undefined) return [];
    const distance = at - before;
    before = at;
    return [`${distance.toString(36)}:${title}`];
  });
  return entries.join(' ');
}

function decodeTitles(text: string): ReadonlyMap<number, string> {
  const titles = new Map<number, string>();
  if (text === '') return titles;
  let at = 0;
  for (const entry of text.split(' ')) {
    const colon = entry.indexOf(':');
    at += Number.parseInt(entry, 36);
    titles.set(at, entry.slice(colon + 1));
  }
  return titles;
}

const DAY = 24 * 60 * 60 * 1000;

function encodeDates(dates: readonly string[]): Columns['dates'] {
  const runs: [string | number, number][] = [];
  let [before, day] = ['', 0];
  for (const date of dates) {
    const last = runs.at(-1);
    if (last !== undefined && date === before) {
      last[1] += 1;
      continue;
    }
    before = date;
    const own = date.length === 'YYYY-MM-DD'.length ? Date.parse(date) / DAY : undefined;
    runs.push([own === undefined ? date : day - own, 1]);
    day = own ?? day;
  }
  return runs;
}

function decodeDates(runs: Columns['dates']): string[] {
  // Papers in the order of their ids have short runs, of few days.
  const days = new Map<number, string>();
  const dates: string[] = [];
  let day = 0;
  for (const [run, papers] of runs) {
    let date = run;
    if (typeof date === 'number') {
      day -= date;
      date = days.get(day) ?? new Date(day * DAY).toISOString().slice(0, 10);
      days.set(day, date);
    }
    for (let paper = 0; paper < papers; paper += 1) dates.push(date);
  }
  return dates;
}

/** Whether all columns exist. Their values are not checked, because the same build wrote them. */
function isColumns(value: unknown): value is Columns {
  if (typeof value !== 'object' || value === null) return false;
  return (
    ['slugs', 'dates', 'votes', 'sets'].every((name) => Array.isArray(Reflect.get(value, name))) &&
    ['topics', 'titles'].every((name) => typeof Reflect.get(value, name) === 'string')
  );
}
