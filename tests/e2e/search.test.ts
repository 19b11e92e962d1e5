import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { urls } from '../../src/catalog/urls/urls.ts';
import { effectiveDateOf } from '../../src/paper/effective-date.ts';
import { renderedText } from '../../src/search/build/rendered-text.ts';
import { type Served, serve } from '../../src/serving/server.ts';
import { readStore } from '../../src/store/store.ts';
import { violations } from './axe.ts';
import { putAway } from './put-away.ts';
import { collectTrouble, page, replacePage, useNewPages } from './visit.ts';

const site = inject('site');
useNewPages();

const open = (search = '', root = site.root) => page.goto(new URL(`search.html${search}`, root).href);
const first = () => page.locator('#search-results a.headline').first();
const status = () => page.locator('#search-status');

/** Types a query and waits until what is shown belongs to it. */
async function ask(query: string): Promise<void> {
  await page.locator('#search-query').fill(query);
  await answered(query);
}

/** The same without the pause for more letters. */
async function askAtOnce(query: string): Promise<void> {
  await page.locator('#search-query').fill(query);
  await page.keyboard.press('Enter');
  await answered(query);
}

async function answered(query: string): Promise<void> {
  await page.waitForFunction(
    (words) => document.querySelector('#search-status')?.textContent?.includes(`“${words}`) === true,
    // Only the beginning of a long query is repeated.
    query.trim().length <= 50 ? `${query.trim()}”` : query.trim().slice(0, 50),
  );
}

async function count(): Promise<number> {
  const text = await status().innerText();
  return text.startsWith('No papers') ? 0 : Number.parseInt(text, 10);
}

describe('searching', () => {
  test('for a title puts that paper first, for 48 of 50 titles', async () => {
    const papers = [];
    for await (const { paper } of readStore(site.content)) papers.push(paper);
    const asked = papers
      .filter((_, at) => at % Math.max(1, Math.floor(papers.length / 50)) === 0)
      .slice(0, 50);
    expect(asked).toHaveLength(50);
    await open();
    await page.locator('#search-query').focus();
    const missed: string[] = [];
    for (const paper of asked) {
      const title = renderedText(paper.title);
      await askAtOnce(title);
      const address = (await first().count()) === 0 ? 'nothing' : await first().getAttribute('href');
      if (address?.endsWith(urls.paper(paper.id)) !== true) missed.push(`${title}: ${address ?? ''}`);
    }
    expect(missed.length, missed.join('\n')).toBeLessThanOrEqual(2);
  });

  test('for Erdos finds Erdős', async () => {
    await open();
    await ask('Erdos');
    expect(await first().innerText()).toBe('Counting Triangles in Erdős–Rényi Graphs');
    expect(await first().locator('mark').first().innerText()).toBe('Erdős');
  });

  test.each([
    ['either part of two words with a dash between', 'Leibler'],
    ['the two with a hyphen', 'Kullback-Leibler'],
    ['an author without accents', 'zoe angstrom'],
    ['an arXiv id with its prefix and version', 'arXiv:2610.90002v1'],
  ])('finds a paper by %s', async (_, query) => {
    await open();
    await ask(query);
    expect(await first().getAttribute('href')).toContain('papers/2610.90002.html');
  });

  test('marks the words in titles and excerpts, as text', async () => {
    await open();
    await ask('triangles');
    const item = page.locator('#search-results > li').first();
    expect(await item.locator('h2 mark').allInnerTexts()).toEqual(['Triangles']);
    expect(await item.locator('.preview mark').allInnerTexts()).toContain('triangles');
  });

  test('works under a base path without any trouble, and opens the paper', async () => {
    const trouble = collectTrouble(page);
    await open('', site.based);
    await ask('triangles');
    await first().click();
    await page.waitForURL(new URL('papers/2610.90002.html', site.based).href);
    expect(trouble).toEqual([]);
  });

  test('tells how many were found, and what to try where nothing was', async () => {
    await open();
    await ask('zzzyqx');
    expect(await status().innerText()).toBe('No papers for “zzzyqx”');
    expect(await page.locator('#search-nothing').isVisible()).toBe(true);
  });

  test('shows more on demand', async () => {
    await open('?q=the');
    await page.locator('#search-more').click();
    await expect.poll(() => page.locator('#search-results > li').count()).toBe(20);
    await page.reload();
    await expect.poll(() => page.locator('#search-results > li').count()).toBe(20);
  });
});

describe('a query that says more than words', () => {
  const titles = () => page.locator('#search-results a.headline').allInnerTexts();

  test('leaves out what stands behind a minus', async () => {
    await open();
    await ask('contrastive pretraining');
    const all = await count();
    await ask('contrastive pretraining -protein');
    expect(await count()).toBeLessThan(all);
    expect((await titles()).join()).not.toContain('Protein');
    await ask('-protein contrastive pretraining year:1999');
    expect(await count()).toBe(0);
  });

  test('finds a phrase beside other words, and only where it stands so', async () => {
    await open();
    await ask('"for video editing" diffusion');
    expect(await titles()).toContain('Diffusion Sampling for Video Editing');
    await ask('"editing for video" diffusion');
    expect(await titles()).toEqual([]);
  });

  test('finds an author by name among authors alone', async () => {
    await open();
    await ask('author:exemple');
    const names = await page.locator('#search-results .byline').allInnerTexts();
    expect(names.length).toBeGreaterThan(0);
    expect(names.filter((line) => !line.includes('Exemple') && !line.includes('…'))).toEqual([]);
    await ask('author:robot');
    expect(await count()).toBe(0);
  });

  test.each([
    ['Jaming', ['Bela Jaming']],
    ['Jamin', ['Bela Jaming']],
    ['author:Jaming', ['Bela Jaming']],
    ['author:Jamin', ['Bela Jaming']],
    ['Jaming loms', ['Bela Jaming']],
    ['author:张伟', ['张 伟']],
    ['author:"张伟明"', ['张伟明']],
    ['author:张', ['张 伟', '张伟明']],
    ['author:김민수', ['김민수']],
  ])('finds whoever bears a name and nobody else: %s', async (query, names) => {
    await open();
    await page.locator('#search-query').fill(query);
    const bylines = () => page.locator('#search-results .byline').allInnerTexts();
    await expect.poll(async () => (await bylines()).sort()).toEqual(names);
    expect(await page.locator('#search-results .byline mark').first().innerText()).toMatch(
      /^(Jaming|张|김)/u,
    );
  });

  test('marks signs, however they were typed, and runs of Chinese as one', async () => {
    await open();
    for (const query of ['α', 'alpha', '\\alpha']) {
      await ask(query);
      const marked = page.locator('#search-results h2', { hasText: 'Looms' }).first().locator('mark');
      expect(await marked.allInnerTexts()).toEqual(['α']);
    }
    await ask('织布机');
    expect(await first().locator('mark').allInnerTexts()).toEqual(['织布机']);
  });

  test('names the topics that may be meant where there is none of a name', async () => {
    await open();
    await page.locator('#search-query').fill('triangles topic:nonsense');
    await expect.poll(() => status().innerText()).toContain('No topic is called “nonsense”');
    expect(await page.locator('#search-nothing').isVisible()).toBe(false);
    await page.locator('#search-query').fill('triangles topic:graps');
    await expect.poll(() => status().innerText()).toContain('No topic is called “graps”. Near it: ');
    await status().getByRole('link', { name: 'Graphs and structured data' }).click();
    await expect.poll(() => status().innerText()).toMatch(/for “triangles topic:[a-z-]+”$/u);
    await page.locator('#search-query').fill('topic:comput');
    await expect.poll(() => status().getByRole('link').count()).toBeGreaterThan(1);
    expect(await status().innerText()).toMatch(/^Several topics .*“comput”: .*Computer vision; /u);
  });

  test('that asks for nothing yet finds nothing', async () => {
    await open();
    await ask('triangles');
    for (const query of ['author:', '"', '-']) {
      await page.locator('#search-query').fill(query);
      await expect.poll(() => page.locator('#search-start').isVisible()).toBe(true);
      expect(await page.locator('#search-results > li').count()).toBe(0);
      await ask('triangles');
    }
  });

  test('narrows to a span of years', async () => {
    await open();
    await ask('model year:2023..2024');
    const dates = await page
      .locator('#search-results time')
      .evaluateAll((times) => times.map((time) => (time as HTMLTimeElement).dateTime.slice(0, 4)));
    expect(dates.length).toBeGreaterThan(0);
    expect([...new Set(dates)].sort()).toEqual(['2023', '2024']);
  });

  test('with a slip in it is answered as it was meant, and says so', async () => {
    await open();
    await page.locator('#search-query').fill('contrastive pretrainnig');
    await expect.poll(() => status().innerText()).toContain('for “contrastive pretraining”');
    expect(await first().innerText()).toContain('Contrastive Pretraining');
  });

  test('of which no paper has all words is answered by the nearest papers', async () => {
    await open();
    await page.locator('#search-query').fill('sparse attention xylophone protein');
    await expect.poll(() => status().innerText()).toContain('No paper has all words of');
    const nearest = page.getByRole('region', { name: 'Nearest to what you describe' });
    expect(await nearest.locator('a.headline').first().innerText()).toBe(
      'Sparse Attention for Protein Design',
    );
    expect(await nearest.locator('h3').count()).toBe(10);
    await page.locator('#search-more').click();
    await expect.poll(() => nearest.locator('h3').count()).toBe(20);
    // The arrow keys go through both lists.
    await page.locator('#search-query').focus();
    await page.keyboard.press('ArrowDown');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(
      'Sparse Attention for Protein Design',
    );
  });

  test('that describes a paper in other words finds it, and says by which words others are near', async () => {
    await open();
    await ask('how do I spend less attention on long sequences of amino acids when I make new proteins?');
    expect(await page.locator('#search-nearest a.headline').allInnerTexts()).toContain(
      'Sparse Attention for Protein Design',
    );
    expect(await page.locator('#search-nearest .close-to').first().innerText()).toMatch(/^Close to: \p{L}+/u);
  });

  test('may be a paper, to which others are similar', async () => {
    await open('?q=triangles');
    await page.getByRole('link', { name: 'More like this: Counting Triangles' }).click();
    await expect.poll(() => status().innerText()).toContain('papers most similar to “Counting Triangles in');
    const similar = page.getByRole('region', { name: 'Most similar papers' });
    expect(await similar.locator('a.headline').count()).toBe(10);
    expect(await similar.locator('a[href*="2610.90002"]').count()).toBe(0);
    expect(await similar.locator('.close-to').first().innerText()).toMatch(/^Both have: \p{L}+/u);
  });
});

describe('counts and order', () => {
  test('are those of the store', async () => {
    const votes: number[] = [];
    for await (const { paper } of readStore(site.content)) votes.push(paper.upvotes ?? 0);
    await open('?year=2024&sort=votes');
    await expect.poll(count).toBeGreaterThan(0);
    let ofYear = 0;
    for await (const { paper } of readStore(site.content))
      if (effectiveDateOf(paper)?.startsWith('2024')) ofYear += 1;
    expect(await count()).toBe(ofYear);
    await open('?q=model&sort=votes');
    await expect.poll(count).toBeGreaterThan(0);
    const shown = (await page.locator('#search-results .meta span').allInnerTexts()).flatMap((fact) =>
      fact.endsWith(' upvotes') ? [Number.parseInt(fact, 10)] : [],
    );
    expect(shown).toEqual(shown.toSorted((a, b) => b - a));
    expect(shown[0]).toBeGreaterThan(0);
    expect(votes).toContain(shown[0]);
  });
});

describe('recent searches', () => {
  test('come back on the empty page, and are forgotten when asked to', async () => {
    await open();
    await ask('triangles');
    await page.keyboard.press('Enter');
    await open();
    await page.keyboard.press('/');
    const again = page.locator('#search-recent').getByRole('button', { name: 'triangles' });
    await again.click();
    await expect.poll(() => status().innerText()).toContain('“triangles”');
    await open();
    await page.keyboard.press('/');
    await page.getByRole('button', { name: 'Clear recent searches' }).click();
    expect(await page.locator('#search-recent').isVisible()).toBe(false);
    await page.reload();
    await page.keyboard.press('/');
    await page.waitForFunction(() => document.querySelector('script[src*="assets/search."]') !== null);
    expect(await page.locator('#search-recent').isVisible()).toBe(false);
  });
});

describe('the search of every page', () => {
  const dialog = () => page.locator('dialog.finder');

  test('shows the first results in a dialog, by keyboard alone, and gives the focus back', async () => {
    const trouble = collectTrouble(page);
    await page.goto(new URL('archive.html', site.based).href);
    await page.keyboard.press('/');
    await page.keyboard.type('triangles');
    await expect
      .poll(() => dialog().locator('.finder-status').innerText())
      .toContain('1 paper for “triangles”');
    expect(await dialog().locator('input').inputValue()).toBe('triangles');
    await page.keyboard.press('ArrowDown');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('Triangles');
    await page.keyboard.press('Escape');
    expect(await dialog().isVisible()).toBe(false);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('find');
    expect(trouble).toEqual([]);
  });

  test('leads to all results by Enter', async () => {
    await page.goto(new URL('topics.html', site.root).href);
    await page.keyboard.press('/');
    await page.keyboard.type('model');
    await dialog().waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL(/search\.html\?q=model$/u);
    await expect.poll(count).toBeGreaterThan(10);
  });

  test('is clean by axe, and fits a phone', async () => {
    await replacePage({ viewport: { width: 390, height: 844 }, bypassCSP: true });
    await page.goto(new URL('index.html', site.root).href);
    await page.locator('#find').pressSequentially('model');
    await expect.poll(() => dialog().locator('a.headline').count()).toBeGreaterThan(3);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    expect(await violations(page)).toEqual([]);
  });

  test('says plainly that there is no index', async () => {
    await page.goto(new URL('index.html', site.indexless).href);
    await page.locator('#find').pressSequentially('model');
    await expect.poll(() => dialog().getByRole('alert').innerText()).toContain('Search is not available');
  });
});

describe('filters and order', () => {
  test('a filter by topic and year narrows', async () => {
    await open();
    await ask('model');
    const all = await count();
    const topics = await page
      .locator('#search-topic option:not([disabled])')
      .evaluateAll((options) => options.map((option) => (option as HTMLOptionElement).value));
    const topic = topics[1] ?? '';
    expect(topic).not.toBe('');
    await page.locator('#search-topic').selectOption(topic);
    await expect.poll(count).toBeLessThan(all);
    const ofTopic = await count();
    expect(await page.locator(`#search-topic option[value="${topic}"]`).innerText()).toContain(
      `(${ofTopic})`,
    );
    const years = await page
      .locator('#search-year option:not([disabled])')
      .evaluateAll((options) => options.map((option) => (option as HTMLOptionElement).value));
    const year = years[1] ?? expect.fail('There is no year.');
    await page.locator('#search-year').selectOption(year);
    await expect.poll(async () => page.url()).toContain(`year=${year}`);
    const yearsShown = () =>
      page
        .locator('#search-results time')
        .evaluateAll((times) => [
          ...new Set(times.map((time) => (time as HTMLTimeElement).dateTime.slice(0, 4))),
        ]);
    await expect.poll(yearsShown).toEqual([year]);
    expect(await count()).toBeGreaterThan(0);
    expect(await count()).toBeLessThanOrEqual(ofTopic);
  });

  test('a year alone lists its papers, the newest first', async () => {
    await open('?year=2024');
    await expect.poll(count).toBeGreaterThan(0);
    const dates = await page
      .locator('#search-results time')
      .evaluateAll((times) => times.map((time) => (time as HTMLTimeElement).dateTime));
    expect(dates).toEqual(dates.toSorted().reverse());
    expect(dates[0]).toMatch(/^2024/u);
  });

  test('the order can be by date', async () => {
    await open('?q=model&sort=date');
    await expect.poll(count).toBeGreaterThan(0);
    const dates = await page
      .locator('#search-results time')
      .evaluateAll((times) => times.map((time) => (time as HTMLTimeElement).dateTime));
    expect(dates).toEqual(dates.toSorted().reverse());
  });
});

describe('the address', () => {
  test('has the whole question, and a reload restores it', async () => {
    await open('?q=model&sort=date');
    await expect.poll(count).toBeGreaterThan(0);
    const before = await page.locator('#search-results').innerText();
    await page.reload();
    await expect.poll(() => page.locator('#search-results').innerText()).toBe(before);
    expect(await page.locator('#search-query').inputValue()).toBe('model');
    expect(await page.locator('#search-sort').inputValue()).toBe('date');
  });

  test('the back button restores the query', async () => {
    await open();
    await ask('triangles');
    await page.keyboard.press('Enter');
    await ask('attention');
    await page.goBack();
    await expect.poll(() => page.locator('#search-query').inputValue()).toBe('triangles');
    await expect.poll(() => status().innerText()).toContain('“triangles”');
    await page.goBack();
    await expect.poll(() => page.locator('#search-query').inputValue()).toBe('');
    await page.goForward();
    await first().click();
    await page.waitForURL(/papers\//u);
    await page.goBack();
    await expect.poll(() => page.locator('#search-query').inputValue()).toBe('triangles');
    await expect.poll(() => status().innerText()).toContain('“triangles”');
  });

  test('letters typed in one go make one step back', async () => {
    await open();
    await page.locator('#search-query').pressSequentially('triangles', { delay: 20 });
    await expect.poll(() => page.url()).toContain('q=triangles');
    await page.goBack();
    await expect.poll(() => page.locator('#search-query').inputValue()).toBe('');
    expect(page.url()).toMatch(/search\.html$/u);
  });

  test('a query from the header’s box arrives where no script of the search can be had', async () => {
    await page.route(/assets\/search-dialog\./u, (route) => route.abort());
    await page.goto(new URL('index.html', site.root).href);
    await page.locator('#find').fill('triangles');
    await page.locator('#find').press('Enter');
    await expect.poll(() => status().innerText()).toContain('“triangles”');
  });
});

test('the keyboard alone is enough', async () => {
  await open('?q=model');
  await expect.poll(count).toBeGreaterThan(1);
  await page.keyboard.press('/');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('search-query');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  const address = await first().getAttribute('href');
  expect(await page.evaluate(() => document.activeElement?.getAttribute('href'))).toBe(address);
  await page.keyboard.press('Escape');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('search-query');
  await page.keyboard.press('Escape');
  expect(await page.locator('#search-query').inputValue()).toBe('');
  expect(await page.locator('#search-start').isVisible()).toBe(true);
  await page.keyboard.type('triangles');
  await expect.poll(() => status().innerText()).toContain('“triangles”');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.waitForURL(/papers\/2610\.90002\.html$/u);
});

describe('the worker in which Pagefind runs', () => {
  test('is started by a page that allows no WebAssembly', async () => {
    const started = page.waitForEvent('worker');
    await open('?q=triangles');
    expect((await started).url()).toMatch(/assets\/search\./u);
    await answered('triangles');
    const refused = await page.evaluate(() =>
      // The smallest module: its magic number and its version.
      WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])).then(() => '', String),
    );
    expect(refused).toContain('Content Security Policy');
  });

  test('that can no longer be loaded is said so plainly, with a button to reload', async () => {
    let requests = 0;
    await page.route(/assets\/search\./u, (route) => {
      // The first request is that of the page.
      requests += route.request().resourceType() === 'script' ? 1 : 0;
      return requests > 1 ? route.abort() : route.continue();
    });
    await open('?q=triangles');
    const problem = page.locator('#search-problem');
    await expect.poll(() => problem.innerText()).toContain('the site has been updated');
    expect(await problem.getByRole('button').innerText()).toBe('Reload');
    await page.unroute(/assets\/search\./u);
    await problem.getByRole('button').click();
    await answered('triangles');
  });
});

describe('a broken index', () => {
  let folder: string;
  let served: Served;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'broadsheet-broken-'));
    await cp(site.folder, folder, { recursive: true });
    served = await serve({ folder, base: '/', host: '127.0.0.1', port: 0, anyPort: true });
  });
  afterAll(async () => {
    await served.close();
    await rm(folder, { recursive: true });
  });

  test('that is missing is said so plainly', async () => {
    await open('?q=model', site.indexless);
    await expect.poll(() => page.locator('#search-problem').innerText()).toContain('Search is not available');
    expect(await page.locator('#search-nothing').isVisible()).toBe(false);
    expect(await page.locator('#search-retry').isVisible()).toBe(true);
  });

  test.each([
    ['its table of contents', /^shards\.json$/u, 'not available'],
    ['its script', /^pagefind\.\w+\.js$/u, 'not available'],
    ['its entry', /^pagefind-entry\.json$/u, 'not available'],
    ['its engine', /^wasm\./u, 'not available'],
    ['its metadata', /^metadata\.json$/u, 'not available'],
    ['the words', /\.pf_index$/u, 'incomplete'],
    ['what filters go by', /^facets\.json$/u, 'not available'],
    ['the shown parts', /^\d+\.bin$/u, 'incomplete'],
  ])('without %s never claims that there are no papers', async (_, missing, message) => {
    const away = await putAway(join(folder, 'pagefind'), missing);
    await open('?q=triangles', served.address);
    await expect.poll(() => page.locator('#search-problem').innerText()).toContain(message);
    expect(await page.locator('#search-nothing').isVisible()).toBe(false);
    expect(await status().innerText()).not.toContain('No papers');
    // Once the pieces are back, trying again is enough.
    await away.bringBack();
    await page.locator('#search-retry').click();
    await expect.poll(() => page.locator('#search-results a').count()).toBeGreaterThan(0);
    await expect.poll(() => page.locator('#search-problem').isVisible()).toBe(false);
  });
});
