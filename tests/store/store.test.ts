import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { serialize } from '../../src/store/document.ts';
import { movePaperFile } from '../../src/store/move-paper.ts';
import {
  paperFiles,
  pathOf,
  readStore,
  removeDrafts,
  removeEmptyFolders,
  removePaperFile,
  writePaperFile,
} from '../../src/store/store.ts';
import type { StoreError } from '../../src/store/store-error.ts';
import { paper } from '../paper/papers.ts';

let content: string;
beforeEach(async () => {
  content = await mkdtemp(join(tmpdir(), 'store # '));
});
afterEach(async () => {
  await rm(content, { recursive: true, force: true });
});

async function read(): Promise<{ paths: string[]; problems: StoreError[] }> {
  const problems: StoreError[] = [];
  const paths: string[] = [];
  for await (const { path } of readStore(content, (problem) => problems.push(problem))) paths.push(path);
  return { paths, problems };
}

describe('the path of a paper', () => {
  test('is in the month in which it was listed, or among the undated papers', () => {
    expect(pathOf({ id: '2603.01234', listed: '2026-03-04' })).toBe('papers/2026/03/2603.01234.md');
    expect(pathOf({ id: 'hep-th/9901001' })).toBe('papers/undated/hep-th_9901001.md');
  });
});

describe('writing a paper', () => {
  test('leaves nothing but its file', async () => {
    await writePaperFile(content, 'papers/2026/03/a.md', 'one');
    await writePaperFile(content, 'papers/2026/03/a.md', 'two');
    expect(await readFile(join(content, 'papers/2026/03/a.md'), 'utf8')).toBe('two');
    expect(await readdir(join(content, 'papers/2026/03'))).toEqual(['a.md']);
    await removeDrafts(content);
    expect(await readdir(join(content, 'papers'))).toEqual(['2026']);
  });

  test('leaves other files as they are if it fails', async () => {
    await writePaperFile(content, 'papers/a.md', 'old');
    await mkdir(join(content, 'papers/b.md'));
    await expect(writePaperFile(content, 'papers/b.md', 'new')).rejects.toThrow();
    expect(await readFile(join(content, 'papers/a.md'), 'utf8')).toBe('old');
  });

  test('deletes the incomplete files of a killed run, which are never read', async () => {
    await mkdir(join(content, 'papers/.drafts'), { recursive: true });
    await writeFile(join(content, 'papers/.drafts/0123.md'), '---\nid: ');
    expect(await read()).toEqual({ paths: [], problems: [] });
    await removeDrafts(content);
    await removeDrafts(content);
    expect(existsSync(join(content, 'papers/.drafts'))).toBe(false);
  });
});

describe('moving and removing a paper', () => {
  test('removes empty folders, but never the store itself', async () => {
    await writePaperFile(content, 'papers/undated/a.md', 'a');
    await movePaperFile(content, 'papers/undated/a.md', 'papers/2026/03/a.md');
    await removeEmptyFolders(content, ['papers/undated/a.md']);
    await removeDrafts(content);
    expect(await readdir(join(content, 'papers'))).toEqual(['2026']);
    await removePaperFile(content, 'papers/2026/03/a.md');
    await removePaperFile(content, 'papers/2026/03/a.md');
    await removeEmptyFolders(content, ['papers/2026/03/a.md']);
    expect(await readdir(join(content, 'papers'))).toEqual([]);
  });
});

describe('reading the store', () => {
  test('gives nothing if there is none', async () => {
    expect(await paperFiles(join(content, 'nowhere'))).toEqual([]);
    expect(await read()).toEqual({ paths: [], problems: [] });
  });

  test('gives the papers in the order of their paths', async () => {
    const listed = [undefined, '2026-03-04', '2025-12-31', '2026-03-01'];
    for (const [index, day] of listed.entries()) {
      const one = paper({ id: `p${index}`, ...(day !== undefined && { listed: day }) });
      await writePaperFile(content, pathOf(one), serialize(one));
    }
    await writeFile(join(content, 'papers/README.txt'), 'no paper');
    const { paths } = await read();
    expect(paths).toEqual([
      'papers/2025/12/p2.md',
      'papers/2026/03/p1.md',
      'papers/2026/03/p3.md',
      'papers/undated/p0.md',
    ]);
  });

  test('skips the files that it cannot read, and reports them', async () => {
    await writePaperFile(content, 'papers/2026/03/a.md', '---\nid: a\ntitle: "A\n---\n');
    await writePaperFile(content, 'papers/2026/03/b.md', serialize(paper({ id: 'b' })));
    await writeFile(
      join(content, 'papers/2026/03/c.md'),
      Buffer.from(`${serialize(paper({ id: 'c' }))}\n## Notes\né`, 'latin1'),
    );
    const { paths, problems } = await read();
    expect(paths).toEqual(['papers/2026/03/b.md']);
    expect(problems.map(({ file }) => file)).toEqual(['papers/2026/03/a.md', 'papers/2026/03/c.md']);
    expect(problems[1]?.message).toBe('The file is not UTF-8 text.');
    await expect(Array.fromAsync(readStore(content))).rejects.toMatchObject({ name: 'StoreError' });
  });
});
