import { execFileSync } from 'node:child_process';
import { mkdir, readlink, rm, symlink } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { UsageError } from '../../../src/commands/usage-error.ts';
import { checkOutputFolder, outputFolder } from '../../../src/output/place/output-folder.ts';
import { publish, put, temporaryFolder, textOf } from '../sites.ts';

const elsewhere = join('/', 'elsewhere');

let work: string;
let out: string;
beforeEach(async () => {
  work = await temporaryFolder();
  out = join(work, 'out');
});

describe('an output folder', () => {
  test('may be absent, empty, or hold a former build', async () => {
    await expect(checkOutputFolder(out, elsewhere, elsewhere)).resolves.toBeUndefined();
    await mkdir(out);
    await expect(checkOutputFolder(out, elsewhere, elsewhere)).resolves.toBeUndefined();
    await publish(out, { 'index.html': 'new' });
    await put(join(out, 'thesis.tex'), '');
    await expect(checkOutputFolder(out, elsewhere, elsewhere)).resolves.toBeUndefined();
  });

  test('may hold only files of a host or of version control', async () => {
    await put(join(out, '.git'), 'gitdir: ../.git/worktrees/out');
    await put(join(out, 'CNAME'), 'papers.example.org');
    await expect(checkOutputFolder(out, elsewhere, elsewhere)).resolves.toBeUndefined();
  });

  test('may not have a folder in the place of the list of its files', async () => {
    await publish(out, { 'index.html': 'new' });
    await rm(join(out, '.broadsheet-files.txt'));
    await put(join(out, '.broadsheet-files.txt/mine.txt'), 'mine');
    await expect(checkOutputFolder(out, elsewhere, elsewhere)).rejects.toThrow(
      /is a folder, in the place of the list/u,
    );
    expect(await textOf(join(out, '.broadsheet-files.txt/mine.txt'))).toBe('mine');
  });

  test('may not have a pipe there either, or in the place of a page of an older build', async () => {
    await publish(out, { 'index.html': 'new' });
    await rm(join(out, '.broadsheet-files.txt'));
    execFileSync('mkfifo', [join(out, '.broadsheet-files.txt')]);
    await expect(checkOutputFolder(out, elsewhere, elsewhere)).rejects.toThrow(
      /is a pipe or a device, in the/u,
    );
    await rm(out, { recursive: true });
    await mkdir(out);
    execFileSync('mkfifo', [join(out, 'index.html')]);
    await expect(checkOutputFolder(out, elsewhere, elsewhere)).rejects.toThrow(
      /not from a build, such as index/u,
    );
  });

  test('may not hold files that no build wrote', async () => {
    await put(join(out, 'thesis.tex'), '');
    await expect(checkOutputFolder(out, elsewhere, elsewhere)).rejects.toThrow(
      /not from a build, such as thesis\.tex/u,
    );
  });

  test('may not hold another site whose pages have the names of ours', async () => {
    for (const name of ['index.html', '404.html', 'search.html'])
      await put(join(out, name), '<title>Mine</title>');
    await expect(checkOutputFolder(out, elsewhere, elsewhere)).rejects.toThrow(UsageError);
  });

  test('may hold neither the content nor the project, also not through a link', async () => {
    await expect(checkOutputFolder(work, join(work, 'content'), elsewhere)).rejects.toThrow(
      /holds the content folder/u,
    );
    await expect(checkOutputFolder(work, elsewhere, work)).rejects.toThrow(/holds the project/u);
    await mkdir(join(work, 'content'));
    await symlink('content', out);
    await expect(checkOutputFolder(out, join(work, 'content'), elsewhere)).rejects.toThrow(
      /holds the content folder/u,
    );
  });

  test.each(['papers', 'inbox/new', 'public'])('may not be %s of the content', async (name) => {
    const refused = checkOutputFolder(join(work, 'content', name), join(work, 'content'), elsewhere);
    await expect(refused).rejects.toThrow(/part of the content/u);
  });

  test('may not be part of the project’s own content, even if the papers are elsewhere', async () => {
    for (const name of ['content', 'content/papers', 'content/public/x'])
      await expect(checkOutputFolder(join(work, name), elsewhere, work)).rejects.toThrow(
        /part of the content/u,
      );
  });

  test('may be neither a home folder, nor the root of a disk, nor a file', async () => {
    await expect(checkOutputFolder(homedir(), elsewhere, elsewhere)).rejects.toThrow(/home folder/u);
    await expect(checkOutputFolder('/', elsewhere, elsewhere)).rejects.toThrow(/root of the disk/u);
    await put(out, '');
    await expect(checkOutputFolder(out, elsewhere, elsewhere)).rejects.toThrow(/is a file/u);
  });

  test('that is a link is the link’s target, which need not exist yet', async () => {
    await symlink('real', out);
    expect(outputFolder(out)).toBe(join(work, 'real'));
    await publish(outputFolder(out), { 'index.html': 'one' });
    await publish(outputFolder(out), { 'index.html': 'two' });
    expect(await readlink(out)).toBe('real');
    expect(await textOf(work, 'real/index.html')).toBe('two');
    await symlink('circle', join(work, 'circle'));
    expect(() => outputFolder(join(work, 'circle'))).toThrow(/circle/u);
  });
});
