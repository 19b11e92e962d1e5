import { copyFile, mkdir, readFile, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { digestOf } from '../../../src/building/rendering/checked-json.ts';
import { FormerPages, pageRecordOf, staleReason } from '../../../src/building/rendering/former-pages.ts';
import type { PageState } from '../../../src/building/rendering/page-state.ts';
import { temporaryFolder } from '../../ingest/command.ts';

const key = { compilation: 'c', frame: 'f', inputs: 'i', papers: 'p' };
const state: PageState = {
  version: 1,
  compilation: 'c',
  frame: 'f',
  groups: { '/days/[day] 2026-03-04': 'g' },
  pages: { 'index.html': ['i', 'p', 'digest', 120, 1.5, 42] },
};

describe('a page', () => {
  test('is as before if all that it is made from is as before', () => {
    expect(staleReason(state, 'index.html', key)).toBeUndefined();
  });

  test.each([
    ['code or settings', { compilation: 'other' }],
    ['frame', { frame: 'other' }],
    ['inputs', { inputs: 'other' }],
    ['papers', { papers: 'other' }],
  ])('is made again if the %s changed', (reason, change) => {
    expect(staleReason(state, 'index.html', { ...key, ...change })).toBe(reason);
  });

  test('is made if it is new, or if no former build is known', () => {
    expect(staleReason(state, 'archive.html', key)).toBe('no former page');
    expect(staleReason(undefined, 'index.html', key)).toBe('no former page');
  });
});

describe('the file of a page', () => {
  async function formerPage() {
    const folder = await temporaryFolder();
    const [former, out] = [join(folder, 'former'), join(folder, 'out')];
    const file = join(former, 'papers/a.html');
    await mkdir(join(former, 'papers'), { recursive: true });
    await writeFile(file, '<p>A</p>');
    const page = pageRecordOf(file, 'i', 'p', digestOf('<p>A</p>'));
    return { former, out, file, page, pages: new FormerPages(former, out) };
  }

  test('is taken over without a change', async () => {
    const { pages, page, out, former } = await formerPage();
    expect(pages.take('papers/a.html', page)).toEqual(page);
    await rm(former, { recursive: true });
    expect(await readFile(join(out, 'papers/a.html'), 'utf8')).toBe('<p>A</p>');
  });

  test('is taken over from a copy of the folder, whose files have other stamps', async () => {
    const { pages, page, file, out } = await formerPage();
    await copyFile(file, `${file}.copy`);
    await rename(`${file}.copy`, file);
    await utimes(file, 1, 1);
    expect(pages.take('papers/a.html', page)?.slice(0, 4)).toEqual(page.slice(0, 4));
    expect(await readFile(join(out, 'papers/a.html'), 'utf8')).toBe('<p>A</p>');
  });

  test('is not taken over if somebody has edited it, even to the same length', async () => {
    const { pages, page, file } = await formerPage();
    await writeFile(file, '<p>B</p>');
    await utimes(file, 1, 1);
    expect(pages.take('papers/a.html', page)).toBeUndefined();
  });

  test('is not taken over if it is missing, or no file', async () => {
    const { pages, page, file } = await formerPage();
    await rm(file);
    expect(pages.take('papers/a.html', page)).toBeUndefined();
    await mkdir(file);
    expect(pages.take('papers/a.html', page)).toBeUndefined();
  });
});
