import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { engineIn } from '../../../scripts/eval-authors/engine-in-node.ts';
import type { Paper } from '../../../src/paper/schema.ts';
import { buildIndex } from '../../../src/search/build/build-index.ts';
import { search } from '../../../src/search/engine/search.ts';
import { readManifest } from '../../../src/search/format/manifest-json.ts';
import { readState } from '../../../src/search/query/search-params.ts';
import { serialize } from '../../../src/store/document.ts';
import { pathOf, writePaperFile } from '../../../src/store/store.ts';
import { encodeModel } from '../../../src/vectors/model/model-file.ts';
import { quantizeVectors } from '../../../src/vectors/model/word-vectors.ts';
import { randomOf } from '../../../src/vectors/training/random.ts';

const DIMENSIONS = 64;
const SUBJECTS = ['ka', 'lo', 'mi', 'nu', 'pe', 'ri'];
const SYLLABLES = ['ba', 'be', 'bi', 'bo', 'bu', 'da', 'de', 'di', 'do', 'du', 'fa', 'fe'];
/** The words of a subject, whose vectors are similar. */
const wordsOf = (subject: number) => SYLLABLES.map((syllable) => `${SUBJECTS[subject]}${syllable}ntor`);
const subjectOf = (id: string) => Number(id.slice(-4)) % SUBJECTS.length;

let work: string;
beforeAll(async () => {
  work = await mkdtemp(join(tmpdir(), 'broadsheet-semantic-'));
  await writeFile(join(work, 'vectors.bin'), encodeModel(wordVectors()));
  for (let number = 0; number < 1000; number += 1) await put(number);
  await build('site');
});
afterAll(() => rm(work, { recursive: true }));

function wordVectors() {
  const random = randomOf(5);
  const terms = SUBJECTS.flatMap((_, subject) => wordsOf(subject));
  const axes = SUBJECTS.map(() => Float32Array.from({ length: DIMENSIONS }, () => random() - 0.5));
  const vectors = new Float32Array(terms.length * DIMENSIONS);
  for (const at of terms.keys())
    for (let own = 0; own < DIMENSIONS; own += 1)
      vectors[at * DIMENSIONS + own] =
        (axes[Math.floor(at / SYLLABLES.length)]?.[own] ?? 0) + 0.4 * (random() - 0.5);
  return quantizeVectors(terms, vectors, DIMENSIONS);
}

/** A paper with four words of its subject, of which there is none in the other subjects. */
async function put(number: number): Promise<void> {
  const month = 1 + Math.min(5, Math.floor(number / 180));
  const id = `26${String(month).padStart(2, '0')}.${String(10_000 + number)}`;
  const words = wordsOf(number % SUBJECTS.length);
  const chosen = [0, 1, 2, 3].map((at) => words[(number * 5 + at * 7) % words.length]);
  const paper: Paper = {
    id,
    title: `Note ${number} on ${chosen[0]}`,
    abstract: `Some ${chosen.join(' and ')} are ${number % 3 === 0 ? 'zorbent' : 'plain'}.`,
    authors: [{ name: number % 2 === 0 ? 'Ada Example' : 'Wei Muster' }],
    listed: `2026-${String(month).padStart(2, '0')}-${String(1 + (number % 28)).padStart(2, '0')}`,
    sources: ['listing'],
  };
  await writePaperFile(join(work, 'content'), pathOf(paper), serialize(paper));
}

function build(out: string, vectors: string | undefined = join(work, 'vectors.bin'), cache = 'cache') {
  const options = { contentDir: join(work, 'content'), topicsFiles: [], cacheDir: join(work, cache) };
  return buildIndex(
    { ...options, outDir: join(work, out, 'pagefind'), ...(vectors !== '' && { vectors }) },
    () => undefined,
  );
}

const manifestOf = async (out: string) =>
  readManifest(await readFile(join(work, out, 'pagefind', 'shards.json'), 'utf8'));

async function ask(text: string, out = 'site', more = '', shown = 20) {
  const engine = await engineIn(join(work, out, 'pagefind'));
  const state = readState(`?q=${encodeURIComponent(text)}${more}`);
  return search(engine, state, { shown, isAll: false, topics: [] });
}
const idsOf = (answer: Awaited<ReturnType<typeof ask>>) =>
  answer.nearest?.hits.map(({ url }) => /([\d.]+)\.html$/u.exec(url)?.[1] ?? '') ?? [];

const DESCRIPTION = wordsOf(2).slice(0, 8).join(' ');

describe('a description', () => {
  test('finds papers of its subject', async () => {
    const ids = idsOf(await ask(DESCRIPTION));
    expect(ids).toHaveLength(20);
    expect(ids.map(subjectOf)).toEqual(ids.map(() => 2));
  });

  test('finds papers of new months and of old ones', async () => {
    const months = idsOf(await ask(wordsOf(0).join(' '), 'site', '', 50)).map((id) => Number(id.slice(2, 4)));
    expect(months).toHaveLength(50);
    expect([months.join(' '), months.some((month) => month >= 5)]).toEqual([expect.anything(), true]);
    expect([months.join(' '), months.some((month) => month < 5)]).toEqual([expect.anything(), true]);
  });

  test('shows each paper as it is stored, with its day', async () => {
    const [hit] = (await ask(DESCRIPTION)).nearest?.hits ?? [];
    expect(hit?.date).toMatch(/^2026-\d\d-\d\d$/u);
    expect(hit?.content).toContain('Some mi');
    expect(hit?.close.every((word) => word.startsWith('mi'))).toBe(true);
    expect(hit?.shared.length).toBeGreaterThan(0);
  });

  test('keeps filters, names and excluded words', async () => {
    const ids = idsOf(await ask(`${DESCRIPTION} author:"Ada Example" -zorbent`));
    expect(ids.length).toBeGreaterThan(5);
    expect(ids.filter((id) => Number(id.slice(5)) % 2 === 1 || Number(id.slice(5)) % 3 === 1)).toEqual([]);
    expect(idsOf(await ask(DESCRIPTION, 'site', '&year=2025'))).toEqual([]);
  });

  test('of words that the vectors lack goes by the papers that have these words', async () => {
    const ids = idsOf(await ask(`zorbent plain ${wordsOf(4).slice(0, 6).join(' ')}`));
    expect(ids.slice(0, 5).map(subjectOf)).toEqual([4, 4, 4, 4, 4]);
  });
});

test('the papers most like one are of its subject', async () => {
  const ids = idsOf(await ask('like:2603.10383'));
  expect(ids).not.toContain('2603.10383');
  expect(ids.slice(0, 10).map(subjectOf)).toEqual(ids.slice(0, 10).map(() => 383 % SUBJECTS.length));
});

test('two builds of the same papers are the same, whether or not anything was cached', async () => {
  await build('again', undefined, 'other-cache');
  expect((await manifestOf('again')).semantic).toEqual((await manifestOf('site')).semantic);
});

test('new papers change the files of the newest months only', async () => {
  const before = (await manifestOf('site')).semantic ?? [];
  expect(before.map(({ papers }) => papers)).toEqual([720, 280]);
  const more: Paper = {
    id: '2606.19999',
    title: 'One more',
    abstract: `Some ${wordsOf(1).slice(0, 3).join(' ')}.`,
    listed: '2026-06-30',
    sources: ['listing'],
  };
  await writePaperFile(join(work, 'content'), pathOf(more), serialize(more));
  await build('next');
  const after = (await manifestOf('next')).semantic ?? [];
  expect(after[0]).toEqual(before[0]);
  expect(after[1]).toMatchObject({ papers: 281 });
  expect(after[1]?.folder).not.toBe(before[1]?.folder);
  expect((await readdir(join(work, 'next/pagefind', after[1]?.folder ?? ''))).length).toBeLessThan(60);
  expect(
    idsOf(await ask(`${wordsOf(1).slice(0, 3).join(' ')} plain zorbent kabantor lobentor`, 'next')),
  ).toContain('2606.19999');
});

test('without word vectors there is no semantic index, and a description is searched word by word', async () => {
  await build('plain', '');
  expect((await manifestOf('plain')).semantic).toBeUndefined();
  expect((await readdir(join(work, 'plain/pagefind'))).filter((name) => name.startsWith('semantic'))).toEqual(
    [],
  );
  expect((await ask(DESCRIPTION, 'plain')).nearest).toBeUndefined();
});

test('a missing file makes the search incomplete, and the rest goes on', async () => {
  await build('damaged');
  const [segment] = (await manifestOf('damaged')).semantic ?? [];
  const folder = join(work, 'damaged/pagefind', segment?.folder ?? '');
  expect(existsSync(join(folder, 'directory.bin'))).toBe(true);
  await rm(join(folder, 'directory.bin'));
  const answer = await ask(DESCRIPTION, 'damaged');
  expect(answer.nearest).toBeUndefined();
  expect(answer.incomplete).toBe(true);
});
