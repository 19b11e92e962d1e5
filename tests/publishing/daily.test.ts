import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { readStatus } from '../../src/publishing/status.ts';
import { ok, silent, status, truncated } from '../fetching/server.ts';
import { dailyItem } from '../ingest/command.ts';
import { git, put } from './repositories.ts';
import { countingBuild, type DailyScene, dailyScene } from './scene.ts';

const day = (...ids: string[]) => JSON.stringify(ids.map((id) => dailyItem(id, `On quiet listings ${id}`)));
const empty = ok('[]');

let scene: DailyScene;
beforeEach(async () => {
  vi.spyOn(console, 'error').mockReturnValue(undefined);
  scene = await dailyScene();
});

describe('the daily job', () => {
  test('fetches, builds, and pushes the papers, even if git ignores them', async () => {
    scene.server.behave(ok(day('2603.00001')), ok(day('2603.00002', '2603.00003')));
    const result = await scene.run();
    expect(result).toMatchObject({ code: 0, isPublishable: true, away: {} });
    expect(scene.built).toEqual([3]);
    expect(scene.pushed()).toEqual(
      expect.arrayContaining([
        'inbox/hf-daily/2026-03-05.json',
        'papers/2026/03/2603.00001.md',
        'status.json',
      ]),
    );
    expect(scene.pushed().filter((path) => /last-request|\.lock|\.cache/u.test(path))).toEqual([]);
    expect(git(scene.remote, 'log', '-1', '--format=%an: %s', 'main')).toBe(
      'Daily job: Papers fetched on 2026-03-06',
    );
    expect(git(scene.content, 'status', '--porcelain')).toBe('');
  });

  test('commits nothing if nothing is new', async () => {
    scene.server.behave(ok(day('2603.00001')));
    await scene.run();
    const before = git(scene.remote, 'rev-parse', 'main');
    expect((await scene.run()).printed).toContain('There is nothing new to commit.');
    expect(git(scene.remote, 'rev-parse', 'main')).toBe(before);
  });

  test('commits only what it writes, and leaves the changes of a person alone', async () => {
    scene.server.behave(ok(day('2603.00001')));
    put(scene.content, 'notes.txt', 'mine');
    put(
      scene.content,
      'site.yaml',
      `${await readFile(join(scene.content, 'site.yaml'), 'utf8')}name: Mine\n`,
    );
    git(scene.content, 'add', 'notes.txt');
    scene.elsewhere({ 'README.md': 'By hand.' });
    expect((await scene.run()).code).toBe(0);
    expect(scene.pushed()).not.toContain('notes.txt');
    expect(git(scene.remote, 'show', 'main:site.yaml')).not.toContain('Mine');
    expect(git(scene.content, 'status', '--porcelain')).toContain('site.yaml');
  });

  test('works on a first day without papers, and publishes nothing then', async () => {
    scene.server.behave(empty);
    const result = await scene.run();
    expect(result).toMatchObject({ code: 0, isPublishable: false });
    expect(result.printed).toContain('There are no papers yet');
    expect(scene.built).toEqual([]);
    expect(await scene.run({ allowSmaller: true })).toMatchObject({ code: 0, isPublishable: true });
    expect(scene.built).toEqual([0]);
  });

  test('survives one bad record, says where it is, and warns once', async () => {
    const bad = { paper: { id: '2603.00009', title: '' } };
    scene.server.behave(ok(JSON.stringify([...(JSON.parse(day('2603.00001')) as unknown[]), bad])));
    const result = await scene.run();
    expect(result).toMatchObject({ code: 1, isPublishable: true });
    const [name = ''] = await readdir(join(scene.content, 'quarantine'));
    expect(result.printed).toContain(`warning: A record cannot be read. It is in quarantine/${name}`);
    expect(scene.pushed()).toContain(`quarantine/${name}`);
    expect(scene.built).toEqual([1]);
    expect(await scene.run()).toMatchObject({ code: 0 });
  });

  test('survives one file that a person broke, and names it', async () => {
    scene.server.behave(ok(day('2603.00001', '2603.00002')));
    await scene.run();
    await writeFile(join(scene.content, 'papers/2026/03/2603.00001.md'), 'not a paper');
    const result = await scene.run();
    expect(result).toMatchObject({ code: 1, isPublishable: true });
    expect(result.printed).toContain('papers/2026/03/2603.00001.md:1:1');
    expect(scene.built).toEqual([2, 1]);
  });
});

describe('a source that misbehaves', () => {
  test.each([
    ['answers with errors', status(500)],
    ['never answers', silent],
    ['is cut off in the middle', truncated(day('2603.00001'))],
    ['answers with half a list', ok(day('2603.00001').slice(0, -30))],
  ])('is reported if it %s, and the site is built without it', async (_, manner) => {
    put(scene.content, 'inbox/mine.json', day('2602.00001'));
    scene.server.behave(manner);
    const result = await scene.run();
    expect(result).toMatchObject({
      code: 1,
      isPublishable: true,
      away: { hf: { days: 1, since: '2026-03-06' } },
    });
    expect(result.printed).toContain('warning: hf did not answer (day 1');
    expect(scene.built).toEqual([1]);
    expect(scene.pushed().filter((path) => path.startsWith('inbox/hf-daily/'))).toEqual([]);
  });

  test('is counted by days in a row, until it answers', async () => {
    scene.server.behave(status(404));
    for (const [date, days] of [
      ['2026-03-06', 1],
      ['2026-03-06', 1],
      ['2026-03-07', 2],
      ['2026-03-09', 3],
    ] as const) {
      scene.clock.set(`${date}T12:00:00Z`);
      expect((await scene.run()).away).toMatchObject({ hf: { since: '2026-03-06', days } });
    }
    expect(git(scene.remote, 'show', 'main:status.json')).toContain('"days": 3');
    scene.server.behave(ok(day('2603.00001')));
    expect((await scene.run()).away).toEqual({});
    expect((await readStatus(scene.content)).away).toEqual({});
  });
});

describe('a site that is smaller than the last one', () => {
  beforeEach(async () => {
    scene.server.behave(ok(day('2603.00001', '2603.00002', '2603.00003', '2603.00004')));
    expect((await scene.run()).code).toBe(0);
    await rm(join(scene.content, 'inbox'), { recursive: true });
    scene.server.behave(empty);
  });

  test('is not built, committed or published without being told to', async () => {
    const before = git(scene.remote, 'rev-parse', 'main');
    for (const id of ['2603.00001', '2603.00002']) await rm(join(scene.content, `papers/2026/03/${id}.md`));
    const result = await scene.run();
    expect(result).toMatchObject({ code: 3, isPublishable: false });
    expect(result.printed).toContain(
      'error: The site would have 2 papers; the site that was published last has 4. 2 are missing without a reason.\n  papers/2026/03 had 4 papers and has 2',
    );
    expect(scene.built).toEqual([4]);
    expect(git(scene.remote, 'rev-parse', 'main')).toBe(before);
    expect(await scene.run({ allowSmaller: true })).toMatchObject({ code: 1, isPublishable: true });
    // The next run compares with the smaller site.
    expect(await scene.run()).toMatchObject({ code: 0, isPublishable: true });
  });

  test('is not published if it is empty, or if the build leaves papers out', async () => {
    const build = async () => ({ ...(await countingBuild(scene.content, [])), papers: 1 });
    expect(await scene.run({ build })).toMatchObject({ code: 3, isPublishable: false });
    await rm(join(scene.content, 'papers'), { recursive: true });
    const result = await scene.run();
    expect(result).toMatchObject({ code: 3, isPublishable: false });
    expect(result.printed).toContain('The site would have no papers');
  });

  test('is refused if its status cannot be read', async () => {
    await writeFile(join(scene.content, 'status.json'), '<<<<<<< HEAD');
    await expect(scene.run()).rejects.toThrow('status.json cannot be read');
  });
});

describe('a push', () => {
  beforeEach(() => scene.server.behave(ok(day('2603.00001'))));

  test('takes in commits that were pushed meanwhile, and builds their papers too', async () => {
    put(scene.content, 'inbox/theirs.json', day('2602.00001'));
    await scene.run();
    const theirs = await readFile(join(scene.content, 'papers/2026/03/2603.00001.md'), 'utf8');
    scene.elsewhere({ 'papers/2026/02/2602.00009.md': theirs.replaceAll('2603.00001', '2602.00009') });
    put(scene.content, 'inbox/ours.json', day('2602.00003'));
    expect(await scene.run()).toMatchObject({ code: 0, isPublishable: true });
    expect(scene.built.slice(-2)).toEqual([3, 4]);
    expect(git(scene.remote, 'log', '-2', '--format=%s', 'main').split('\n')).toEqual([
      'Papers fetched on 2026-03-06',
      'By hand',
    ]);
  });

  test('that is refused ends the job, and the next run pushes the papers', async () => {
    scene.refuse('echo "main is protected"; exit 1');
    const result = await scene.run();
    expect(result).toMatchObject({ code: 4, isPublishable: false });
    expect(result.printed).toMatch(/error: The papers could not be pushed[\s\S]*main is protected/u);
    scene.refuse('exit 0');
    expect(await scene.run()).toMatchObject({ code: 0, isPublishable: true });
    expect(scene.pushed()).toContain('papers/2026/03/2603.00001.md');
  });

  test('that is refused once is tried again', async () => {
    scene.refuse('test -e tried && exit 0; touch tried; exit 1');
    expect(await scene.run()).toMatchObject({ code: 0, isPublishable: true });
  });

  test('that conflicts leaves the commits of others, and no half a rebase', async () => {
    await scene.run();
    scene.elsewhere({ 'papers/2026/03/2603.00001.md': 'By hand.' });
    await rm(join(scene.content, 'inbox'), { recursive: true });
    await writeFile(join(scene.content, 'papers/2026/03/2603.00001.md'), 'In another way.');
    put(scene.content, 'inbox/more.json', day('2602.00001'));
    expect(await scene.run()).toMatchObject({ code: 4, isPublishable: false });
    expect(git(scene.remote, 'show', 'main:papers/2026/03/2603.00001.md')).toBe('By hand.');
    expect(git(scene.content, 'status')).not.toContain('rebase in progress');
  });

  test('is left out without a remote, and everything about git with keep: false', async () => {
    git(scene.content, 'remote', 'remove', 'origin');
    const { code, printed } = await scene.run({ keep: false });
    expect([code, git(scene.content, 'log', '-1', '--format=%s')]).toEqual([0, 'First']);
    expect(printed).not.toContain('committed');
    expect((await scene.run()).printed).toContain('has no remote');
    expect(git(scene.content, 'log', '-1', '--format=%s')).toBe('Papers fetched on 2026-03-06');
  });

  test('keeps the papers even if the build fails, and without changing the last count', async () => {
    await expect(scene.run({ build: () => Promise.reject(new Error('The disk is full.')) })).rejects.toThrow(
      'disk',
    );
    expect(scene.pushed()).toContain('papers/2026/03/2603.00001.md');
    expect((await readStatus(scene.content)).published).toBeUndefined();
  });
});

test('a second job in the same folder does nothing', async () => {
  scene.server.behave(ok(day('2603.00001')));
  const build = async () => {
    await expect(scene.run()).rejects.toThrow('Another daily job is running');
    return countingBuild(scene.content, []);
  };
  expect((await scene.run({ build })).code).toBe(0);
});
