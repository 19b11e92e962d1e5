import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { counted, dailyItem, runIngest, storeTexts, temporaryFolder, writeFiles } from './command.ts';

const hostile = '<script>alert(1)</script> --- "x": #y';

describe('npm run ingest', () => {
  test('takes every good paper from a folder of bad files, and keeps the bad records', async () => {
    const folder = await temporaryFolder();
    await writeFiles(folder, {
      'in/2026-03-04.json': JSON.stringify([
        dailyItem('2603.00001', hostile),
        dailyItem('2603.00002', 'A calm title'),
      ]),
      'in/broken.json': `[\n  ${JSON.stringify(dailyItem('2603.00003', 'Before the break'))},\n  {"paper": {"id": "2603.0`,
      'in/empty.json': '',
      'in/photo.bin': Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3]),
      'in/list.txt': 'Daily Papers\n\nMar 5\n\nA title that has lost its abstract\n',
    });
    const outcome = await runIngest(
      ['in', '--content', 'content', '--captured', '2026-12-31', '--report', 'report.json'],
      {
        cwd: folder,
      },
    );
    expect(outcome.code).toBe(1);
    expect(counted(outcome, 'new')).toBe(3);
    expect(counted(outcome, 'quarantined')).toBe(4);
    expect(outcome.stderr).toMatch(/in\/broken\.json:3:\d+: The JSON is broken here/);
    expect(outcome.stderr).toContain('in/empty.json:1:1: The file is empty.');
    expect(outcome.stderr).toContain('in/photo.bin:1:1: The file is not text.');
    expect(outcome.stderr).toContain(
      'in/list.txt:5:1: The title “A title that has lost its abstract” has no abstract below it.',
    );
    expect(await readdir(join(folder, 'content/quarantine'))).toHaveLength(4);
    const texts = [...(await storeTexts(join(folder, 'content'))).values()].join('\n');
    expect(texts).toContain('2603.00003');
    const report: unknown = JSON.parse(await readFile(join(folder, 'report.json'), 'utf8'));
    expect(report).toMatchObject({ counts: { read: 7, quarantined: 4 } });
  });

  test('reads standard input', async () => {
    const folder = await temporaryFolder();
    const stdin = JSON.stringify([dailyItem('2603.00001', 'From a pipe')]);
    const outcome = await runIngest(['-', '--content', 'c', '--listed', '2026-03-04'], {
      cwd: folder,
      stdin,
    });
    expect(outcome.code).toBe(0);
    expect([...(await storeTexts(join(folder, 'c'))).keys()]).toEqual(['papers/2026/03/2603.00001.md']);
  });

  test('reads the inbox of the content folder when nothing is named', async () => {
    const folder = await temporaryFolder();
    await writeFiles(folder, {
      'c/inbox/2026-03-04.json': JSON.stringify([dailyItem('2603.00001', 'In the inbox')]),
    });
    const outcome = await runIngest(['--content', 'c'], { cwd: folder });
    expect(counted(outcome, 'new')).toBe(1);
  });

  test.each([
    [['nowhere.json'], 'There is no file or folder nowhere.json.'],
    [['--listed', 'yesterday'], '--listed yesterday is not a day.'],
    [['--format', 'pdf'], 'Allowed choices are'],
    [['--contnet', 'x'], 'Did you mean --content?'],
    [['--content', 'none'], 'There is no file or folder'],
  ])('does nothing for %j, and explains the mistake', async (args, message) => {
    const folder = await temporaryFolder();
    const outcome = await runIngest(args, { cwd: folder });
    expect(outcome.code).toBe(2);
    expect(outcome.stderr).toContain(message);
    expect(await readdir(folder)).toEqual([]);
  });

  test('says that an empty folder holds nothing to read', async () => {
    const folder = await temporaryFolder();
    await mkdir(join(folder, 'in'));
    await writeFile(join(folder, 'in/README.md'), 'Put listings here.');
    const outcome = await runIngest(['in', '--content', 'c'], { cwd: folder });
    expect(outcome.code).toBe(2);
    expect(outcome.stderr).toContain('There is nothing to read.');
  });
});
