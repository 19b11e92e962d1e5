import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { markWork } from '../../src/publishing/git-recovery.ts';
import { ok } from '../fetching/server.ts';
import { dailyItem } from '../ingest/command.ts';
import { git, put } from './repositories.ts';
import { type DailyScene, dailyScene } from './scene.ts';

let scene: DailyScene;
beforeEach(async () => {
  vi.spyOn(console, 'error').mockReturnValue(undefined);
  scene = await dailyScene();
  scene.server.behave(ok(JSON.stringify([dailyItem('2603.00001', 'On quiet listings')])));
});

describe('a daily job that was killed while it used git', () => {
  test('leaves locks, which the next run removes', async () => {
    await markWork(scene.content);
    const locks = ['index.lock', 'refs/heads/main.lock', 'HEAD.lock'];
    for (const lock of locks) put(scene.content, `.git/${lock}`, '');
    const { code, printed } = await scene.run();
    expect(code).toBe(0);
    for (const lock of locks) expect(printed).toContain(`${lock}, which a run that was killed had left.`);
    expect(scene.pushed()).toContain('papers/2026/03/2603.00001.md');
  });

  test('leaves half a rebase, which the next run ends: no file is lost, cut off or in the way', async () => {
    const { content } = scene;
    const note = 'A note of somebody else. '.repeat(100);
    scene.elsewhere({ 'notes.md': note, 'site.yaml': 'dates: short\n' });
    put(content, 'papers/ours.txt', 'ours');
    git(content, 'add', '--force', 'papers');
    git(content, 'commit', '-qm', 'Ours');
    put(content, '.gitignore', '# A change of a person.\n');
    git(content, 'fetch', '-q');
    await markWork(content);
    const rebase = ['rebase', '--merge', '--autostash', '--exec', 'false', 'origin/main'];
    expect(() => git(content, ...rebase)).toThrow('exec');
    // As if git had been killed before it knew of a file that it was writing.
    git(content, 'update-index', '--force-remove', 'notes.md');
    writeFileSync(join(content, 'notes.md'), note.slice(0, 100));
    const { code, printed } = await scene.run();
    expect([code, printed]).toEqual([0, expect.stringContaining('Ended the rebase')]);
    expect(git(content, 'show', 'main:notes.md')).toBe(note.trim());
    expect(git(content, 'diff', '--name-only')).toBe('.gitignore');
    expect(git(scene.remote, 'log', '--format=%s', 'main').split('\n')).toEqual([
      'Papers fetched on 2026-03-06',
      'Ours',
      'By hand',
      'First',
    ]);
  });

  test('leaves nothing behind if it was not killed', async () => {
    await scene.run();
    expect(existsSync(join(scene.content, '.git/broadsheet-daily-job'))).toBe(false);
  });
});

test('a lock of another program stays, and the job says so', async () => {
  put(scene.content, '.git/index.lock', '');
  await expect(scene.run()).rejects.toThrow('index.lock');
  expect(existsSync(join(scene.content, '.git/index.lock'))).toBe(true);
});
