import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { storedPapers } from '../../src/catalog/stored-papers.ts';
import { serialize } from '../../src/store/document.ts';
import { writePaperFile } from '../../src/store/store.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'broadsheet-papers-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const text = (id: string) =>
  serialize({ id, title: `The title of ${id}`, sources: ['listing'], abstract: 'Words.' });

test('the papers of a store are read; files that cannot be read, and second files of a paper, are reported', async () => {
  await writePaperFile(folder, 'papers/undated/a.md', `${text('a')}\n## Notes\n\nRead it twice.\n`);
  await writePaperFile(folder, 'papers/undated/b.md', '---\ntitle: [\n---\n');
  await writePaperFile(folder, 'papers/undated/c.md', text('a'));
  const problems: string[] = [];
  const papers = await Array.fromAsync(storedPapers(folder, (problem) => problems.push(problem)));
  expect(papers).toMatchObject([{ id: 'a', notes: 'Read it twice.' }]);
  expect(problems).toEqual([
    expect.stringMatching(/^papers\/undated\/b\.md:3:.*\n {2}hint: /u),
    expect.stringContaining('papers/undated/c.md:1:1: The paper a is left out'),
  ]);
});
