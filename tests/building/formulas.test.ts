import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { checkStoreFormulas } from '../../src/building/formulas.ts';
import type { DerivedCache } from '../../src/catalog/paper/derived-cache.ts';
import type { Paper } from '../../src/paper/schema.ts';
import { serialize } from '../../src/store/document.ts';
import { pathOf, writePaperFile } from '../../src/store/store.ts';
import { snapshotOf } from '../store/snapshot/snapshots.ts';

async function storeOf(...papers: Paper[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'broadsheet-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  for (const paper of papers) await writePaperFile(folder, pathOf(paper), serialize(paper));
  return folder;
}

/** Keeps what is derived in memory. */
function memory(): DerivedCache {
  const kept = new Map<string, Uint8Array>();
  return {
    code: '',
    has: (key) => kept.has(key),
    get: (key) => kept.get(key),
    set: (key, content) => kept.set(key, content),
  };
}

function paper(id: string, title: string, abstract: string): Paper {
  return { id, title, listed: '2026-03-04', sources: ['listing'], abstract };
}

test('finds the formulas of a store that cannot be rendered, with their places in its files', async () => {
  const content = await storeOf(
    paper('2603.00001', 'A sound title with $x^2$', 'And a sound abstract, $y$.'),
    paper(
      '2603.00002',
      'The \\"bound\\" $\\frac{1}{2n$ is “tight”',
      'Words.\n\nThen $2^{a+b$ follows, and $b$.',
    ),
  );
  const { formulas, broken } = await checkStoreFormulas(await snapshotOf(content), memory());
  expect(formulas).toBe(5);
  expect(broken.map(({ tex }) => tex)).toEqual(['\\frac{1}{2n', '2^{a+b']);
  for (const { file, line, column, tex } of broken) {
    const lines = (await readFile(join(content, file), 'utf8')).split('\n');
    const there = lines[line - 1]?.slice(column - 1).replaceAll('\\\\', '\\');
    expect(there?.startsWith(`$${tex}$`)).toBe(true);
  }
});

test('counts the formulas that a former build has found, and those of a paper that is new', async () => {
  const cache = memory();
  const first = paper('2603.00001', 'A title with $x^2$', 'An abstract with $2^{a+b$.');
  const content = await storeOf(first);
  const before = await checkStoreFormulas(await snapshotOf(content), cache);
  expect(await checkStoreFormulas(await snapshotOf(content), cache)).toEqual(before);
  const second = paper('2603.00002', 'Another title', 'With $y$.');
  await writePaperFile(content, pathOf(second), serialize(second));
  const after = await checkStoreFormulas(await snapshotOf(content), cache);
  expect(after).toEqual({ ...before, formulas: before.formulas + 1 });
});

test('finds no formulas in a store without papers', async () => {
  expect(await checkStoreFormulas(await snapshotOf(await storeOf()), memory())).toEqual({
    formulas: 0,
    broken: [],
  });
});
