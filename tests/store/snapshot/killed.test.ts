import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { exitCodeOf } from '../../../src/commands/child-process.ts';
import { put, readingOf, readingOfStore, temporaryFolder } from './papers.ts';
import { snapshotOf } from './snapshots.ts';

/** `KILLS=20` strikes more often. */
const KILLS = Number(process.env.KILLS ?? 3);

const PAPERS = 200;

async function manyPapers(): Promise<string> {
  const content = await temporaryFolder();
  for (let paper = 100; paper < 100 + PAPERS; paper += 1) await put(content, `2603.00${paper}`);
  return content;
}

async function takeRepeatedly(
  content: string,
  ...cacheDirs: string[]
): Promise<ChildProcessByStdio<null, Readable, null>> {
  const script = join(import.meta.dirname, 'take-repeatedly.ts');
  const args = [script, content, await temporaryFolder(), ...cacheDirs];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  return child;
}

test(`after each of ${KILLS} kills the next snapshot is right, without a notice`, async () => {
  const content = await manyPapers();
  const expected = await readingOfStore(content);
  for (let kill = 0; kill < KILLS; kill += 1) {
    // Each cache is made anew, so that most of the time goes into reading and writing.
    const work = await temporaryFolder();
    const caches = Array.from({ length: 200 }, (_, at) => join(work, String(at)));
    const child = await takeRepeatedly(content, ...caches);
    await pause((kill * 37) % 100);
    child.kill('SIGKILL');
    await exitCodeOf(child);
    const cacheDir = caches.findLast((path) => existsSync(path)) ?? '';
    const notices: string[] = [];
    const snapshot = await snapshotOf(content, { cacheDir, notice: (text) => notices.push(text) });
    expect(readingOf(snapshot)).toEqual(expected);
    expect(notices).toEqual([]);
  }
});

test('two processes may take snapshots with the same cache at once', async () => {
  const [content, cacheDir] = [await manyPapers(), await temporaryFolder()];
  const child = await takeRepeatedly(content, cacheDir);
  try {
    for (let round = 0; round < 10; round += 1) {
      await put(content, `2604.0000${round}`, { listed: '2026-04-01' });
      const expected = await readingOfStore(content);
      const snapshot = await snapshotOf(content, { cacheDir });
      // The other process records the new paper meanwhile, too.
      await put(content, `2604.0000${round}`, { listed: '2026-04-01', title: 'Changed' });
      await once(child.stdout, 'data');
      expect(readingOf(snapshot)).toEqual(expected);
    }
  } finally {
    child.kill('SIGKILL');
    await exitCodeOf(child);
  }
});
