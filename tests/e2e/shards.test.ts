import { readFileSync } from 'node:fs';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { effectiveDateOf } from '../../src/paper/effective-date.ts';
import type { Paper } from '../../src/paper/schema.ts';
import { buildIndex } from '../../src/search/build/build-index.ts';
import { MANIFEST_FILE, type ManifestShard } from '../../src/search/format/manifest.ts';
import { readManifest, writeManifest } from '../../src/search/format/manifest-json.ts';
import { commonFilesOf } from '../../src/search/pagefind/common-files.ts';
import { CHUNKS_FOLDER } from '../../src/search/pagefind/compact-metadata.ts';
import { type Served, serve } from '../../src/serving/server.ts';
import { serialize } from '../../src/store/document.ts';
import { pathOf, readStore, writePaperFile } from '../../src/store/store.ts';
import { type PutAway, putAway } from './put-away.ts';
import { OLD_TITLE, RARE, shardPapers } from './shard-papers.ts';
import { page, useNewPages } from './visit.ts';

/** Small shards, so that few papers make several. */
const LIMITS = { newest: 300, undivided: 20, shard: 40, fresh: 10 };
/** As many papers as a shard says to have for each that it has: the page asks small shards all at once. */
const CLAIMED = 1000;

const site = inject('site');
let work: string;
let index: string;
let served: Served;
/** What the store says, and the shards from the newest on. */
let papers: readonly Paper[];
let shards: readonly ManifestShard[];

beforeAll(async () => {
  work = await mkdtemp(join(tmpdir(), 'broadsheet-shards-'));
  const [content, folder] = [join(work, 'content'), join(work, 'site')];
  for (const paper of shardPapers()) await writePaperFile(content, pathOf(paper), serialize(paper));
  await cp(site.folder, folder, { recursive: true });
  index = join(folder, 'pagefind');
  await rm(index, { recursive: true });
  const topicsFiles = [join(import.meta.dirname, '../../content/topics.yaml')];
  const options = { contentDir: content, topicsFiles, cacheDir: join(work, 'stock'), outDir: index };
  await buildIndex({ ...options, limits: LIMITS }, () => undefined);
  papers = (await Array.fromAsync(readStore(content))).map((entry) => entry.paper);
  shards = await claimMore(join(index, MANIFEST_FILE));
  expect(shards.map((shard) => shard.papers)).toEqual([28, 30, 40, 38]);
  served = await serve({ folder, base: '/', host: '127.0.0.1', port: 0, anyPort: true });
});
afterAll(async () => {
  await served.close();
  await rm(work, { recursive: true });
});
useNewPages();

/** Lets every shard of a manifest be as large as one must be to be asked by itself; gives the shards as they were. */
async function claimMore(file: string): Promise<readonly ManifestShard[]> {
  const manifest = readManifest(await readFile(file, 'utf8'));
  const claimed = manifest.shards.map((shard) => ({ ...shard, papers: shard.papers * CLAIMED }));
  await writeFile(file, writeManifest({ ...manifest, shards: claimed }));
  return manifest.shards;
}

/** What a reader sees of a result. */
interface Shown {
  readonly id: string;
  readonly date: string;
  readonly votes: number;
}

const voteOf = ({ upvotes = 0 }: Paper) => upvotes;
const dayOf = (paper: Paper) => effectiveDateOf(paper) ?? '';
const yearOf = (paper: Paper) => dayOf(paper).slice(0, 4);
const shownOf = (paper: Paper): Shown => ({ id: paper.id, date: dayOf(paper), votes: voteOf(paper) });
const idsOf = (of: readonly { readonly id: string }[]) => of.map(({ id }) => id).sort();
const textOf = ({ title, abstract }: Paper) => `${title}\n${abstract}`.toLowerCase();
const having = (word: string) => papers.filter((paper) => textOf(paper).includes(word));
const isOf = (year: string) => (paper: Paper) => yearOf(paper) === year;
const isBy =
  (author: string) =>
  ({ authors = [] }: Paper) =>
    authors.some(({ name }) => name.includes(author));
const isAbout = (topic: string) => (paper: Paper) => paper.topics?.includes(topic) === true;

/** The place of a paper's shard, the newest being the first. */
function shardOf({ listed }: Paper): number {
  const month = listed?.slice(0, 7);
  return month === undefined
    ? shards.length - 1
    : shards.findIndex(({ first }) => first <= month || first === 'undated');
}

const latestFirst = (a: Paper, b: Paper) => (dayOf(a) < dayOf(b) ? 1 : dayOf(a) > dayOf(b) ? -1 : 0);
const mostVotesFirst = (a: Paper, b: Paper) => voteOf(b) - voteOf(a) || latestFirst(a, b);

const part = (name: string) => page.locator(`#search-${name}`);
const status = () => part('status').innerText();

async function settled(): Promise<void> {
  await page.locator('#search-results[aria-busy="false"]').waitFor({ state: 'attached' });
}

async function open(search: string): Promise<void> {
  await page.goto(new URL(`search.html${search}`, served.address).href);
  await settled();
}

async function ask(query: string): Promise<void> {
  await part('query').fill(query);
  await page.keyboard.press('Enter');
  await settled();
}

async function choose(name: 'topic' | 'year' | 'sort', value: string): Promise<void> {
  await part(name).selectOption(value);
  await settled();
}

async function press(name: 'more' | 'older' | 'retry'): Promise<void> {
  await part(name).click();
  await settled();
}

/** The folders of the shards that the page will open, by a reader who saves data: else all are fetched ahead. */
async function openedShards(): Promise<readonly string[]> {
  const opened: string[] = [];
  await page.addInitScript(() =>
    Object.defineProperty(navigator, 'connection', { value: { saveData: true } }),
  );
  page.on('request', (request) => {
    if (request.url().endsWith('/metadata.json')) opened.push(request.url().split('/').at(-2) ?? '');
  });
  return opened;
}

function shown(): Promise<Shown[]> {
  return page.locator('#search-results > li').evaluateAll((items) =>
    items.map((item) => {
      const link = item.querySelector('a')?.pathname ?? '';
      const votes = [...item.querySelectorAll('.meta span')].map((fact) =>
        Number.parseInt(fact.textContent, 10),
      );
      return {
        id: link.replace(/^.*\/|\.html$/gu, ''),
        date: item.querySelector('time')?.dateTime ?? '',
        votes: votes.find((number) => number > 0) ?? 0,
      };
    }),
  );
}

/** Asks for more as long as there is more; nothing that is shown may move. */
async function showAll(): Promise<readonly Shown[]> {
  let all = await shown();
  while (await part('more').isVisible()) {
    await press('more');
    const next = await shown();
    expect(next.slice(0, all.length)).toEqual(all);
    expect(next.length).toBeGreaterThan(all.length);
    all = next;
  }
  return all;
}

/** The papers are shown in this order, however those that are equal in it may stand. */
async function expectInOrder(wanted: readonly Paper[], order: (a: Paper, b: Paper) => number): Promise<void> {
  const all = await showAll();
  const known = new Map(papers.map((paper) => [paper.id, shownOf(paper)]));
  expect(all).toEqual(all.map(({ id }) => known.get(id)));
  const keyOf = ({ date, votes }: Shown) => (order === latestFirst ? date : `${votes} ${date}`);
  expect(all.map(keyOf)).toEqual(wanted.toSorted(order).map(shownOf).map(keyOf));
  expect(idsOf(all)).toEqual(idsOf(wanted));
}

/** The numbers beside the options of a filter, those above zero. */
async function counts(name: 'topic' | 'year'): Promise<Record<string, string>> {
  const options = await part(name)
    .locator('option')
    .evaluateAll((all) =>
      all.map((option) => [(option as HTMLOptionElement).value, option.textContent] as const),
    );
  return Object.fromEntries(
    options.flatMap(([value, text]) => {
      const [, count = '0'] = /\(([^)]*)\)$/u.exec(text) ?? [];
      return count === '0' ? [] : [[value, count]];
    }),
  );
}

/** The same by the store: of papers in shards that were not asked only that there may be more. */
function counted(
  of: readonly Paper[],
  valuesOf: (paper: Paper) => readonly string[],
  unasked: readonly Paper[] = [],
): Record<string, string> {
  const more = new Set(unasked.flatMap(valuesOf));
  const groups = Map.groupBy(
    of.filter((paper) => !unasked.includes(paper)).flatMap(valuesOf),
    (value) => value,
  );
  return Object.fromEntries(
    [...groups].map(([value, all]) => [value, `${all.length}${more.has(value) ? '+' : ''}`]),
  );
}
const topicsOf = ({ topics = [] }: Paper) => topics;
const yearsOf = (paper: Paper) => [yearOf(paper)].filter((year) => year !== '');
/** The papers of the shards that have none of a year. */
const inShardsWithout = (year: string) =>
  papers.filter((paper) => shards[shardOf(paper)]?.years.includes(year) === false);

/** What stands beside the topics and the years: how many of these papers have each, and where there may be more. */
async function expectCounts(
  ofTopics: readonly Paper[],
  ofYears: readonly Paper[],
  unasked: { readonly topics?: readonly Paper[]; readonly years?: readonly Paper[] } = {},
): Promise<void> {
  expect(await counts('topic')).toEqual(counted(ofTopics, topicsOf, unasked.topics));
  expect(await counts('year')).toEqual(counted(ofYears, yearsOf, unasked.years));
}

describe('the order across shards', () => {
  test('by date and by votes is the store’s, to the last paper, and so are the counts of filters', async () => {
    const lanterns = having('lantern');
    const robots = lanterns.filter(isAbout('robotics'));
    await open('?q=lantern&sort=date');
    expect(await status()).toBe(`${lanterns.length} papers for “lantern”`);
    await expectCounts(lanterns, lanterns);
    await expectInOrder(lanterns, latestFirst);
    await choose('sort', 'votes');
    await expectInOrder(lanterns, mostVotesFirst);
    await choose('topic', 'robotics');
    await expectCounts(lanterns, robots);
    await expectInOrder(robots, mostVotesFirst);
    await choose('year', '2024');
    await expectCounts(lanterns.filter(isOf('2024')), robots, { years: inShardsWithout('2024') });
    await expectInOrder(robots.filter(isOf('2024')), mostVotesFirst);
  });

  test('is the store’s without words too', async () => {
    const graphs = papers.filter(isAbout('graphs'));
    await open('?topic=graphs');
    expect(await status()).toBe(`${graphs.length} papers`);
    await expectCounts(papers, graphs);
    await expectInOrder(graphs, latestFirst);
    const dark = papers.filter((paper) => !textOf(paper).includes('lantern'));
    await choose('topic', '');
    await ask('-lantern');
    await choose('sort', 'votes');
    await expectCounts(dark, dark);
    await expectInOrder(dark, mostVotesFirst);
    await ask('');
    await choose('year', '2025');
    await choose('sort', 'date');
    await expectCounts(papers.filter(isOf('2025')), papers, { years: inShardsWithout('2025') });
    await expectInOrder(papers.filter(isOf('2025')), latestFirst);
  });
});

describe('by relevance', () => {
  const atLeast = (place: number) => papers.filter((paper) => shardOf(paper) >= place);
  const claimedBy = (of: readonly Paper[]) => (of.length * CLAIMED).toLocaleString('en');

  test('the newest shards come first, and older ones when they are needed or asked for', async () => {
    const lanterns = having('lantern');
    const newest = lanterns.filter((paper) => shardOf(paper) === 0);
    await open('?q=lantern');
    expect(await status()).toBe(`${newest.length} papers among the newest 28,000 for “lantern”`);
    expect(await part('older').innerText()).toBe(`Search ${claimedBy(atLeast(1))} older papers too`);
    await expectCounts(lanterns, lanterns, { topics: atLeast(1), years: atLeast(1) });
    const first = await shown();
    expect(first).toHaveLength(10);
    // Ten more are more than the newest shard has.
    await press('more');
    const second = await shown();
    expect(second.slice(0, 10)).toEqual(first);
    expect(idsOf(second)).toEqual(expect.arrayContaining(idsOf(newest)));
    expect(await part('older').innerText()).toBe(`Search ${claimedBy(atLeast(2))} older papers too`);
    await press('older');
    expect(await status()).toBe(`${lanterns.length} papers for “lantern”`);
    expect(await part('older').isVisible()).toBe(false);
    await expectCounts(lanterns, lanterns);
    expect(await shown()).toEqual(second);
    const all = await showAll();
    expect(idsOf(all)).toEqual(idsOf(lanterns));
    // Ten that are shown together are put in order together, by what their titles have of the words.
    // The two oldest shards are asked together.
    const placeOf = (paper: Paper) => Math.min(shardOf(paper), 2);
    const places = all.map(({ id }) => Math.max(...lanterns.filter((paper) => paper.id === id).map(placeOf)));
    const steps = Array.from({ length: Math.ceil(places.length / 10) }, (_, at) =>
      places.slice(at * 10, at * 10 + 10).sort(),
    );
    expect(steps.flat()).toEqual(places.toSorted());
  });

  test('a filter that no paper of the newest shard meets can be chosen', async () => {
    expect(papers.filter(isOf('2025')).map(shardOf)).not.toContain(0);
    await open('?q=lantern');
    await choose('year', '2025');
    expect(idsOf(await showAll())).toEqual(idsOf(having('lantern').filter(isOf('2025'))));
  });

  test('a paper whose title is asked for comes first, however many newer ones have the words', async () => {
    const [old] = papers.filter(({ id }) => id === OLD_TITLE.id).map(shardOf);
    expect(old).toBe(shards.length - 1);
    await open('?q=gorge+across');
    expect(idsOf(await shown())).not.toContain(OLD_TITLE.id);
    expect(await shown()).toHaveLength(10);
    await ask('across the gorge');
    expect((await shown())[0]?.id).toBe(OLD_TITLE.id);
    expect(await part('older').isVisible()).toBe(true);
  });

  test('a long title that is asked for is enough, and only the shard that has it is asked', async () => {
    const last = shards.length - 1;
    const [wanted] = papers.filter((paper) => shardOf(paper) === last && paper.title.split(' ').length > 5);
    const opened = await openedShards();
    await open(`?${new URLSearchParams({ q: wanted?.title ?? '' }).toString()}`);
    expect(idsOf(await shown())).toEqual([wanted?.id]);
    expect(await status()).toBe(
      `1 paper among the ${claimedBy(atLeast(last))} searched so far for “${wanted?.title}”`,
    );
    expect(opened).toEqual([shards[last]?.folder]);
    expect(await part('older').innerText()).toBe(
      `Search ${claimedBy(papers.filter((paper) => shardOf(paper) < last))} other papers too`,
    );
    await press('older');
    expect((await shown())[0]?.id).toBe(wanted?.id);
    expect(await part('older').isVisible()).toBe(false);
  });

  test('a long title with a slip in it is found as the title, and only the shard that has it is asked', async () => {
    const last = shards.length - 1;
    const [wanted] = papers.filter(
      (paper) => shardOf(paper) === last && paper.title.startsWith('Tide Tables'),
    );
    const typed = wanted?.title.replace('Tables', 'Tabels') ?? '';
    const opened = await openedShards();
    await open(`?${new URLSearchParams({ q: typed }).toString()}`);
    expect(idsOf(await shown())).toEqual([wanted?.id]);
    expect(await status()).toBe(
      `No papers for “${typed}”. 1 paper among the ${claimedBy(atLeast(last))} searched so far for “${wanted?.title}”`,
    );
    expect(opened).toEqual([shards[last]?.folder]);
  });

  test('words that no paper has are named, and those are shown that have the others', async () => {
    const wanted = having('lantern').filter((paper) => textOf(paper).includes('harbour'));
    await open('?q=lantern+xylophone+harbour');
    await press('older');
    expect(await status()).toBe(`No papers with “xylophone”. ${wanted.length} papers with the other words`);
    expect(idsOf(await showAll())).toEqual(idsOf(wanted));
    await ask('xylophone lantern zygote');
    expect(await status()).toMatch(/^No papers with “xylophone” or “zygote”\. \d+ papers among /u);
    await ask('xylophone zygote quixotry');
    expect(await status()).toBe('No papers for “xylophone zygote quixotry”');
    expect(await part('nothing').isVisible()).toBe(true);
  });

  test('a word that is still being typed is not taken for one that no paper has', async () => {
    await open('?q=boat+made+pape');
    expect(await status()).not.toContain('No papers');
    expect((await shown()).length).toBeGreaterThan(0);
  });

  test('shards that were not asked are fetched ahead, and what could not be had then is no loss', async () => {
    const away = await putAway(join(index, shards.at(-1)?.folder ?? ''), /^metadata\.json$/u);
    const fetched: string[] = [];
    page.on('requestfinished', (request) => void fetched.push(new URL(request.url()).pathname));
    const count = (at: number) =>
      fetched.filter((path) => path.endsWith(`${shards[at]?.folder}/metadata.json`)).length;
    await open('?q=lantern');
    await expect.poll(() => count(2)).toBe(1);
    expect(await part('problem').isVisible()).toBe(false);
    await away.bringBack();
    await press('older');
    expect(await status()).toBe(`${having('lantern').length} papers for “lantern”`);
    // None is fetched again.
    expect([0, 1, 2].map(count)).toEqual([1, 1, 1]);
  });

  test('what is found by some of its words stays in its order when older papers come', async () => {
    const wanted = having('viaduct');
    await open('?q=weir+viaduct+aqueduct');
    expect(await part('older').isVisible()).toBe(true);
    const first = await shown();
    expect(idsOf(first)).toEqual(idsOf(wanted.filter((paper) => shardOf(paper) === 0)));
    await press('older');
    expect(await shown()).toEqual(first);
    expect(idsOf(await showAll())).toEqual(idsOf(wanted));
  });
});

test('whatever a query says holds in every shard', async () => {
  const lanterns = having('lantern');
  const dated = (years: RegExp) => (paper: Paper) => years.test(dayOf(paper));
  const cases: readonly (readonly [query: string, wanted: readonly Paper[]])[] = [
    [RARE.word, having(RARE.word)],
    [RARE.id, papers.filter(({ id }) => id === RARE.id)],
    [`https://arxiv.org/abs/${RARE.id}v2`, papers.filter(({ id }) => id === RARE.id)],
    ['lantern -harbour', lanterns.filter((paper) => !textOf(paper).includes('harbour'))],
    ['"paper boat"', having('a paper boat')],
    [
      '"boat made of paper" lantern',
      lanterns.filter((paper) => textOf(paper).includes('boat made of paper')),
    ],
    ['author:testholm', papers.filter(isBy('Testholm'))],
    ['lantern 2023..2024', lanterns.filter(dated(/^202[34]/u))],
    ['2022..2024 topic:robotics', papers.filter(dated(/^202[234]/u)).filter(isAbout('robotics'))],
    ['lantern year:..2022', lanterns.filter(isOf('2022'))],
  ];
  await open('?q=-nothing');
  for (const [query, wanted] of cases) {
    expect(wanted.map(shardOf), query).toContain(shards.length - 1);
    await ask(query);
    if (await part('older').isVisible()) await press('older');
    expect(idsOf(await showAll()), query).toEqual(idsOf(wanted));
  }
});

describe('a reload and the back button restore', () => {
  test('what was asked, and how much was shown', async () => {
    await open('?q=lantern');
    await choose('topic', 'robotics');
    await choose('sort', 'votes');
    await press('more');
    const [said, before] = [await status(), await shown()];
    expect(before).toHaveLength(20);
    const expectRestored = async () => {
      await expect.poll(shown).toEqual(before);
      expect(await status()).toBe(said);
      const values = ['query', 'topic', 'year', 'sort'].map((name) => part(name).inputValue());
      expect(await Promise.all(values)).toEqual(['lantern', 'robotics', '', 'votes']);
    };
    await page.reload();
    await expectRestored();
    await choose('year', '2023');
    await choose('sort', 'date');
    await page.goBack();
    await page.goBack();
    await expectRestored();
    await page.goto(new URL('404.html', served.address).href);
    await page.goBack();
    await expectRestored();
  });

  test('that older papers were asked for', async () => {
    await open('?q=lantern');
    await press('older');
    await press('more');
    const [said, before] = [await status(), await shown()];
    await page.reload();
    await settled();
    expect(await status()).toBe(said);
    expect(await shown()).toEqual(before);
    await ask('harbour');
    expect(await status()).toContain('among the newest');
    await page.goBack();
    await expect.poll(status).toBe(said);
    expect(await shown()).toEqual(before);
  });
});

/** Renames the chunks of a shard that no other one has. */
async function putChunksAway(shard: string): Promise<PutAway> {
  const chunksOf = (folder: string) =>
    commonFilesOf(folder, (path) => readFileSync(join(index, path), 'utf8')).chunks;
  const others = shards.filter(({ folder }) => folder !== shard);
  const known = new Set(others.flatMap(({ folder }) => chunksOf(folder)));
  const own = new Set(
    chunksOf(shard)
      .filter((path) => !known.has(path))
      .map((path) => basename(path)),
  );
  return putAway(join(index, CHUNKS_FOLDER), { test: (name) => own.has(name) });
}

describe('an older shard', () => {
  const BROKEN = 2;

  test.each([
    ['its entry', /^pagefind-entry\.json$/u],
    ['its metadata', /^metadata\.json$/u],
    ['what filters go by', /^facets\.json$/u],
    ['the words', undefined],
  ])('without %s leaves search incomplete, until it is back', async (_, missing) => {
    const wanted = papers.filter(isBy('Testholm'));
    const shard = shards[BROKEN]?.folder ?? '';
    const away =
      missing === undefined ? await putChunksAway(shard) : await putAway(join(index, shard), missing);
    // The names of authors stand beside the shards; this word is in every paper.
    await open('?q=author:testholm+looked&sort=votes');
    expect(await part('problem').innerText()).toContain('Search is incomplete');
    await expectInOrder(
      wanted.filter((paper) => shardOf(paper) !== BROKEN),
      mostVotesFirst,
    );
    // What it would add to the counts is not known.
    expect(Object.values(await counts('year')).filter((count) => !count.endsWith('+'))).toEqual([]);
    await press('retry');
    expect(await part('problem').innerText()).toContain('Search is incomplete');
    await away.bringBack();
    await press('retry');
    expect(await part('problem').isVisible()).toBe(false);
    await expectCounts(wanted, wanted);
    await expectInOrder(wanted, mostVotesFirst);
  });

  test('that has the only papers of a query does not let it be said that there are none', async () => {
    const away = await putAway(join(index, shards.at(-1)?.folder ?? ''), /^metadata\.json$/u);
    await open('?q=lantern');
    // Nobody has asked it yet.
    expect(await part('problem').isVisible()).toBe(false);
    await ask(RARE.word);
    expect(await part('problem').innerText()).toContain('Search is incomplete');
    expect(await part('nothing').isVisible()).toBe(false);
    expect(await status()).toBe('');
    await away.bringBack();
    await press('retry');
    expect(await part('problem').isVisible()).toBe(false);
    expect(idsOf(await shown())).toEqual([RARE.id]);
  });

  test('that is missing as all others are leaves no search at all', async () => {
    const away = await putAway(index, /^facets\.json$/u);
    await open('?q=lantern');
    expect(await part('problem').innerText()).toContain('Search is not available');
    await away.bringBack();
    await press('retry');
    expect(await part('problem').isVisible()).toBe(false);
    expect(await shown()).toHaveLength(10);
  });
});
