import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test, vi } from 'vitest';
import { factsOf, factsOfKinds } from '../../../src/store/snapshot/facts.ts';
import { put, setClock, temporaryFolder } from './papers.ts';
import { snapshotOf } from './snapshots.ts';

/** The titles of a content folder, and how many of them were derived. */
async function titles(
  content: string,
  cacheDir: string,
  { code = '1', name = 'title' } = {},
): Promise<{ facts: string[]; derived: number; database: string }> {
  let derived = 0;
  const snapshot = await snapshotOf(content, { cacheDir });
  const derive = ({ paper }: { paper: { title: string } }) => {
    derived += 1;
    return { title: paper.title };
  };
  const facts = [...factsOf(snapshot, { name, code, derive })].map(
    ({ paper, fact }) => `${paper.id} ${fact.title}`,
  );
  snapshot[Symbol.dispose]();
  return { facts, derived, database: snapshot.database };
}

test('facts are derived once per paper, and again for another kind or by other code', async () => {
  const [content, cacheDir] = [await temporaryFolder(), await temporaryFolder()];
  for (const id of ['a', 'b', 'c']) await put(content, id);
  await put(content, 'hidden', { hidden: true });
  const facts = ['a On a', 'b On b', 'c On c'];
  expect(await titles(content, cacheDir)).toMatchObject({ facts, derived: 3 });
  expect(await titles(content, cacheDir)).toMatchObject({ facts, derived: 0 });
  await put(content, 'b', { title: 'Changed' });
  await put(content, 'd');
  const changed = ['a On a', 'b Changed', 'c On c', 'd On d'];
  expect(await titles(content, cacheDir)).toMatchObject({ facts: changed, derived: 2 });
  expect(await titles(content, cacheDir, { name: 'other' })).toMatchObject({ facts: changed, derived: 4 });
  expect(await titles(content, cacheDir, { code: '2' })).toMatchObject({ facts: changed, derived: 4 });
  expect(await titles(content, cacheDir, { code: '2' })).toMatchObject({ facts: changed, derived: 0 });
});

test('a damaged fact is derived again', async () => {
  const [content, cacheDir] = [await temporaryFolder(), await temporaryFolder()];
  for (const id of ['a', 'b']) await put(content, id);
  const { facts, database } = await titles(content, cacheDir);
  const damaged = new DatabaseSync(database);
  damaged.exec(`UPDATE facts SET content = '{"title":"Wrong"}' WHERE rowid = 1`);
  damaged.close();
  expect(await titles(content, cacheDir)).toMatchObject({ facts, derived: 1 });
});

test('facts are removed some days after their paper', async () => {
  const [content, cacheDir] = [await temporaryFolder(), await temporaryFolder()];
  const path = await put(content, 'a');
  await put(content, 'b');
  const { database } = await titles(content, cacheDir);
  await rm(join(content, path));
  const counts: unknown[] = [];
  for (const hours of [0, 72]) {
    setClock(hours);
    await titles(content, cacheDir);
    const opened = new DatabaseSync(database);
    counts.push(opened.prepare('SELECT count(*) AS facts FROM facts').get()?.facts);
    opened.close();
  }
  expect(counts).toEqual([2, 1]);
});

test('a file is read once for several kinds of facts, and not if all are known', async () => {
  const [content, cacheDir] = [await temporaryFolder(), await temporaryFolder()];
  for (const id of ['a', 'b']) await put(content, id);
  const ofPaper = (derive: (paper: { id: string; title: string }) => string | number, code = '1') => ({
    name: derive.name,
    code,
    derive: ({ paper }: { paper: { id: string; title: string } }) => derive(paper),
  });
  const title = ({ title: own }: { title: string }) => own;
  const letters = ({ title: own }: { title: string }) => own.length;
  const run = async (code: string) => {
    using snapshot = await snapshotOf(content, { cacheDir });
    const read = vi.spyOn(snapshot, 'read');
    const kinds = [ofPaper(title), ofPaper(letters, code)] as const;
    const found = [...factsOfKinds(snapshot, kinds)];
    return { facts: found.map(({ facts }) => facts), reads: read.mock.calls.length };
  };
  const facts = [
    ['On a', 4],
    ['On b', 4],
  ];
  expect(await run('1')).toEqual({ facts, reads: 2 });
  expect(await run('1')).toEqual({ facts, reads: 0 });
  expect(await run('2')).toEqual({ facts, reads: 2 });
});
