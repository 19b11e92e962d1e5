import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { writeHostFiles } from '../../../src/building/files/host-files.ts';
import { headersFile } from '../../../src/hosting/headers-file.ts';
import { FILE_LIST } from '../../../src/output/built-files.ts';
import { FormerSite } from '../../../src/output/former-site.ts';
import { NextSite } from '../../../src/output/next-site.ts';

let draft: string;
let outDir: string;
let notes: string[];
beforeEach(async () => {
  const work = await mkdtemp(join(tmpdir(), 'broadsheet-hosts-'));
  onTestFinished(() => rm(work, { recursive: true, force: true }));
  [draft, outDir] = [join(work, 'draft'), join(work, 'out')];
  for (const folder of [draft, outDir]) await mkdir(folder);
  notes = [];
});
const write = async (options: { siteUrl?: string; isPortable?: boolean } = {}) => {
  const site = new NextSite(draft, await FormerSite.unrecorded(outDir));
  site.addStaged();
  writeHostFiles(site, options, (text) => notes.push(text));
};

describe('the files for hosts', () => {
  test('are .nojekyll and _headers, for the path of the site’s address', async () => {
    await write({ siteUrl: 'https://example.org/some/base' });
    expect((await readdir(draft)).sort()).toEqual(['.nojekyll', '_headers']);
    expect(await readFile(join(draft, '_headers'), 'utf8')).toBe(headersFile('/some/base/'));
    expect(notes).toEqual([]);
  });

  test('leave the owner’s _headers as it is, and say so', async () => {
    await writeFile(join(draft, '_headers'), '/*\n  X: y\n');
    await write();
    expect(await readFile(join(draft, '_headers'), 'utf8')).toBe('/*\n  X: y\n');
    expect(notes).toEqual([expect.stringContaining('public/_headers of the content folder')]);
  });

  test('leave a _headers in the output folder that no build wrote, and replace one that a build wrote', async () => {
    await writeFile(join(outDir, '_headers'), '/*\n  X: y\n');
    await writeFile(join(outDir, FILE_LIST), 'index.html\n');
    await write();
    expect(await readdir(draft)).toEqual(['.nojekyll']);
    expect(notes).toEqual([expect.stringContaining(join(outDir, '_headers'))]);
    await writeFile(join(outDir, FILE_LIST), '_headers\nindex.html\n');
    await write();
    expect((await readdir(draft)).sort()).toEqual(['.nojekyll', '_headers']);
  });

  test('are without _headers in a portable copy', async () => {
    await write({ isPortable: true });
    expect(await readdir(draft)).toEqual(['.nojekyll']);
  });
});
