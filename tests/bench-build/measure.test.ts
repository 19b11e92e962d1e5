import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { changesBetween, snapshotOf } from '../../scripts/bench-build/folder-changes.ts';
import { measure } from '../../scripts/bench-build/measure.ts';

async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'broadsheet-measure-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

function node(script: string) {
  return { program: process.execPath, args: ['--eval', script], folder: tmpdir() };
}

describe('the changes of a folder', () => {
  test('are files with a new path or another content, and files that are gone', async () => {
    const folder = await temporaryFolder();
    const write = (name: string, text: string) => writeFile(join(folder, name), text);
    await mkdir(join(folder, 'deep'));
    for (const name of ['same', 'again', 'edited', 'gone', 'deep/edited']) await write(name, 'old');
    const before = await snapshotOf(folder);
    await write('again', 'old');
    await write('edited', 'another');
    await write('deep/edited', 'new');
    await write('deep/added', 'four');
    await rm(join(folder, 'gone'));
    const changes = changesBetween(before, await snapshotOf(folder));
    const bytes = 'another'.length + 'new'.length + 'four'.length;
    expect(changes).toEqual({ written: 3, removed: 1, bytes, writtenIn: { deep: 2, '.': 1 } });
  });

  test('are all files, if there was no folder', async () => {
    const folder = await temporaryFolder();
    const before = await snapshotOf(join(folder, 'site'));
    await mkdir(join(folder, 'site'));
    await writeFile(join(folder, 'site', 'index.html'), 'page');
    expect(changesBetween(before, await snapshotOf(join(folder, 'site')))).toEqual({
      written: 1,
      removed: 0,
      bytes: 4,
      writtenIn: { '.': 1 },
    });
  });
});

describe('the cost of a command', () => {
  // Only Linux states it.
  test.runIf(process.platform === 'linux')('includes the processes that it starts', async () => {
    // The inner process works until it has used a quarter of a second, and holds its memory long enough to be seen.
    const inner = `const held = Buffer.alloc(100e6, 1);
      while (process.cpuUsage().user < 250e3);
      setTimeout(() => held.length, 700);`;
    const outer = `require('node:child_process').spawnSync(process.execPath, ['--eval', ${JSON.stringify(inner)}])`;
    const cost = await measure(node(outer));
    expect(cost.seconds).toBeGreaterThan(0.7);
    expect(cost.processorSeconds).toBeGreaterThan(0.24);
    expect(cost.megabytes).toBeGreaterThan(100);
  });

  test('is not stated if the command fails, and the error has its output', async () => {
    await expect(measure(node("console.error('no disk'); process.exitCode = 3"))).rejects.toThrow(
      /exit code 3:\nno disk/u,
    );
    await expect(measure({ ...node(''), program: '/no/such/program' })).rejects.toThrow(/ENOENT/u);
  });

  test('is stated if the exit code is accepted', async () => {
    const cost = await measure({ ...node('process.exitCode = 1'), accepted: [0, 1] });
    expect(cost.seconds).toBeGreaterThan(0);
  });
});
