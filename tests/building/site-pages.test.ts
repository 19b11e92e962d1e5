import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writePageState } from '../../src/building/rendering/page-state.ts';
import { SitePages } from '../../src/building/site-pages.ts';
import { withOutput } from '../../src/output/output.ts';
import { digestOf } from '../../src/store/checked-json.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'broadsheet-site-pages-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const [kept, gone, changed] = ['kept.html', 'gone.html', 'changed.html'];

/** Publishes a site with three pages, and begins the next one. */
async function withNext(work: (pages: SitePages, paths: () => readonly string[], staging: string) => void) {
  const options = {
    out: join(folder, 'out'),
    cache: join(folder, 'states'),
    wholeFolders: [],
    notice: () => {},
  };
  const made = { key: '', begun: 0, result: '' };
  await withOutput(options, async (output) => {
    const site = await output.begin();
    for (const path of [kept, gone, changed]) site.write(path, `former ${path}`);
    await output.publish(site, made);
  });
  const state = join(folder, 'pages.json');
  const digests = { compilation: '', frame: '', groups: {} };
  const records = [kept, gone, changed].map((path) => [path, ['', '', digestOf(`former ${path}`)] as const]);
  await writePageState(state, { version: 2, ...digests, pages: Object.fromEntries(records) });
  await withOutput(options, async (output) => {
    const site = await output.begin();
    const pages = new SitePages(site);
    pages.keepFormer(state);
    work(pages, () => site.paths(), site.staging);
  });
}

test('pages of the former build stay, except those that were made again or are no longer there', async () => {
  await withNext((pages, paths, staging) => {
    expect(paths()).toEqual([changed, gone, kept]);
    writeFileSync(join(staging, changed), 'next');
    pages.change({ made: [[changed, digestOf('next')]], removed: [gone] }, 1);
    expect(paths()).toEqual([changed, kept]);
  });
});

test('a page that was to be kept and is missing ends the build', async () => {
  await withNext((pages) => {
    expect(() => pages.change({ made: [], removed: [gone] }, 3)).toThrow('The site has 2 pages');
  });
});
