import type { Browser } from 'playwright-core';
import { urls } from '../../src/catalog/urls/urls.ts';
import { peakOf, watchMemory } from './memory.ts';
import { type Filters, PageDriver } from './page-driver.ts';
import { KINDS, type Query } from './queries.ts';
import { type Random, spread } from './random.ts';

/** The results of the search page for each query, and their cost. Bytes are counted as sent over the network. */
export interface OurFigures {
  /** The rank of each query's paper, from 1 on; `null` if the page does not show it. */
  readonly ranks: readonly (number | null)[];
  /** The number of queries without a complete answer. */
  readonly unanswered: number;
  /** Milliseconds from the last key to the first result, on a page that has searched before. */
  readonly milliseconds: {
    readonly queries: readonly number[];
    readonly commonWords: readonly number[];
    readonly filtered: readonly number[];
    readonly descriptions: readonly number[];
  };
  readonly bytes: VisitBytes;
  /** The same for visits that describe what they look for. */
  readonly describedBytes: VisitBytes;
  /** The peak memory of a page's process, in MB. */
  readonly megabytes: number;
}

/** The bytes that visits load: for the page itself, for the first query, and for each later one. */
interface VisitBytes {
  readonly page: readonly number[];
  readonly first: readonly number[];
  readonly later: readonly number[];
}

const SESSIONS = 20;
const LATER = 4;
const FILTERS = 10;

interface Asked {
  readonly queries: readonly Query[];
  readonly commonWords: readonly string[];
  /** Texts of twenty words. */
  readonly descriptions: readonly string[];
  readonly random: Random;
}

/** Asks the search page of the site at `root`. */
export async function measureOurs(browser: Browser, root: string, asked: Asked): Promise<OurFigures> {
  const memory = watchMemory(process.pid);
  const textsOf = (queries: readonly Query[]) => queries.map(({ text }) => text);
  const bytes = await measureBytes(browser, root, textsOf(asked.queries), asked.random);
  const describedBytes = await measureBytes(browser, root, asked.descriptions, asked.random);
  const { ranks, milliseconds, unanswered } = await rankAll(browser, root, asked.queries);
  const common = await timesOf(browser, root, {}, asked.commonWords);
  const filtered: number[] = [];
  for (const filters of filtersOf(asked))
    filtered.push(...(await timesOf(browser, root, filters, asked.commonWords)));
  const descriptions = await timesOf(browser, root, {}, asked.descriptions);
  const megabytes = peakOf(memory.stop(), '--type=renderer');
  const times = { queries: milliseconds, commonWords: common, filtered, descriptions };
  return { ranks, unanswered, milliseconds: times, bytes, describedBytes, megabytes };
}

/** Measures visits with an empty cache, each with some queries. */
async function measureBytes(
  browser: Browser,
  root: string,
  queries: readonly string[],
  random: Random,
): Promise<VisitBytes> {
  const bytes = { page: [] as number[], first: [] as number[], later: [] as number[] };
  const openings = spread(queries, SESSIONS, random);
  for (const [at, opening] of openings.entries()) {
    const driver = await PageDriver.open(browser, root);
    await driver.ask(opening);
    let before = await driver.loaded();
    bytes.page.push(before.page);
    bytes.first.push(before.search);
    for (const text of spread(queries, LATER, random)) {
      await driver.ask(text);
      const now = await driver.loaded();
      bytes.later.push(now.search - before.search);
      before = now;
    }
    await driver.close();
    progress(`visit ${at + 1} of ${openings.length}`);
  }
  return bytes;
}

async function rankAll(
  browser: Browser,
  root: string,
  queries: readonly Query[],
): Promise<{ ranks: (number | null)[]; milliseconds: number[]; unanswered: number }> {
  let unanswered = 0;
  const ranks: (number | null)[] = [];
  const milliseconds: number[] = [];
  for (const kind of KINDS) {
    const own = queries.filter((query) => query.kind === kind);
    const driver = await PageDriver.open(browser, root);
    await driver.ask(own.at(-1)?.text ?? '');
    for (const { text, expected } of own) {
      const shown = await driver.ask(text);
      const wanted = new Set<string>(expected.map((id) => urls.paper(id)));
      const at = shown.addresses.findIndex((address) => wanted.has(decodeURI(address)));
      if (!shown.isComplete) unanswered += 1;
      ranks.push(at < 0 ? null : at + 1);
      milliseconds.push(shown.milliseconds);
    }
    await driver.close();
    progress(`queries: ${ranks.length} of ${queries.length}`);
  }
  return { ranks, milliseconds: milliseconds.filter((time) => !Number.isNaN(time)), unanswered };
}

/** The time of each word on a page that has answered another query before. */
async function timesOf(
  browser: Browser,
  root: string,
  filters: Filters,
  words: readonly string[],
): Promise<number[]> {
  const driver = await PageDriver.open(browser, root, filters);
  const times: number[] = [];
  for (const word of [...words.slice(-1), ...words]) times.push((await driver.ask(word)).milliseconds);
  await driver.close();
  progress(`filters ${JSON.stringify(filters)}`);
  return times.slice(1).filter((time) => !Number.isNaN(time));
}

/** Filters by topic, year or both, taken from papers. */
function filtersOf({ queries, random }: Asked): Filters[] {
  const able = queries.filter(({ topic, year }) => topic !== '' && year !== '');
  return spread(able, FILTERS, random).map(({ topic, year }, at) => {
    if (at % 3 === 0) return { topic };
    return at % 3 === 1 ? { year } : { topic, year };
  });
}

function progress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r${text}\u001b[K\r`);
}
