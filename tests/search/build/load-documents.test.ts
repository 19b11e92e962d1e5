import { mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { papersById } from '../../../src/building/rendering/snapshot-papers.ts';
import { loadFromSnapshot } from '../../../src/search/build/load-documents.ts';
import { put } from '../../store/snapshot/papers.ts';
import { snapshotOf } from '../../store/snapshot/snapshots.ts';

let content: string;
beforeEach(async () => {
  content = await mkdtemp(join(tmpdir(), 'broadsheet-documents-'));
});
afterEach(() => rm(content, { recursive: true }));

const file = (id: string) => join(content, `papers/2026/03/${id}.md`);

test.each([
  ['comes', () => put(content, 'd')],
  ['comes before all others', () => put(content, 'a0')],
  ['changes', () => put(content, 'b', { title: 'Other words' })],
  ['is hidden', () => put(content, 'b', { hidden: true })],
  ['goes', () => rm(file('b'))],
  ['moves', () => rename(file('b'), file('z'))],
])('a paper that %s while a build runs is in search as it is on pages', async (_, change) => {
  for (const id of ['a', 'b', 'c']) await put(content, id);
  using snapshot = await snapshotOf(content);
  await change();
  const pages = papersById(snapshot);
  const documents = loadFromSnapshot(
    snapshot,
    { topicsOf: () => [] },
    { code: '', topics: '', vectors: '' },
    snapshot.visible.map(({ path }) => path),
  );
  expect([...pages.keys()]).toEqual(['a', 'b', 'c']);
  expect(JSON.stringify(documents)).toMatch(/On a.*On b.*On c/u);
  expect(documents.map(({ document }) => document.url)).toEqual(
    ['a', 'b', 'c'].map((id) => `/papers/${id}.html`),
  );
});
