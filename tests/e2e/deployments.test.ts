import { cp, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { CACHE_RULES, type CacheRule } from '../../scripts/bench-deployments/cache-rules.ts';
import { deploy } from '../../scripts/bench-deployments/deploying.ts';
import { COMMON, type GrowingIndex, growingIndexes } from '../../scripts/bench-deployments/indexes.ts';
import { Reader } from '../../scripts/bench-deployments/reader.ts';
import { FACETS_FILE } from '../../src/search/format/facets.ts';
import { MANIFEST_FILE, type ManifestShard } from '../../src/search/format/manifest.ts';
import { readManifest, writeManifest } from '../../src/search/format/manifest-json.ts';
import { STORED_FOLDER } from '../../src/search/format/stored-papers.ts';
import { launch, newContext } from './browser.ts';
import { type CachedSite, serveCached } from './cached-server.ts';

const site = inject('site');
let work: string;
let folder: string;
let indexes: readonly GrowingIndex[];
let browser: Browser;
let context: BrowserContext;
let served: CachedSite;

beforeAll(async () => {
  work = await mkdtemp(join(tmpdir(), 'broadsheet-deployments-'));
  folder = join(work, 'site');
  await cp(site.folder, folder, { recursive: true });
  indexes = await growingIndexes(work, 3);
  browser = await launch(site.browser);
});
afterAll(async () => {
  await browser.close();
  await rm(work, { recursive: true });
});
beforeEach(async () => {
  context = await newContext(browser);
  await rm(join(folder, 'pagefind'), { recursive: true, force: true });
});
afterEach(async () => {
  await context.close();
  served.close();
});

const indexAt = (at: number): GrowingIndex => indexes[at] ?? { folder: '', newest: '', older: '', papers: 0 };
const ruleOf = (words: string): CacheRule =>
  CACHE_RULES.find(({ name }) => name.includes(words)) ?? { name: '', pages: undefined, others: undefined };

// The recipe has the rules of two others, for two kinds of files; `npm run bench:deployments` also runs with it.
describe.each(CACHE_RULES.filter((rule) => !('isRecipe' in rule)))(
  'under the cache rule of $name',
  (rule) => {
    test.each([
      ['have gone', false],
      ['stay for one', true],
    ])('no search misses anything whose former parts %s deployment', async (_, keepsFormer) => {
      await deploy(indexAt(0).folder, folder, keepsFormer);
      served = await serveCached(folder, rule);
      const reader = new Reader(context, served.address);
      const outcomes = [...(await reader.open(indexAt(0)))];
      for (const index of indexes.slice(1)) {
        await deploy(index.folder, folder, keepsFormer);
        outcomes.push(...(await reader.search(index)));
      }
      expect(outcomes.length).toBe(7 * indexes.length);
      expect(outcomes.filter(({ isRight }) => !isRight)).toEqual([]);
      // Once it is read, and once more where a part was gone: nobody asks again and again.
      expect(outcomes.filter(({ manifests }) => manifests > 2)).toEqual([]);
    });
  },
);

// On a busy machine, its 77 searches take minutes.
test('two builds in turn, with the service worker, never give a mixed result or miss papers', {
  timeout: 300_000,
}, async () => {
  await context.close();
  context = await newContext(browser, { serviceWorkers: 'allow' });
  await deploy(indexAt(0).folder, folder, false);
  served = await serveCached(folder, ruleOf('GitHub Pages'));
  const reader = new Reader(context, served.address);
  const outcomes = [...(await reader.open(indexAt(0)))];
  for (let turn = 1; turn <= 10; turn += 1) {
    const index = indexAt(turn % 2);
    await deploy(index.folder, folder, turn % 3 === 0);
    outcomes.push(...(await reader.search(index)));
  }
  expect(context.serviceWorkers()).toHaveLength(1);
  expect(outcomes.length).toBe(77);
  // A tab that misses nothing goes on with the build that it has. It may tell the papers of either build, and no other number.
  const wholes = [0, 1].map((at) => `${indexAt(at).papers} papers for “${COMMON}”`);
  const isWhole = ({ query, said, problem }: { query: string; said: string; problem: string }) =>
    query === COMMON && problem === '' && wholes.includes(said);
  expect(outcomes.filter((outcome) => !outcome.isRight && !isWhole(outcome))).toEqual([]);
});

test('a page that a cache has kept, whose script has gone, is loaded anew past that cache', async () => {
  await deploy(indexAt(0).folder, folder, false);
  const file = join(folder, 'search.html');
  const html = await readFile(file, 'utf8');
  await writeFile(file, html.replace(/(assets\/search\.)\w+\.js/u, '$1gone.js'));
  served = await serveCached(folder, { name: '', pages: 'max-age=31536000', others: 'max-age=31536000' });
  const address = new URL('search.html', served.address).href;
  await (await context.newPage()).goto(address);
  await writeFile(file, html);
  const page = await context.newPage();
  await page.goto(address);
  await page.locator('#search-query').fill(COMMON);
  await page.locator('#search-problem').getByRole('button', { name: 'Reload' }).click();
  const status = page.locator('#search-status');
  await expect.poll(() => status.innerText()).toContain(`${indexAt(0).papers} papers`);
  expect(await page.locator('#search-query').inputValue()).toBe(COMMON);
});

describe('an open tab', () => {
  let page: Page;
  /** How often the open tab has asked for the manifest since it was ready. */
  let manifestsAsked = 0;
  const problem = () => page.locator('#search-problem');
  const said = () => page.locator('#search-status').innerText();

  async function open(rule: CacheRule): Promise<void> {
    await deploy(indexAt(0).folder, folder, false);
    served = await serveCached(folder, rule);
    page = await context.newPage();
    await page.goto(new URL('search.html', served.address).href);
    await ask(COMMON);
    expect(await said()).toContain(`${indexAt(0).papers} papers`);
    manifestsAsked = 0;
    page.on('request', (request) => {
      if (request.url().includes(MANIFEST_FILE)) manifestsAsked += 1;
    });
  }

  async function ask(query: string): Promise<void> {
    // In one step: on a busy machine, a search may begin between typing and Enter, and each asks for the manifest.
    await page.locator('#search-query').evaluate((box: HTMLInputElement, text) => {
      box.value = text;
      box.form?.requestSubmit();
    }, query);
    await page.locator('#search-results[aria-busy="false"]').waitFor({ state: 'attached' });
  }

  /** Replaces the manifest by what `change` makes of it. */
  async function changeManifest(change: (text: string) => string): Promise<void> {
    const file = join(folder, 'pagefind', MANIFEST_FILE);
    const text = await readFile(file, 'utf8');
    // Another file, as deployments make one: the old one is a link to the index that was made.
    await rm(file);
    await writeFile(file, change(text));
  }

  test('that is too old for the site’s search says so, and a reload helps', async () => {
    await open(ruleOf('GitHub Pages'));
    await deploy(indexAt(1).folder, folder, false);
    await changeManifest((text) => text.replace(/"format":\d+/u, '"format":99'));
    await ask(indexAt(1).newest);
    expect(await problem().innerText()).toContain('This page is older than the site’s search.');
    await changeManifest(() => writeManifest(readManifestOf(1)));
    await problem().getByRole('button', { name: 'Reload' }).click();
    await expect.poll(said).toBe(`1 paper for “${indexAt(1).newest}”`);
    expect(await problem().isVisible()).toBe(false);
  });

  test('that is newer than the site’s search asks to try again, which is enough', async () => {
    await open(ruleOf('nginx'));
    await changeManifest((text) => text.replace(/"format":\d+/u, '"format":1'));
    await page.reload();
    await ask(indexAt(0).older);
    expect(await problem().innerText()).toContain('the site is being updated');
    await changeManifest(() => writeManifest(readManifestOf(0)));
    await problem().getByRole('button', { name: 'Try again' }).click();
    await expect.poll(said).toBe(`1 paper for “${indexAt(0).older}”`);
  });

  test('tries once more by itself where a part is missing that the manifest still names', async () => {
    await open(ruleOf('Netlify'));
    const texts = join(folder, 'pagefind', STORED_FOLDER);
    await rename(texts, `${texts}.away`);
    await ask(indexAt(0).older);
    expect(await problem().innerText()).toContain('Search is incomplete');
    expect(manifestsAsked).toBe(1);
    await rename(`${texts}.away`, texts);
    // The next search, whatever it is, begins with what was missing.
    await ask(indexAt(1).older);
    expect(await problem().isVisible()).toBe(false);
    expect(await said()).toBe(`1 paper for “${indexAt(1).older}”`);
  });

  test('tries a third time where another index had not arrived as a whole', async () => {
    await open(ruleOf('nginx'));
    await deploy(indexAt(1).folder, folder, false);
    const isNew = ({ folder: shard }: ManifestShard) =>
      readManifestOf(0).shards.every((other) => other.folder !== shard);
    const shard = readManifestOf(1).shards.find(isNew)?.folder ?? expect.fail('No shard is new.');
    let refused = 0;
    // As a host answers which the files of the shard have not reached yet.
    await page.route(`**/${shard}/**`, async (route) => {
      if (manifestsAsked < 2) {
        refused += 1;
        await route.fulfill({ status: 404, body: 'Not found' });
      } else await route.continue();
    });
    await ask(indexAt(1).newest);
    expect(await said()).toBe(`1 paper for “${indexAt(1).newest}”`);
    expect(await problem().isVisible()).toBe(false);
    expect(refused).toBeGreaterThan(0);
    expect(manifestsAsked).toBe(2);
  });

  test('takes a damaged part anew, though its host allowed to keep it for ever', async () => {
    await deploy(indexAt(0).folder, folder, false);
    const facets = join(folder, 'pagefind', readManifestOf(0).shards[0]?.folder ?? '', FACETS_FILE);
    const whole = await readFile(facets);
    await rm(facets);
    await writeFile(facets, whole.subarray(0, -9));
    served = await serveCached(folder, ruleOf('immutable'));
    page = await context.newPage();
    await page.goto(new URL('search.html', served.address).href);
    await ask(indexAt(0).newest);
    expect(await problem().isVisible()).toBe(true);
    await writeFile(facets, whole);
    await problem().getByRole('button', { name: 'Try again' }).click();
    await expect.poll(said).toBe(`1 paper for “${indexAt(0).newest}”`);
    expect(await problem().isVisible()).toBe(false);
  });

  function readManifestOf(at: number) {
    return manifests[at] ?? expect.fail('There is no such index.');
  }
  let manifests: readonly ReturnType<typeof readManifest>[] = [];
  beforeAll(async () => {
    manifests = await Promise.all(
      indexes.map(async (index) => readManifest(await readFile(join(index.folder, MANIFEST_FILE), 'utf8'))),
    );
  });
});
