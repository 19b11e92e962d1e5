import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { storedPapers } from '../../src/catalog/stored-papers.ts';
import { serialize } from '../../src/store/document.ts';
import { takeSnapshot } from '../../src/store/snapshot/take-snapshot.ts';
import { writePaperFile } from '../../src/store/store.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'broadsheet-papers-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const text = (id: string) =>
  serialize({ id, title: `The title of ${id}`, sources: ['listing'], abstract: 'Words.' });

async function read(snapshot?: string) {
  const problems: string[] = [];
  const papers = await Array.fromAsync(storedPapers(folder, snapshot, (problem) => problems.push(problem)));
  return { papers, problems };
}

test('a snapshot is read in place of the store: papers that arrive later are left out', async () => {
  await writePaperFile(folder, 'papers/undated/a.md', `${text('a')}\n## Notes\n\nRead it twice.\n`);
  await writePaperFile(folder, 'papers/undated/b.md', '---\ntitle: [\n---\n');
  const expected = await read();
  using snapshot = await takeSnapshot({
    contentDir: folder,
    workDir: join(folder, 'work'),
    notice: () => undefined,
  });
  await writePaperFile(folder, 'papers/undated/b.md', text('b'));
  await writePaperFile(folder, 'papers/undated/c.md', text('c'));
  expect(await read(snapshot.file)).toEqual(expected);
  expect(expected.problems).toHaveLength(1);
  expect(expected.papers).toMatchObject([{ id: 'a', notes: 'Read it twice.' }]);
});
