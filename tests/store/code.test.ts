import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FORMULA_CODE } from '../../src/building/formulas.ts';
import { SUMMARY_CODE } from '../../src/building/rendering/paper-summaries.ts';
import { TOPIC_CODE } from '../../src/building/rendering/paper-topics.ts';
import { DERIVING_CODE } from '../../src/building/rendering/snapshot-catalog.ts';
import { BIBTEX_CODE } from '../../src/building/rendering/snapshot-records.ts';
import { DRAWING_CODE } from '../../src/cards/drawn-cards.ts';
import { RASTER_CODE } from '../../src/cards/raster.ts';
import { importsOf } from '../../src/checks/imports.ts';
import { INGEST_CODE } from '../../src/ingest/ingest-state.ts';
import { PACK_CODE } from '../../src/offline/build/pack-cache.ts';
import { TERMS_CODE } from '../../src/search/build/find-or-build.ts';
import { INDEX_CODE } from '../../src/search/build/shard-inputs.ts';
import { codeFiles, digestOfCode } from '../../src/store/code.ts';
import { PARSE_CODE } from '../../src/store/snapshot/take-snapshot.ts';

const root = resolve(import.meta.dirname, '../..');

describe('the digest of code', () => {
  let project: string;
  const source = () => join(project, 'src');
  const FILES = ['text/a.ts', 'text/tex/b.ts', 'text/tex/deep/c.ts', 'paper/d.ts'];

  beforeAll(async () => {
    project = await mkdtemp(join(tmpdir(), 'broadsheet-code-'));
    await writeFile(join(project, 'package.json'), '{}');
    for (const file of [...FILES, 'store/e.ts']) {
      await mkdir(dirname(join(source(), file)), { recursive: true });
      await writeFile(join(source(), file), `export const file = '${file}';\n`);
    }
  });
  afterAll(() => rm(project, { recursive: true }));

  test('is the same for any order and repetition of the folders', async () => {
    const digest = digestOfCode(['paper', 'text'], source());
    expect(digest).toMatch(/^[0-9a-f]{16}$/u);
    expect(digestOfCode(['text', 'paper', 'text/tex'], source())).toBe(digest);
    expect(digestOfCode(['text'], source())).not.toBe(digest);
  });

  test.each([...FILES.map((file) => `src/${file}`), 'package.json'])(
    'changes with a byte of %s',
    async (file) => {
      const before = digestOfCode(['paper', 'text'], source());
      const path = join(project, file);
      const text = await readFile(path, 'utf8');
      await writeFile(path, `${text} `);
      expect(digestOfCode(['paper', 'text'], source())).not.toBe(before);
      await writeFile(path, text);
      expect(digestOfCode(['paper', 'text'], source())).toBe(before);
    },
  );

  test('does not depend on other folders', async () => {
    const before = digestOfCode(['paper', 'text'], source());
    await writeFile(join(source(), 'store/e.ts'), 'export const file = 0;\n');
    expect(digestOfCode(['paper', 'text'], source())).toBe(before);
  });
});

describe('every file that takes part', () => {
  test.each([
    ['in building a shard', 'src/search/build/shard-worker.ts', INDEX_CODE],
    ['in ingesting a record', 'src/ingest/ingest.ts', INGEST_CODE],
    ['in reading a paper', 'src/store/snapshot/scan-store.ts', PARSE_CODE],
    ['in checking formulas', 'src/building/formulas.ts', FORMULA_CODE],
    ['in summaries of papers', 'src/building/rendering/paper-summaries.ts', SUMMARY_CODE],
    ['in finding topics', 'src/building/rendering/paper-topics.ts', TOPIC_CODE],
    ['in relating papers', 'src/building/rendering/snapshot-catalog.ts', DERIVING_CODE],
    ['in the terms of words', 'src/search/pagefind/analyzer.ts', TERMS_CODE],
    ['in entries of BibTeX files', 'src/exports/bibtex/bibtex.ts', BIBTEX_CODE],
    ['in packs', 'src/offline/build/write-packs.ts', PACK_CODE],
  ])('%s is hashed', async (_, start, folders) => {
    const hashed = new Set(codeFiles(folders));
    const imported = await closureOf(start);
    expect(imported.size).toBeGreaterThan(15);
    const missing = [...imported].filter((file) => !hashed.has(join(root, file)));
    // What a command says of its usage has none.
    expect(missing.filter((file) => !file.startsWith('src/commands/'))).toEqual([]);
  });
});

test('every file that turns drawings into pictures is hashed', async () => {
  const hashed = RASTER_CODE.map((name) => `src/cards/${name}`);
  expect([...(await closureOf('src/cards/raster.ts'))].sort()).toEqual(hashed.sort());
});

test('every file that draws cards is hashed', async () => {
  const hashed = new Set(codeFiles(DRAWING_CODE));
  const imported = [...(await closureOf('src/cards/card.ts'))];
  expect(imported.filter((file) => !hashed.has(join(root, file)))).toEqual([]);
  expect(imported.length).toBeGreaterThan(2);
});

/** A file and all that it imports, and what these import. Paths are from the project's root. */
async function closureOf(start: string): Promise<ReadonlySet<string>> {
  const known = new Set([start]);
  for (const file of known)
    for (const imported of importsOf(file, await readFile(join(root, file), 'utf8')))
      known.add(relative(root, join(root, imported)).split(sep).join('/'));
  return known;
}
