import { hash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Paper } from '../../../src/paper/schema.ts';
import { normalizeQuery } from '../../../src/search/analysis/folding.ts';
import { decodeEntry } from '../../../src/search/authors/author-entries.ts';
import { buildIndex, type IndexReport } from '../../../src/search/build/build-index.ts';
import { shardInputs } from '../../../src/search/build/shard-inputs.ts';
import { PLAN_LIMITS, type PlanLimits } from '../../../src/search/build/shard-planner.ts';
import { filesOfSnapshot, filesOfStore } from '../../../src/search/build/stored-files.ts';
import { MANIFEST_FILE, type Manifest } from '../../../src/search/format/manifest.ts';
import { readManifest } from '../../../src/search/format/manifest-json.ts';
import { abstractOf, META_WEIGHTS, type StoredFields } from '../../../src/search/format/stored-fields.ts';
import {
  BLOCKS_FILE,
  decodeBlocks,
  placeOf,
  readStoredPapers,
} from '../../../src/search/format/stored-papers.ts';
import {
  chunkFile,
  decodeMetadata,
  METADATA_FILE,
  pageNumber,
} from '../../../src/search/pagefind/compact-metadata.ts';
import { encodePfMeta } from '../../../src/search/pagefind/pf-meta.ts';
import { decodeDictionaryFile, filesFor } from '../../../src/search/spelling/dictionary-files.ts';
import { serialize } from '../../../src/store/document.ts';
import { takeSnapshot } from '../../../src/store/snapshot/take-snapshot.ts';
import { pathOf, writePaperFile } from '../../../src/store/store.ts';

let work: string;
let content: string;
beforeEach(async () => {
  work = await mkdtemp(join(tmpdir(), 'broadsheet-search-'));
  content = join(work, 'content');
  await mkdir(content);
});
afterEach(() => rm(work, { recursive: true }));

async function put(id: string, changes: Partial<Paper> = {}): Promise<void> {
  const paper: Paper = {
    id,
    title: `On ${id}`,
    abstract: 'We count sheep.',
    sources: ['listing'],
    ...changes,
  };
  await writePaperFile(content, pathOf(paper), serialize(paper));
}

function build(out: string, limits: PlanLimits = PLAN_LIMITS): Promise<IndexReport> {
  const options = { contentDir: content, topicsFiles: [], cacheDir: join(work, 'stock'), limits };
  return buildIndex({ ...options, outDir: join(work, out) }, () => undefined);
}

async function manifestIn(out: string): Promise<Manifest> {
  return readManifest(await readFile(join(work, out, MANIFEST_FILE), 'utf8'));
}

async function bytesIn(out: string): Promise<Map<string, string>> {
  const entries = await readdir(join(work, out), { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(work, out).length));
  const read = files.map(
    async (file) => [file, (await readFile(join(work, out, file))).toString('base64')] as const,
  );
  return new Map((await Promise.all(read)).sort());
}

interface Found {
  readonly url: string;
  readonly content: string;
  readonly meta: StoredFields;
}

interface Result {
  readonly id: string;
}

/** Asks the engine as the page does, with files in the place of the network. */
async function ask(out: string, ...queries: readonly string[]): Promise<Found[][]> {
  const folder = join(work, out);
  const original = globalThis.fetch;
  globalThis.fetch = async (address) => {
    const path = String(address)
      .replace(/\?.*$/u, '')
      .replace(/^http:\/\/site\/(?:.*\/(?=wasm)|.*\.\.\/)?/u, '');
    if (!path.endsWith('.pf_meta')) return new Response(await readFile(join(folder, path)));
    const metadata = await readFile(join(folder, dirname(path), METADATA_FILE), 'utf8');
    return new Response(encodePfMeta(decodeMetadata(metadata)));
  };
  try {
    const { engine, shards } = await manifestIn(out);
    const { createInstance } = await import(pathToFileURL(join(folder, engine.script)).href);
    const [shard] = shards;
    const instance = createInstance({
      basePath: `http://site/${shard?.folder}/`,
      noWorker: true,
      metaCacheTag: '1',
      ranking: { metaWeights: META_WEIGHTS },
    });
    const answers: Found[][] = [];
    for (const query of queries) {
      const { results } = await instance.search(normalizeQuery(query));
      answers.push(await Promise.all(results.map(({ id }: Result) => storedAs(folder, shard?.folder, id))));
    }
    return answers;
  } finally {
    globalThis.fetch = original;
  }
}

async function storedAs(folder: string, shard: string | undefined, id: string): Promise<Found> {
  const blocks = decodeBlocks(await readFile(join(folder, shard ?? '', BLOCKS_FILE), 'utf8'));
  const place = placeOf(blocks, pageNumber(id)) ?? expect.fail(`No page ${id}.`);
  const papers = await readStoredPapers(new Uint8Array(await readFile(join(folder, place.file))));
  return papers[place.at] ?? expect.fail(`No page ${id}.`);
}

describe('the search index of a store', () => {
  test('has the same bytes for the same store, built anew or taken from the cache', async () => {
    await put('2603.00001', { listed: '2026-03-04', published: '2025-12-30' });
    await put('2603.00002', { listed: '2026-03-05' });
    expect(await build('a')).toEqual({ papers: 2, shards: { built: 1, reused: 0 } });
    expect(await build('b')).toEqual({ papers: 2, shards: { built: 0, reused: 1 } });
    await rm(join(work, 'stock'), { recursive: true });
    expect(await build('c')).toEqual({ papers: 2, shards: { built: 1, reused: 0 } });
    const bytes = await bytesIn('a');
    expect(await bytesIn('b')).toEqual(bytes);
    expect(await bytesIn('c')).toEqual(bytes);
    const { papers, engine, shards, vocabulary } = await manifestIn('a');
    expect(papers).toBe(2);
    expect(shards).toMatchObject([{ papers: 2, first: '2026-03', last: '2026-03', years: ['2025', '2026'] }]);
    for (const name of [engine.script, engine.wasm, vocabulary?.folder ?? ''])
      expect(existsSync(join(work, 'a', name))).toBe(true);
    expect(await readdir(join(work, 'a', shards[0]?.folder ?? ''))).not.toContain(engine.script);
  });

  test('is written without the files that the site has already', async () => {
    await put('2603.00001', { listed: '2026-03-04' });
    await build('a');
    await put('2603.00002', { listed: '2026-03-05', abstract: 'We count goats.' });
    await build('b');
    const [former, wanted] = [await bytesIn('a'), await bytesIn('b')];
    const options = {
      contentDir: content,
      topicsFiles: [],
      cacheDir: join(work, 'stock'),
      outDir: join(work, 'c'),
      isPublished: (path: string, digest: string) => {
        const own = Buffer.from(former.get(`/${path}`) ?? '', 'base64');
        return hash('sha256', own, 'base64url') === digest;
      },
    };
    await buildIndex(options, () => undefined);
    const written = await bytesIn('c');
    expect(new Map([...former, ...written])).toEqual(new Map([...former, ...wanted]));
    expect(written.size).toBeLessThan(wanted.size);
    expect(written.get('/parts.json')).toBe(wanted.get('/parts.json'));
  });

  test('is that of a snapshot, whatever happens to the store', async () => {
    await put('2603.00001', { listed: '2026-03-04' });
    await put('2603.00002', { listed: '2026-03-05' });
    await build('a');
    const notice = () => undefined;
    using snapshot = await takeSnapshot({ contentDir: content, workDir: join(work, 'snapshot'), notice });
    await put('2603.00002', { listed: '2026-03-05', title: 'Changed' });
    await put('2603.00003', { listed: '2026-03-06' });
    await rm(join(content, 'papers/2026/03/2603.00001.md'));
    const options = {
      contentDir: content,
      snapshot,
      topicsFiles: [],
      cacheDir: join(work, 'other'),
      outDir: join(work, 'b'),
    };
    expect(await buildIndex(options, () => undefined)).toMatchObject({ papers: 2 });
    expect(await bytesIn('b')).toEqual(await bytesIn('a'));
  });

  test('has a dictionary with the words of all papers', async () => {
    for (const id of ['2603.00001', '2603.00002']) await put(id, { listed: '2026-03-04' });
    await build('a');
    const { folder = '', ...blocks } = (await manifestIn('a')).vocabulary ?? {};
    const [name = ''] = filesFor({ forward: [], backward: [], ...blocks }, ['frequent']);
    expect(await readdir(join(work, 'a', folder))).toEqual([name]);
    const text = await readFile(join(work, 'a', folder, name), 'utf8');
    expect(decodeDictionaryFile(name, text).words).toContain('sheep');
  });

  test('is built anew when a paper has changed, without the files that cannot be read', async () => {
    await put('2603.00001', { listed: '2026-03-04' });
    await build('a');
    await put('2603.00001', { listed: '2026-03-04', title: 'Another title' });
    await mkdir(join(content, 'papers/2026/02'), { recursive: true });
    await writeFile(join(content, 'papers/2026/02/broken.md'), 'no front matter');
    expect(await build('b')).toEqual({ papers: 1, shards: { built: 1, reused: 0 } });
    const [[found] = []] = await ask('b', 'another');
    expect(found?.meta.title).toBe('Another title');
  });

  test('is split into small chunks, so that a word needs only one of them', async () => {
    for (let at = 0; at < 12; at += 1) {
      const abstract = Array.from({ length: 500 }, (_, word) => `w${at}x${word}`).join(' ');
      await put(`2603.0000${at}`, { listed: '2026-03-04', abstract });
    }
    await build('a');
    const [shard] = (await manifestIn('a')).shards;
    const metadata = await readFile(join(work, 'a', shard?.folder ?? '', METADATA_FILE), 'utf8');
    const parts = decodeMetadata(metadata).chunks;
    for (const chunk of parts) expect(existsSync(join(work, 'a', chunkFile(chunk)))).toBe(true);
    expect(parts.length).toBeGreaterThan(1);
  });

  test('has no shards if there are no papers', async () => {
    expect(await build('a')).toEqual({ papers: 0, shards: { built: 0, reused: 0 } });
    expect((await manifestIn('a')).shards).toEqual([]);
  });

  test('fails with the error of the shard that cannot be built', async () => {
    await put('2603.00001', { listed: '2026-03-04' });
    await writeFile(join(work, 'topics.yaml'), 'topics: 7');
    const options = { contentDir: content, cacheDir: join(work, 'stock'), outDir: join(work, 'a') };
    const failing = buildIndex({ ...options, topicsFiles: [join(work, 'topics.yaml')] }, () => undefined);
    await expect(failing).rejects.toThrow('topics.yaml:1:');
  });

  test('has a list of the authors, with the pages that they have', async () => {
    await put('1', { authors: [{ name: 'Ada Example' }, { name: '李 小明' }], listed: '2026-03-04' });
    await put('2', { authors: [{ name: 'Example, Ada' }, { name: 'Bo Muster*' }], listed: '2026-03-05' });
    const options = { contentDir: content, topicsFiles: [], cacheDir: join(work, 'stock') };
    const untilPages = async () => (slug: string) => slug === 'ada-example';
    await buildIndex({ ...options, outDir: join(work, 'a'), untilPages }, () => undefined);
    const [{ folder } = { folder: '' }] = (await manifestIn('a')).authors ?? [];
    const files = await readdir(join(work, 'a', folder));
    expect(files.sort()).toEqual(['0.txt', 'starts.txt']);
    const lines = (await readFile(join(work, 'a', folder, '0.txt'), 'utf8'))
      .split('\n')
      .map((line) => decodeEntry(line));
    const known = new Map(lines.map(({ name, slug, papers }) => [name, { slug, papers: [...papers] }]));
    expect(Object.fromEntries(known)).toEqual({
      'Ada Example': { slug: 'ada-example', papers: [[0, [0, 1]]] },
      'Bo Muster': { slug: undefined, papers: [[0, [1]]] },
      '李 小明': { slug: undefined, papers: [[0, [0]]] },
    });
  });

  test('finds papers by mathematical symbols, by the names of symbols, and in scripts without spaces', async () => {
    await put('1', { title: 'On $\\alpha$-divergence' });
    await put('2', { title: 'Of alpha particles' });
    await put('3', { abstract: 'The gradient $\\nabla f$ over $\\mathbb{R}^n$.' });
    await put('4', { title: '深度学习综述', abstract: '我们研究图像识别。' });
    await put('5', { title: 'がんの画像診断' });
    await put('6', { title: '한국어 언어모델의 평가' });
    await put('7', { title: 'A title alone', abstract: '' });
    await put('8', { authors: [{ name: 'Ana Exemplova' }], published: '2017-06-12' });
    await put('9', { authors: [{ name: 'Ana Exemplova' }], published: '2019-06-12' });
    await build('a');
    const expected = {
      α: ['1', '2'],
      alpha: ['1', '2'],
      'α-divergence': ['1'],
      nabla: ['3'],
      '∇': ['3'],
      'R^n': ['3'],
      'ℝ^n': ['3'],
      学习: ['4'],
      图像: ['4'],
      识: ['4'],
      述: ['4'],
      画像: ['5'],
      がん: ['5'],
      언어모델: ['6'],
      모델: ['6'],
      'exemplova 2017': ['8'],
      'title alone': ['7'],
    };
    const answers = await ask('a', ...Object.keys(expected));
    const ids = answers.map((found) =>
      found.map(({ url }) => url.replace(/^\/papers\/|\.html$/gu, '')).sort(),
    );
    expect(Object.fromEntries(Object.keys(expected).map((query, at) => [query, ids[at]]))).toEqual(expected);
    const [bare] = answers.at(-1) ?? [];
    expect(bare === undefined ? undefined : abstractOf(bare)).toBe('');
  });
});

describe('an archive of a few thousand papers', () => {
  const limits = { newest: 2, undivided: 3, shard: 9, fresh: 3 };
  const sizes = ({ shards }: Manifest) => shards.map(({ papers }) => papers);

  test('has one shard until it is so large that its newest weeks get their own, which a new day changes', async () => {
    for (const [at, month] of ['01', '02', '03'].entries())
      await put(`26${month}.0000${at}`, { listed: `2026-${month}-03` });
    await build('small', limits);
    expect(sizes(await manifestIn('small'))).toEqual([3]);
    await put('2603.00003', { listed: '2026-03-04' });
    await build('larger', limits);
    const larger = await manifestIn('larger');
    expect(sizes(larger)).toEqual([2, 2]);
    await put('2603.00004', { listed: '2026-03-05' });
    expect((await build('next', limits)).shards).toEqual({ built: 1, reused: 1 });
    const next = await manifestIn('next');
    expect(sizes(next)).toEqual([3, 2]);
    expect(next.shards[1]).toEqual(larger.shards[1]);
  });

  test('keeps the large list of authors when an author of one paper gets a second one, and so a page', async () => {
    const [ada, bo] = [{ name: 'Ada Example' }, { name: 'Bo Sample' }];
    await put('2601.00000', { listed: '2026-01-03', authors: [ada] });
    for (const listed of ['2026-02-03', '2026-03-03', '2026-03-04'])
      await put(`26.${listed}`, { listed, authors: [bo] });
    const options = { contentDir: content, topicsFiles: [], cacheDir: join(work, 'stock'), limits };
    const authorsIn = async (out: string, ...slugs: string[]) => {
      const untilPages = async () => (slug: string) => slugs.includes(slug);
      const own = { ...options, outDir: join(work, out), minAuthorPapers: 2, untilPages };
      await buildIndex(own, () => undefined);
      const folders = ((await manifestIn(out)).authors ?? []).map(({ folder }) => join(work, out, folder));
      const [fresh = '', large = ''] = await Promise.all(
        folders.map((folder) => readFile(join(folder, '0.txt'), 'utf8')),
      );
      return { fresh, large };
    };
    const before = await authorsIn('before', 'bo-sample');
    await put('2603.00009', { listed: '2026-03-05', authors: [ada] });
    const after = await authorsIn('after', 'bo-sample', 'ada-example');
    expect(before.large).toContain('Ada|Example');
    expect(after.large).toBe(before.large);
    // Slugs that follow from the name are a hyphen.
    expect([before.fresh, after.fresh].map((text) => /Ada\|Example\t*-/u.test(text))).toEqual([false, true]);
  });

  test('has no routing table as long as a query asks all shards at once', async () => {
    for (let at = 0; at < 8; at += 1)
      await put(`2603.0000${at}`, { listed: `2026-03-${at < 5 ? '01' : '09'}` });
    await build('few', limits);
    const few = await manifestIn('few');
    expect(few.shards).toHaveLength(2);
    expect(few.routes).toBeUndefined();
    await build('many', { ...limits, shard: 7 });
    expect((await manifestIn('many')).routes).toBeDefined();
  });
});

describe('the input of a shard', () => {
  const inputs = async () => shardInputs(await filesOfStore(content), { code: '', topics: '', vectors: '' });

  test('of a snapshot has the papers that have pages: the first visible one of each id', async () => {
    await put('2603.00001', { listed: '2026-03-04', hidden: true });
    await put('2603.00001', { listed: '2026-04-04' });
    await put('2603.00001', { listed: '2026-05-04' });
    const notice = () => undefined;
    using snapshot = await takeSnapshot({ contentDir: content, workDir: join(work, 'snapshot'), notice });
    const files = filesOfSnapshot(snapshot);
    expect(files.map(({ listed, isDuplicate }) => [listed, isDuplicate])).toEqual([
      ['2026-03-04', false],
      ['2026-04-04', false],
      ['2026-05-04', true],
    ]);
    expect(files.map(({ digest }) => digest)).toEqual(
      (await filesOfStore(content)).map(({ digest }) => digest),
    );
  });

  test('leaves out a file that has the id of an earlier one', async () => {
    await put('2603.00001', { listed: '2026-03-04' });
    await put('2603.00001', { listed: '2026-04-04' });
    const [shard] = await inputs();
    expect(shard?.paths).toEqual(['papers/2026/03/2603.00001.md']);
  });

  test('has another digest after each change of a byte or a file name', async () => {
    await put('2603.00001', { listed: '2026-03-04' });
    const digests = new Set<string | undefined>();
    const note = async () => digests.add((await inputs())[0]?.digest);
    await note();
    await put('2603.00001', { listed: '2026-03-04', upvotes: 1 });
    await note();
    await put('2603.00002', { listed: '2026-03-04' });
    await note();
    await rm(join(content, 'papers/2026/03/2603.00001.md'));
    await note();
    expect(digests.size).toBe(4);
  });
});
