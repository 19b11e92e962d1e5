import { expect, test } from 'vitest';
import { movePaperFile } from '../../src/store/move-paper.ts';
import { readPaperFile, writePaperFile } from '../../src/store/store.ts';
import { temporaryFolder } from '../ingest/command.ts';

test('moving a paper never replaces another file', async () => {
  const content = await temporaryFolder();
  await writePaperFile(content, 'papers/undated/a.md', 'a');
  await writePaperFile(content, 'papers/2026/03/a.md', 'with notes');
  await expect(movePaperFile(content, 'papers/undated/a.md', 'papers/2026/03/a.md')).rejects.toMatchObject({
    name: 'StoreError',
    file: 'papers/undated/a.md',
  });
  expect(await readPaperFile(content, 'papers/2026/03/a.md')).toBe('with notes');
  expect(await readPaperFile(content, 'papers/undated/a.md')).toBe('a');
});
