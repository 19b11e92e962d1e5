import { hash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type PaperDocument, toDocument } from '../../../src/search/build/document-fields.ts';
import { decodeFacets, FACETS_FILE } from '../../../src/search/format/facets.ts';
import { ENTRY_FILE } from '../../../src/search/pagefind/compact-metadata.ts';
import { SHARD, writeIndex } from '../pagefind/written-index.ts';

const records: PaperDocument[] = Array.from({ length: 30 }, (_, at) =>
  toDocument(
    {
      id: `2603.0000${at % 10}${at}`,
      title: `Paper ${at} on graphs`,
      abstract: `Words and ${at} more.`,
      listed: '2026-03-04',
      sources: ['listing'],
    },
    at % 2 === 0 ? ['graphs'] : ['graphs', 'vision'],
  ),
);

describe('the search index', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'broadsheet-index-'));
  });
  afterAll(async () => {
    await rm(folder, { recursive: true });
  });

  test('has the same bytes for the same papers', async () => {
    const contents = async (name: string) => {
      expect((await writeIndex(records, join(folder, name))).engine.version).toMatch(/^\d+\.\d+\.\d+/u);
      const files = (await readdir(join(folder, name), { recursive: true, withFileTypes: true })).filter(
        (entry) => entry.isFile(),
      );
      const paths = files.map((entry) => join(entry.parentPath, entry.name)).sort();
      return Promise.all(
        paths.map(async (path) => [
          path.slice(join(folder, name).length),
          (await readFile(path)).toString('base64'),
        ]),
      );
    };
    expect(await contents('a')).toEqual(await contents('b'));
  });

  test('holds no file that the site does not use', async () => {
    const { engine } = await writeIndex(records, join(folder, 'c'));
    expect((await readdir(join(folder, 'c'))).sort()).toEqual(
      ['chunks', engine.script, SHARD, 'stored', engine.wasm].sort(),
    );
    expect((await readdir(join(folder, 'c', SHARD))).sort()).toEqual([
      'facets.json',
      'metadata.json',
      'pagefind-entry.json',
      'stored.json',
    ]);
  });

  test('names the files of Pagefind by their digests, and refers to them by these names', async () => {
    const { engine } = await writeIndex(records, join(folder, 'g'));
    const digestOf = async (name: string) =>
      hash('sha256', await readFile(join(folder, 'g', name))).slice(0, 8);
    expect(engine.script).toBe(`pagefind.${await digestOf(engine.script)}.js`);
    expect(engine.wasm).toBe(`wasm.en.${await digestOf(engine.wasm)}.pagefind`);
    const entry = JSON.parse(await readFile(join(folder, 'g', SHARD, ENTRY_FILE), 'utf8'));
    expect(`wasm.${entry.languages.en.wasm}.pagefind`).toBe(engine.wasm);
  });

  test('includes papers without an abstract, and papers without any word', async () => {
    const bare = ['Graphs', '???', '—'].map((title, at) =>
      toDocument({ id: `2603.1000${at}`, title, abstract: '', sources: ['bibtex'] }, []),
    );
    await writeIndex([...records, ...bare], join(folder, 'f'));
    const facets = decodeFacets(await readFile(join(folder, 'f', SHARD, FACETS_FILE), 'utf8'));
    expect(facets).toHaveLength(33);
  });
});
