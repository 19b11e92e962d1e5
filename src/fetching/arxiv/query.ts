import { newYorkDay } from '../calendar.ts';
import { FetchFailure } from '../http/failure.ts';
import { ARXIV_INTERVAL } from '../http/limits.ts';
import type { HttpResponse } from '../http/request.ts';
import { parseElements, strangeEntriesFailure } from '../response-parsing.ts';
import { type FetchContext, type Source, toFileName, urlOf } from '../source.ts';

export const ENTRIES_PER_PAGE = 100;

/** A query in arXiv's query language, categories (a paper needs one of them), or both. */
export interface ArxivQuery {
  readonly query?: string | undefined;
  readonly categories: readonly string[];
  /** The most papers to fetch, newest first. */
  readonly max: number;
}

interface Page {
  readonly start: number;
  readonly size: number;
}

/**
 * Search results of arXiv, newest papers first. arXiv asks not to repeat a query within a day, since results
 * change once a day. Pages that were saved today are not requested again, so an interrupted run continues
 * where it stopped.
 */
export function arxiv(wanted: ArxivQuery): Source {
  return {
    name: 'arXiv',
    home: 'https://export.arxiv.org',
    interval: ARXIV_INTERVAL,
    host: 'arxiv',
    async fetch(fetching) {
      const search = searchFor(wanted);
      const day = newYorkDay(fetching.clock.now());
      let total = wanted.max;
      for (let start = 0; start < Math.min(total, wanted.max); start += ENTRIES_PER_PAGE) {
        const size = Math.min(ENTRIES_PER_PAGE, wanted.max - start);
        total = await fetchPage({ start, size }, { fetching, search, day });
      }
    },
  };
}

/** The `search_query`: `(query) AND (cat:cs.CL OR cat:cs.LG)`. */
export function searchFor({ query, categories }: Pick<ArxivQuery, 'query' | 'categories'>): string {
  const category = categories.map((name) => `cat:${name}`).join(' OR ');
  if (query === undefined) return category;
  return category === '' ? query : `(${query}) AND (${category})`;
}

interface QueryRun {
  readonly fetching: FetchContext;
  readonly search: string;
  readonly day: string;
}

/** Fetches a page unless it was saved today. @returns the total number of results. */
async function fetchPage(page: Page, { fetching, search, day }: QueryRun): Promise<number> {
  const { client, inbox, base, say } = fetching;
  const pad = (value: number) => String(value).padStart(5, '0');
  const range = `${pad(page.start + 1)}-${pad(page.start + page.size)}`;
  const name = `arxiv/${day}-${nameOf(search)}-${range}.xml`;
  const url = urlOf(base, '/api/query', {
    search_query: search,
    start: String(page.start),
    max_results: String(page.size),
    sortBy: 'submittedDate',
    sortOrder: 'descending',
  });
  const former = await inbox.read(name);
  const known = former === undefined ? undefined : totalIn(former, url, page);
  if (known !== undefined) {
    say(`${range}  already there, fetched today`);
    return known;
  }
  const answer = await client.get(url, (one) => ({ bytes: one.bytes, ...checkFeed(one, page) }));
  if (answer.entries > 0) await inbox.save(name, answer.bytes);
  say(`${range}  ${answer.entries} papers of ${answer.total.toLocaleString('en')}`);
  return answer.total;
}

/** The total number of results in a saved page; `undefined` if the file is damaged. */
function totalIn(bytes: Uint8Array, url: URL, page: Page): number | undefined {
  try {
    return checkFeed({ url, status: 200, headers: new Headers(), bytes }, page).total;
  } catch (error) {
    if (error instanceof FetchFailure) return undefined;
    throw error;
  }
}

const ENTRY = 'feed/entry';

function checkFeed(answer: HttpResponse, { start, size }: Page): { entries: number; total: number } {
  const outline = parseElements(
    answer,
    ['feed'],
    [ENTRY, `${ENTRY}/id`, `${ENTRY}/title`, `${ENTRY}/summary`, 'feed/totalResults'],
  );
  const entries = outline(ENTRY).length;
  const [title] = outline(`${ENTRY}/title`);
  if (entries === 1 && title?.text.trim() === 'Error') {
    const why = outline(`${ENTRY}/summary`)[0]?.text.trim() ?? 'no reason given';
    throw new FetchFailure(`arXiv refuses the query: ${why}.`, {
      retryable: false,
      hint: 'https://info.arxiv.org/help/api/user-manual.html explains how to write queries.',
    });
  }
  const named = outline(`${ENTRY}/id`).length;
  if (entries > 0 && named === 0) throw strangeEntriesFailure(answer, entries, entries);
  const total = Number(outline('feed/totalResults')[0]?.text ?? entries);
  // arXiv sometimes sends a page with too few entries, or none.
  const expected = Math.max(0, Math.min(size, total - start));
  if (entries >= expected) return { entries, total };
  throw new FetchFailure(`arXiv sent ${entries} of ${expected} entries.`, { retryable: true });
}

/** A search as a short part of a file name. A hash is added if the name alone would be ambiguous. */
function nameOf(search: string): string {
  const plain = toFileName(search.replaceAll('cat:', '').replaceAll(' OR ', '+'));
  if (`cat:${plain.replaceAll('+', ' OR cat:')}` === search && plain.length < 80) return plain;
  let mark = 0;
  for (const character of search) mark = (Math.imul(mark, 31) + (character.codePointAt(0) ?? 0)) >>> 0;
  return `${plain.slice(0, 60)}.${mark.toString(36)}`;
}
