import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { filesOf } from './visit.ts';

const site = inject('site');
const project = join(import.meta.dirname, '../..');

let work: string;
beforeAll(async () => {
  work = await mkdtemp(join(tmpdir(), 'broadsheet-build-'));
});
afterAll(() => rm(work, { recursive: true }));

/** How a build ended, and what it printed. */
interface Built {
  readonly code: number;
  readonly printed: string;
}

/** Runs the build as a command, from the work folder, among variables such as `DEV` that must not matter. */
function build(...args: string[]): Promise<Built> {
  return new Promise((resolve) => {
    const options = { cwd: project, env: { ...process.env, INIT_CWD: work } };
    execFile(
      process.execPath,
      [join(project, 'scripts/build.ts'), ...args],
      options,
      (error, stdout, stderr) => {
        resolve({ code: error === null ? 0 : Number(error.code), printed: stdout + stderr });
      },
    );
  });
}

describe('a build', () => {
  let again: Built;
  let other: Built;
  /** The files of the other site. */
  let others: string[];
  beforeAll(async () => {
    await mkdir(join(work, 'empty'));
    // The other one replaces a former build.
    await cp(site.folder, join(work, 'other'), { recursive: true });
    [again, other] = await Promise.all([
      build('--content', site.content, '--out', 'again', '--site', 'https://papers.example.org/some/base/'),
      build('--content', 'empty', '--out', 'other'),
    ]);
    others = filesOf(join(work, 'other'));
  }, 180_000);

  test('gives the same bytes again, while another content is being built', async () => {
    expect([again.code, other.code], again.printed + other.printed).toEqual([0, 0]);
    expect(filesOf(join(work, 'again'))).toEqual(filesOf(site.folder));
    for (const file of filesOf(site.folder)) {
      const same = (await readFile(join(work, 'again', file))).equals(
        await readFile(join(site.folder, file)),
      );
      expect(same, file).toBe(true);
    }
  });

  test('of nothing has no papers and nothing that needs them', async () => {
    expect(others.filter((file) => file.startsWith('papers/'))).toEqual(['papers/list.js']);
    // Whatever needs the site's address is left out where that is not known.
    const pages = others.filter((file) => !/^(?:assets|pagefind)\//u.test(file));
    expect(pages.filter((file) => /feed|sitemap|robots|^(?!icons\/).*\.png$/u.test(file))).toEqual([]);
    expect(other.printed).toContain('url');
    // No column beside a page on which there is nothing to go to.
    expect(await readFile(join(work, 'other/archive.html'), 'utf8')).not.toContain('<aside');
  });

  test('keeps the parts of the search index that it replaces, until the next one that changes it', async () => {
    const parts = filesOf(join(site.folder, 'pagefind'));
    const former = parts.filter((file) => !/^(?:shards|parts)\.json$/u.test(file));
    expect(others).toEqual(expect.arrayContaining(former.map((file) => `pagefind/${file}`)));
    // A build of the same changes nothing.
    expect((await build('--content', 'empty', '--out', 'other')).code).toBe(0);
    expect(filesOf(join(work, 'other'))).toEqual(others);
  }, 180_000);

  test('shows in the archive how many papers each month has', async () => {
    const archive = await readFile(join(site.folder, 'archive.html'), 'utf8');
    const [chart = ''] = /<figure class="chart">.*?<\/figure>/su.exec(archive) ?? [];
    const rows = chart.matchAll(
      /href="[^"]*months\/(\d{4}-\d\d)\.html">[^<]*<\/a><\/th>\s*<td>(\d+)<\/td>/gu,
    );
    const shown = [...rows].map(([, month, count]) => [month, Number(count)]);
    const stored = filesOf(join(site.content, 'papers')).map((file) => file.slice(0, 7).replace('/', '-'));
    const months = Map.groupBy(stored, (month) => month);
    months.delete('undated');
    expect(shown.length).toBeGreaterThan(2);
    expect(shown).toEqual(
      [...months]
        .map(([month, { length }]) => [month, length])
        .sort()
        .reverse(),
    );
    expect(chart.match(/<rect/gu)?.length).toBeGreaterThanOrEqual(shown.length);
  });

  test('that fails leaves the former output as it was, and says why', async () => {
    const content = join(work, 'broken');
    await mkdir(content);
    await writeFile(join(content, 'site.yaml'), 'nmae: A slip of the pen\naccent: #2f6b4a\n');
    await writeFile(join(content, 'topics.yaml'), 'groups: []\ntopic: []\n');
    await cp(site.folder, join(work, 'out'), { recursive: true });
    const before = filesOf(join(work, 'out'));
    const { code, printed } = await build('--content', 'broken', '--out', 'out');
    expect(code).toBe(2);
    expect(printed.match(/^broken\/\S+?:\d+:\d+: /gmu)).toEqual([
      'broken/site.yaml:1:1: ',
      'broken/site.yaml:2:1: ',
      'broken/topics.yaml:1:1: ',
      'broken/topics.yaml:2:1: ',
    ]);
    expect(printed).toContain('Did you mean `name`?');
    expect(printed).not.toMatch(/ at \S+:\d+|Astro/u);
    expect(filesOf(join(work, 'out'))).toEqual(before);
  });

  test('refuses what it cannot do before it does anything', async () => {
    const nowhere = await build('--content', 'no-such-folder', '--out', 'x');
    expect([nowhere.code, nowhere.printed]).toEqual([2, expect.stringContaining('hint:')]);
    const unknown = await build('--colour', 'red');
    expect([unknown.code, unknown.printed]).toEqual([2, expect.stringContaining('hint:')]);
    await writeFile(join(work, 'broken', 'thesis.tex'), '');
    expect((await build('--content', site.content, '--out', 'broken')).code).toBe(2);
    await mkdir(join(work, 'no-papers'));
    const empty = await build('--content', 'no-papers', '--out', 'none', '--fail-if-empty');
    expect([empty.code, empty.printed]).toEqual([2, expect.stringContaining('has no papers')]);
    expect(existsSync(join(work, 'none'))).toBe(false);
  });
});
