import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { copyPublicFiles } from '../../../src/building/files/public-files.ts';
import { NextSite } from '../../../src/output/next-site.ts';

let content: string;
let folder: string;
beforeEach(async () => {
  const work = await mkdtemp(join(tmpdir(), 'broadsheet-own-'));
  onTestFinished(() => rm(work, { recursive: true, force: true }));
  content = join(work, 'content');
  folder = join(work, 'site');
  await put(folder, 'index.html', 'ours');
  await put(folder, 'papers/a.html', 'ours');
  await put(folder, '.nojekyll', '');
});

async function put(root: string, path: string, text: string): Promise<void> {
  await mkdir(dirname(join(root, path)), { recursive: true });
  await writeFile(join(root, path), text);
}
const own = (path: string, text = 'own') => put(join(content, 'public'), path, text);

describe('the owner’s own files', () => {
  test('are named if one is a pipe, which the build does not wait for', async () => {
    await own('CNAME');
    execFileSync('mkfifo', [join(content, 'public/pipe')]);
    await expect(copyPublicFiles(content, NextSite.in(folder))).rejects.toThrow(
      /public.pipe is no file, but a pipe/u,
    );
  });

  test('are copied to the same paths in the site, also into folders of the build', async () => {
    await own('CNAME', 'papers.example.org\n');
    await own('_headers', '/*\n');
    await own('papers/slides/a.pdf');
    await own('.well-known/security.txt');
    await own('.DS_Store');
    await own('.nojekyll');
    await copyPublicFiles(content, NextSite.in(folder));
    const files = await readdir(folder, { recursive: true, withFileTypes: true });
    expect(
      files
        .filter((entry) => entry.isFile())
        .map(({ name }) => name)
        .sort(),
    ).toEqual(['.nojekyll', 'CNAME', '_headers', 'a.html', 'a.pdf', 'index.html', 'security.txt'].sort());
    expect(await readFile(join(folder, 'CNAME'), 'utf8')).toBe('papers.example.org\n');
  });

  test('are optional', async () => {
    await copyPublicFiles(content, NextSite.in(folder));
    expect((await readdir(folder)).sort()).toEqual(['.nojekyll', 'index.html', 'papers']);
  });

  test.each(['index.html', 'Index.html', 'papers/a.html', 'papers', 'index.html/x.txt'])(
    'may not be %s where the build makes something of that name',
    async (path) => {
      await own('about.html');
      await own(path);
      await expect(copyPublicFiles(content, NextSite.in(folder))).rejects.toMatchObject({
        message: expect.stringContaining(`public/${path}`),
        hint: expect.stringContaining('another name'),
      });
      // Nothing was copied.
      expect((await readdir(folder)).sort()).toEqual(['.nojekyll', 'index.html', 'papers']);
    },
  );

  test('may be links, but not broken ones', async () => {
    await put(content, 'elsewhere/cv.pdf', 'cv');
    await mkdir(join(content, 'public'));
    await symlink('../elsewhere', join(content, 'public/files'));
    await copyPublicFiles(content, NextSite.in(folder));
    expect(await readFile(join(folder, 'files/cv.pdf'), 'utf8')).toBe('cv');
    await symlink('nowhere', join(content, 'public/lost'));
    await expect(copyPublicFiles(content, NextSite.in(folder))).rejects.toThrow(
      /lost is a link to a missing file/u,
    );
  });
});
