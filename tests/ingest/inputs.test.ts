import { execFileSync } from 'node:child_process';
import { mkdir, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ingest } from '../../src/ingest/ingest.ts';
import { findInputs } from '../../src/ingest/inputs.ts';
import type { Reader } from '../../src/readers/reading/reader.ts';
import { dailyItem, storeTexts, temporaryFolder, writeFiles } from './command.ts';

/** An inbox with one good file. */
async function goodInbox(): Promise<string> {
  const inbox = await temporaryFolder();
  await writeFiles(inbox, {
    'm/2026-03-04.json': JSON.stringify([dailyItem('2603.00001', 'A good paper on reading')]),
  });
  return inbox;
}

describe('one bad thing in the inbox', () => {
  test.each([
    ['a link that leads nowhere', (path: string) => symlink('nowhere', path), 1],
    ['a link to itself', (path: string) => symlink('a.json', path), 1],
    ['a pipe', async (path: string) => void execFileSync('mkfifo', [path]), 1],
    ['a link to an endless device', (path: string) => symlink('/dev/zero', path), 1],
    [
      'a link to a file that the system makes while it is read',
      (path: string) => symlink('/proc/kmsg', path),
      1,
    ],
    ['a link to random bytes', (path: string) => symlink('/dev/urandom', path), 1],
    [
      'a file of a size that no source has',
      (path: string) => writeFile(path, 'a').then(() => truncate(path, 2 ** 37)),
      1,
    ],
    ['a file without text', (path: string) => writeFile(path, ''), 1],
    ['a link to its own folder', (path: string) => symlink('.', path), 0],
    ['a link to the folder above', (path: string) => symlink('..', path), 0],
    ['a folder with the name of a file', (path: string) => mkdir(path), 0],
  ])('is reported and left out: %s', async (_, put, problems) => {
    const [inbox, content] = [await goodInbox(), await temporaryFolder()];
    await put(join(inbox, 'm/a.json'));
    const report = await ingest({ inputs: await findInputs(['m'], inbox), contentDir: content });
    expect(report.counts).toMatchObject({ new: 1, quarantined: problems });
    for (const { file, hint } of report.problems)
      expect([file, hint]).toEqual(['m/a.json', expect.stringMatching(/./)]);
    expect((await storeTexts(content)).size).toBe(1);
  });

  test('is reported if it is named as an input', async () => {
    const [inbox, content] = [await goodInbox(), await temporaryFolder()];
    const inputs = await findInputs(['/dev/zero', 'm/2026-03-04.json'], inbox);
    const report = await ingest({ inputs, contentDir: content });
    expect(report.counts).toMatchObject({ new: 1, quarantined: 1 });
    expect(report.problems[0]).toMatchObject({
      file: '/dev/zero',
      message: expect.stringContaining('a device'),
    });
  });

  test('does not hide that the wrong name was typed', async () => {
    await expect(findInputs(['no-such-file'], await temporaryFolder())).rejects.toThrow(
      'There is no file or folder',
    );
  });
});

describe('an abstract that a parser would need long for', () => {
  test('is stored as it is, with a warning that names the paper', async () => {
    const [inbox, content] = [await temporaryFolder(), await temporaryFolder()];
    const abstract = '*a'.repeat(20_000);
    const reader: Reader = {
      ...{ name: 'listing', label: 'a test', detect: () => 1 },
      async *read() {
        yield { paper: { id: '2603.00001', title: 'A title', sources: ['listing'], abstract } };
      },
    };
    await writeFiles(inbox, { 'a.txt': 'a' });
    const report = await ingest({ inputs: await findInputs(['.'], inbox), contentDir: content, reader });
    expect(report.warnings).toEqual([
      'a.txt: 2603.00001: Its abstract is too long or has too much markup, so it is shown as plain text.',
    ]);
    expect([...(await storeTexts(content)).values()].join('')).toContain(abstract);
  });
});

describe('a reader that fails', () => {
  const reader: Reader = {
    name: 'listing',
    label: 'a test',
    detect: () => 1,
    async *read({ name }) {
      yield {
        paper: { id: `of-${name.replace('.txt', '')}`, title: name, sources: ['listing'], abstract: '' },
      };
      if (name === 'a.txt') throw new RangeError('Maximum call stack size exceeded');
    },
  };

  test('costs the rest of one input, and no other', async () => {
    const [inbox, content] = [await temporaryFolder(), await temporaryFolder()];
    await writeFiles(inbox, { 'a.txt': 'a', 'b.txt': 'b' });
    const report = await ingest({ inputs: await findInputs(['.'], inbox), contentDir: content, reader });
    expect(report.counts).toMatchObject({ new: 2, quarantined: 1 });
    expect(report.problems[0]).toMatchObject({
      file: 'a.txt',
      message: expect.stringContaining('Maximum call stack size exceeded'),
    });
  });

  test('of which no record can be read is given up, and the next file is read', async () => {
    const [inbox, content] = [await temporaryFolder(), await temporaryFolder()];
    await writeFiles(inbox, { 'a.txt': 'a', 'b.txt': 'b' });
    let asked = 0;
    const endless: Reader = {
      ...reader,
      async *read({ name }) {
        for (; name === 'a.txt' && asked < 5000; asked += 1)
          yield { problem: { line: 1, column: 1, message: 'Bad.', hint: 'Mend it.', raw: 'x' } };
        yield {
          paper: { id: `of-${name.replace('.txt', '')}`, title: name, sources: ['listing'], abstract: '' },
        };
      },
    };
    const inputs = await findInputs(['.'], inbox);
    const report = await ingest({ inputs, contentDir: content, reader: endless, dryRun: true });
    expect(asked).toBeLessThan(1001);
    expect(report.counts).toMatchObject({ new: 1, quarantined: 1001 });
    expect(report.problems.at(-1)?.message).toMatch(/^1,000 records in a row cannot be read/);
  });
});
