import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { engineIn } from '../../../scripts/eval-authors/engine-in-node.ts';
import type { Paper } from '../../../src/paper/schema.ts';
import { buildIndex } from '../../../src/search/build/build-index.ts';
import { search } from '../../../src/search/engine/search.ts';
import type { SearchResponse } from '../../../src/search/engine/search-response.ts';
import { MANIFEST_FILE } from '../../../src/search/format/manifest.ts';
import { readManifest } from '../../../src/search/format/manifest-json.ts';
import { readState } from '../../../src/search/query/search-params.ts';
import type { SearchEngine } from '../../../src/search/retrieval/search-engine.ts';
import { serialize } from '../../../src/store/document.ts';
import { pathOf, writePaperFile } from '../../../src/store/store.ts';
import { growthOf } from '../../growth.ts';

/** The authors of a paper each, the oldest first, a month apart. */
const AUTHORS = [
  ['Wei Muster', 'Ada Example'],
  ['Wei Example', 'Ada Muster'],
  ['Lena Q. Primer', 'Jan van der Probe'],
  ['Lena Primer'],
  ['L. Q. Primer', 'Wei Muster'],
  ['张 伟'],
  ['张伟明', 'Eun-ji Yebi'],
  ['Minsu Kim (김민수)'],
  ['Probe Jan', 'Zoë Ångström'],
  ['OpenLab'],
  ['OpenLab Group', 'Wei Muster'],
];
const TITLES = ['Lantern', 'Lanterns in Rows', 'Lanterns', 'Colour of Lanterns', 'Color of Lanterns'];

let work: string;
const engines: SearchEngine[] = [];

beforeAll(async () => {
  work = await mkdtemp(join(tmpdir(), 'broadsheet-answering-'));
  const content = join(work, 'content');
  for (const [at, names] of AUTHORS.entries()) {
    const month = String(at + 1).padStart(2, '0');
    const paper: Paper = {
      id: `24${month}.00001`,
      title: TITLES[at] ?? `Lantern, lantern, lantern: part ${at}`,
      abstract: 'A lantern was lit, and its behaviour noted.',
      authors: names.map((name) => ({ name })),
      listed: `${at < 9 ? '2024' : '2025'}-${month}-03`,
      upvotes: at,
      sources: ['listing'],
    };
    await writePaperFile(content, pathOf(paper), serialize(paper));
  }
  for (const [name, count, segments, limits] of [
    ['one', 1, 1, { newest: 4, undivided: 100, shard: 100, fresh: 10 }],
    ['that of the newest weeks and another', 2, 2, { newest: 4, undivided: 10, shard: 100, fresh: 10 }],
    ['several', 3, 2, { newest: 300, undivided: 4, shard: 4, fresh: 2 }],
    // The second shard has one paper, and so a segment of its own.
    ['three segments', 3, 3, { newest: 1, undivided: 4, shard: 9, fresh: 1 }],
  ] as const) {
    const outDir = join(work, name, 'pagefind');
    const options = { contentDir: content, topicsFiles: [], cacheDir: join(work, 'stock'), outDir, limits };
    const { shards } = await buildIndex(
      { ...options, untilPages: async () => (slug) => slug === 'wei-muster' },
      () => undefined,
    );
    expect(shards.built).toBe(count);
    const { authors } = readManifest(await readFile(join(outDir, MANIFEST_FILE), 'utf8'));
    expect(authors).toHaveLength(segments);
    engines.push(await engineIn(outDir));
  }
});
afterAll(() => rm(work, { recursive: true }));

const ask = (engine: SearchEngine, text: string, more = ''): Promise<SearchResponse> =>
  search(engine, readState(`?q=${encodeURIComponent(text)}${more}`), { shown: 50, isAll: false, topics: [] });
/** The months of the papers that are shown. */
const months = ({ hits }: SearchResponse) => hits.map(({ url }) => Number(/24(\d\d)\.0/u.exec(url)?.[1]));

describe.each([0, 1, 2, 3])('in one shard, in two or in several (%i)', (number) => {
  const asked = async (text: string, more?: string) => {
    const engine = engines[number];
    if (engine === undefined) throw new Error('The index has not been made.');
    return ask(engine, text, more);
  };
  /** The calls of the engine for a query, each with its arguments. */
  const callsFor = async (text: string) => {
    const engine = engines[number];
    if (engine === undefined) throw new Error('The index has not been made.');
    const calls: string[] = [];
    const counting = new Proxy(engine, {
      get: (target, name) => {
        const value: unknown = Reflect.get(target, name);
        if (typeof value !== 'function') return value;
        return (...args: readonly unknown[]): unknown => {
          calls.push(JSON.stringify([name, args]));
          return Reflect.apply(value, target, args);
        };
      },
    });
    await ask(counting, text);
    return calls;
  };

  test.each([
    ['author:"Wei Muster"', [11, 5, 1]],
    ['author:"Muster, Wei"', [11, 5, 1]],
    ['author:"muster wei"', [11, 5, 1]],
    ['author:"W. Muster"', [11, 5, 1]],
    ['author:"Lena Q. Primer"', [3]],
    ['author:"L. Q. Primer"', [5]],
    ['author:"L. Primer"', [5, 4, 3]],
    ['author:"Lena P', [4, 3]],
    ['author:prim', [5, 4, 3]],
    ['author:primer', [5, 4, 3]],
    ['author:"Jan Probe"', [9]],
    ['author:"J. van der Probe"', [3]],
    ['author:张伟', [6]],
    ['author:"张 伟"', [6]],
    ['author:张', [7, 6]],
    ['author:김민수', [8]],
    ['author:"Minsu Kim (김민수)"', [8]],
    ['author:"Eunji Yebi"', [7]],
    ['author:"zoe angstrom"', [9]],
    ['author:"OpenLab"', [10]],
    ['author:OpenLab', [11, 10]],
    ['author:"Ada Wei"', []],
    ['author:"Wei Muster" author:"Ada Example"', [1]],
    ['author:"Wei Muster" 2025..2026', [11]],
    ['author:"Wei Muster" rows', []],
    ['author:"Lena Primer" colour', [4]],
    ['author:muster -author:"Wei Muster"', [2]],
  ])('%s finds these papers and no others, the newest first', async (text, wanted) => {
    const given = await asked(text);
    expect(months(given)).toEqual(wanted);
    expect([given.count, given.remaining, given.incomplete]).toEqual([wanted.length, 0, false]);
  });

  test('filters, counts and sort orders apply to the papers of an author', async () => {
    expect((await asked('author:"Wei Muster"')).years.counts).toEqual({ '2024': 2, '2025': 1 });
    expect(months(await asked('author:"Wei Muster"', '&year=2024'))).toEqual([5, 1]);
    expect(months(await asked('author:"Wei Muster"', '&sort=votes'))).toEqual([11, 5, 1]);
  });

  test('a surname and a word that begins with an author’s initial are not taken for the author', async () => {
    // The name “L. Q. Primer” has the first letter of the word, but nobody who types the word means it.
    const given = await asked('Primer lantern');
    expect(given.authors).toEqual([]);
    expect(months(given).slice(0, 3).sort()).toEqual([3, 4, 5]);
  });

  test('a query that is an author’s name finds that author’s papers first, and names the author', async () => {
    const given = await asked('Wei Muster');
    expect(months(given).slice(0, 3)).toEqual([11, 5, 1]);
    expect(given.authors).toEqual([
      { name: 'Wei Muster', papers: 3, isSimilar: false, address: '/authors/wei-muster.html' },
    ]);
    const similar = await asked('lena primer');
    expect(months(similar)).toEqual([4, 5, 3]);
    expect(similar.authors.map(({ name, isSimilar }) => [name, isSimilar])).toEqual([
      ['Lena Primer', false],
      ['Lena Q. Primer', true],
      ['L. Q. Primer', true],
    ]);
    expect((await asked('张伟')).authors.map(({ name }) => name)).toEqual(['张 伟']);
    for (const text of ['lantern rows', 'lantern', 'w muster', '"Wei Muster"'])
      expect((await asked(text)).authors, text).toEqual([]);
  });

  test.each([
    ['lanterns', [3, 1]],
    ['LANTERN', [1, 3]],
    ['lanterns in row', [2]],
  ])('a title that is asked for comes first, before its plural or singular: %s', async (text, first) => {
    expect(months(await asked(text)).slice(0, first.length)).toEqual(first);
  });

  test.each(['colour of lanterns', 'color of lantern'])(
    'titles that differ in British and American spelling come first: %s',
    async (text) => {
      const found = months(await asked(text));
      expect(found.slice(0, 2).sort()).toEqual([4, 5]);
    },
  );

  test.each(['behavior', 'behaviour', 'behaviors', 'behaviou'])('%s finds behaviour', async (text) => {
    const given = await asked(text);
    expect(given.count).toBe(AUTHORS.length);
    expect(given.correctedQuery).toBeUndefined();
  });

  test.each([
    ['lantern ', 80],
    ['a', 5000],
    ['"', 150],
    ['-', 150],
    ['"of" ', 150],
  ])('a query beyond the limits costs no more than one of half its length: %s', async (piece, count) => {
    expect(await callsFor(piece.repeat(2 * count))).toEqual(await callsFor(piece.repeat(count)));
    expect(await growthOf((size) => asked(piece.repeat(size)), 5000)).toBeLessThan(3);
  });
});

test.each([
  ['without papers', []],
  [
    'whose papers have no authors',
    [{ id: '2603.00001', title: 'Lantern', abstract: 'Lit.', sources: ['listing'] }],
  ],
])('a site %s is searched without a missing file', async (name, papers: readonly Paper[]) => {
  const content = join(work, name, 'content');
  for (const paper of papers) await writePaperFile(content, pathOf(paper), serialize(paper));
  const outDir = join(work, name, 'pagefind');
  await buildIndex(
    { contentDir: content, topicsFiles: [], cacheDir: join(work, 'stock'), outDir },
    () => undefined,
  );
  const options = { shown: 10, isAll: false, topics: [] };
  for (const query of ['lantern', 'Ada Example', 'author:Ada']) {
    const state = { ...readState(''), query };
    const response = await search(await engineIn(outDir), state, options);
    expect([query, response.incomplete]).toEqual([query, false]);
  }
});
