import { link, rm, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { type ContentStamps, contentStamps } from '../../src/building/content-stamps.ts';
import type { BuildOptions } from '../../src/building/options.ts';
import { siteKey } from '../../src/building/site-key.ts';
import { type BuildResult, formerResult } from '../../src/building/unchanged-site.ts';
import { checkFiles } from '../../src/output/check-files.ts';
import { FormerSite } from '../../src/output/former-site.ts';
import { filesOf, recordOf } from '../../src/output/site-record.ts';
import { stateFolders } from '../../src/output/state-folder.ts';
import type { ListedPaper } from '../../src/store/snapshot/listed-paper.ts';
import { publish, put, statesOf, temporaryFolder } from '../output/sites.ts';

const LONG_AGO = new Date('2026-01-02T03:04:05Z');
const CERTAIN: ContentStamps = { lines: [], isInDoubtSince: () => false };

describe('the result of the former build', () => {
  const RESULT = {
    report: {
      ...{
        papers: 3,
        problems: 1,
        pages: 2,
        files: 2,
        bytes: 9,
        isAddressed: true,
        topicsFile: 'topics.yaml',
      },
      kinds: [],
      largest: undefined,
      targets: { made: 5, kept: 2, removed: 1 },
      seconds: { pages: 1, search: 1, cards: 1 },
      shards: { built: 1, reused: 2 },
      formulas: { formulas: 0, broken: [] },
      unknownPins: [],
    },
    notices: ['papers/a.md:1:1: It cannot be read.'],
    hasOwnHeaders: false,
  } satisfies BuildResult;

  let out: string;
  let options: BuildOptions;
  beforeEach(async () => {
    out = join(await temporaryFolder(), 'out');
    options = { contentDir: 'content', outDir: out };
    await publish(out, { 'index.html': 'home', 'papers/a.html': 'a' });
  });

  /** The result for the site that is there now. */
  function resultFor(change: Partial<BuildOptions> = {}, stamps = CERTAIN, result: BuildResult = RESULT) {
    const made = recordOf(out, stateFolders(statesOf(out), out).former);
    if (made === undefined) return 'no record';
    const record = { ...made, key: 'key', result };
    return formerResult(
      { record, former: FormerSite.recorded(out, checkFiles(out, record.files), () => filesOf(record)) },
      'key',
      stamps,
      {
        ...options,
        ...change,
      },
    );
  }

  test('is that of a build that has found nothing to do, with the same problems', () => {
    expect(resultFor()).toEqual({
      ...RESULT,
      report: {
        ...RESULT.report,
        targets: { made: 0, kept: 7, removed: 0 },
        seconds: { pages: 0, search: 0, cards: 0 },
        shards: { built: 0, reused: 3 },
      },
    });
  });

  test.each([
    ['an audit', { isAudit: true }],
    ['an explanation', { explained: 'index.html' }],
    ['a portable copy', { isPortable: true }],
  ])('is not used for %s', (_, change) => {
    expect(resultFor(change)).toBeUndefined();
  });

  test('is not used if the site is empty and must not be', () => {
    const empty = { ...RESULT, report: { ...RESULT.report, papers: 0 } };
    expect(resultFor({}, CERTAIN, empty)).toBeDefined();
    expect(resultFor({ mayBeEmpty: false }, CERTAIN, empty)).toBeUndefined();
  });

  test('is not used if something else is to be built, or nothing is known of the former build', () => {
    const made = recordOf(out, stateFolders(statesOf(out), out).former);
    const former = FormerSite.none;
    expect(formerResult({ record: made, former }, 'another key', CERTAIN, options)).toBeUndefined();
    expect(formerResult({ record: undefined, former }, 'key', CERTAIN, options)).toBeUndefined();
  });

  test.each([
    ['changed', (file: string) => put(file, 'b')],
    [
      'changed to the same bytes, or touched, with no second name',
      (file: string) => utimes(file, LONG_AGO, LONG_AGO),
      true,
    ],
    ['removed', (file: string) => rm(file)],
    ['linked to another file', (file: string) => link(file, `${file}.backup`)],
  ])('is not used if a file of the site was %s', async (_, change, isUsed = false) => {
    await change(join(out, 'papers/a.html'));
    expect(resultFor() !== undefined).toBe(isUsed);
  });

  test('is not used if the file list is another one', async () => {
    await put(join(out, '.broadsheet-files.txt'), 'index.html\npapers/a.html\n');
    expect(resultFor()).toBe('no record');
  });

  test('is not used if a file of the content may have changed since, or the clock was set back, or after some days', () => {
    expect(resultFor({}, { lines: [], isInDoubtSince: () => true })).toBeUndefined();
    for (const [days, isUsed] of [
      [-1, false],
      [2, true],
      [4, false],
    ] as const) {
      vi.useFakeTimers({ now: Date.now() + days * 24 * 60 * 60 * 1000, toFake: ['Date'] });
      expect(resultFor() !== undefined, String(days)).toBe(isUsed);
      vi.useRealTimers();
    }
  });

  test('is not used if the owner\u2019s own headers are gone', async () => {
    const own = { ...RESULT, hasOwnHeaders: true };
    expect(resultFor({}, CERTAIN, own)).toBeUndefined();
    await put(join(out, '_headers'), '/*');
    expect(resultFor({}, CERTAIN, own)).toEqual(expect.objectContaining({ hasOwnHeaders: true }));
  });
});

describe('the key of a site', () => {
  const paper: ListedPaper = { path: 'papers/a.md', digest: 'd', state: 'visible', id: 'a', isPinned: false };

  test('changes with everything that the site is made from', async () => {
    const contentDir = await temporaryFolder();
    await put(join(contentDir, 'site.yaml'), 'name: A site\nicon: icon.svg\n');
    await put(join(contentDir, 'icon.svg'), '<svg/>');
    await put(join(contentDir, 'public/CNAME'), 'a');
    await put(join(contentDir, 'digest/days.jsonl'), '{}');
    const keyOf = (options: Partial<BuildOptions> = {}, papers: ListedPaper[] = [paper]) =>
      siteKey(
        { contentDir, outDir: '', ...options },
        { papers },
        contentStamps(contentDir, ['public', 'digest']),
      );
    const first = await keyOf();
    expect(await keyOf()).toBe(first);
    const keys = [first];
    keys.push(await keyOf({ siteUrl: 'https://papers.example.org/' }));
    keys.push(await keyOf({}, []), await keyOf({}, [{ ...paper, digest: 'e' }]));
    for (const [path, text] of [
      ['site.yaml', 'name: B site\nicon: icon.svg\n'],
      ['icon.svg', '<svg />'],
      ['public/CNAME', 'bb'],
      ['public/.well-known/x', ''],
      ['digest/days.jsonl', '{}\n{}'],
      ['topics.yaml', 'groups: []\ntopics: []\n'],
      ['word-vectors.bin', 'none'],
    ] as const) {
      await put(join(contentDir, path), text);
      keys.push(await keyOf());
    }
    expect(new Set(keys).size).toBe(keys.length);
  });
});

test('stamps of content are in doubt if a file was written just before they were taken', async () => {
  const folder = await temporaryFolder();
  await put(join(folder, 'public/a'), 'a');
  const { isInDoubtSince } = contentStamps(folder, ['public', 'digest']);
  const now = Date.now();
  expect(isInDoubtSince(now, now)).toBe(true);
  expect(isInDoubtSince(now + 10_000, now + 20_000)).toBe(false);
  expect(isInDoubtSince(now + 10_000, now)).toBe(true);
});
