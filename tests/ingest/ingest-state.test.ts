import { mkdir, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ingest } from '../../src/ingest/ingest.ts';
import type { IngestOptions } from '../../src/ingest/ingest-options.ts';
import { findInputs } from '../../src/ingest/inputs.ts';
import { lockStore } from '../../src/ingest/lock.ts';
import type { Report } from '../../src/ingest/report.ts';
import { dailyItem, storeTexts, temporaryFolder, writeFiles } from './command.ts';

const PAPER = 'papers/2026/03/2603.00001.md';
const STATE_FILE = '.cache/ingest.jsonl';

/** A content folder into which a day of papers has been ingested, and how to do that again. */
async function ingestedDay(items = [item(1), item(2), item(3)]) {
  const content = await temporaryFolder();
  const folder = await temporaryFolder();
  const input = join(folder, '2026-03-04.json');
  await writeFile(input, JSON.stringify(items));
  const again = async (options: Partial<IngestOptions> = {}): Promise<Report & { looks: number }> => {
    let looks = 0;
    const inputs = await findInputs(['.'], folder);
    const onProgress = () => looks++;
    const report = await ingest({ inputs, contentDir: content, onProgress, ...options });
    // A file that was read reports each of its records, one that was remembered reports once.
    return { ...report, looks };
  };
  const first = await again();
  expect(first.looks).toBe(first.counts.read - first.counts.quarantined);
  return { content, input, first, again };
}

function item(number: number, extra: Record<string, unknown> = {}) {
  return dailyItem(`2603.0000${number}`, `Paper number ${number}`, extra);
}

describe('a second ingest of the same file', () => {
  test('does not read the file, counts the same papers and writes nothing', async () => {
    const { content, again } = await ingestedDay();
    const before = [await storeTexts(content), await readFile(join(content, STATE_FILE), 'utf8')];
    const { counts, looks } = await again();
    expect(looks).toBe(1);
    expect(counts).toMatchObject({ read: 3, new: 0, updated: 0, unchanged: 3, merged: 0 });
    expect([await storeTexts(content), await readFile(join(content, STATE_FILE), 'utf8')]).toEqual(before);
  });

  test('counts the records of one paper as merged again', async () => {
    const { again } = await ingestedDay([item(1), item(1, { upvotes: 9 }), item(2)]);
    expect(await again()).toMatchObject({ counts: { read: 3, unchanged: 2, merged: 1 }, looks: 1 });
  });

  test('reads the file if it has changed, even if its length is the same', async () => {
    const { content, input, again } = await ingestedDay([item(1), item(2), item(3, { upvotes: 1 })]);
    const text = await readFile(input, 'utf8');
    await writeFile(input, text.replace('"upvotes":1', '"upvotes":9'));
    expect(await again()).toMatchObject({ counts: { updated: 1, unchanged: 2 }, looks: 3 });
    expect((await storeTexts(content)).get('papers/2026/03/2603.00003.md')).toContain('upvotes: 9');
  });

  test('restores a paper whose file was removed', async () => {
    const { content, again } = await ingestedDay();
    const before = await storeTexts(content);
    await rm(join(content, PAPER));
    expect(await again()).toMatchObject({ counts: { new: 1, unchanged: 2 } });
    expect(await storeTexts(content)).toEqual(before);
  });

  test('keeps the changes of a person, even if the file has the same length', async () => {
    const { content, again } = await ingestedDay();
    const path = join(content, PAPER);
    const text = await readFile(path, 'utf8');
    await writeFile(path, text.replace('Paper number 1', 'Paper NUMBER 1'));
    await utimes(path, new Date(0), new Date(0));
    expect(await again()).toMatchObject({ counts: { updated: 0, unchanged: 3 }, looks: 3 });
    expect(await readFile(path, 'utf8')).toContain('Paper NUMBER 1');
    expect(await again()).toMatchObject({ looks: 1 });
  });

  test('finds a paper that another file has moved to an earlier day', async () => {
    const { content, again } = await ingestedDay();
    const folder = await temporaryFolder();
    await writeFiles(folder, { '2026-02-01.json': JSON.stringify([item(1)]) });
    await ingest({ inputs: await findInputs(['.'], folder), contentDir: content });
    expect(await again()).toMatchObject({ counts: { unchanged: 3 }, looks: 1 });
  });

  test('reports the same problems, and puts a record that was deleted from quarantine back', async () => {
    const { content, first, again } = await ingestedDay([item(1), { paper: { id: 'x' } } as never]);
    expect(first.counts.quarantined).toBe(1);
    const second = await again();
    expect(second).toMatchObject({ problems: first.problems, counts: { quarantined: 1 }, looks: 1 });
    await rm(join(content, 'quarantine'), { recursive: true });
    await again();
    expect(await readdir(join(content, 'quarantine'))).toHaveLength(1);
  });

  test('reads the file if the options are different', async () => {
    const { again } = await ingestedDay();
    expect(await again({ listed: '2026-03-05' })).toMatchObject({ looks: 3 });
    expect(await again({ captured: '2026-12-01' })).toMatchObject({ looks: 3 });
    expect(await again({ captured: '2026-12-02' })).toMatchObject({ looks: 1 });
  });

  test.each([
    ['is missing', undefined],
    ['is damaged', (text: string) => text.slice(0, -20)],
    ['has another letter in a title', (text: string) => text.replace(/(\],\[")[a-z]/u, '$1x')],
    ['is of another version', (text: string) => text.replace(/"code":"[^"]*"/, '"code":"0"')],
    ['is not its own', () => '{}\n[]\n'],
  ])('gives the same result if the state file %s', async (_, damage) => {
    const { content, again } = await ingestedDay();
    const before = await storeTexts(content);
    const path = join(content, STATE_FILE);
    if (damage === undefined) await rm(path);
    else await writeFile(path, damage(await readFile(path, 'utf8')));
    expect(await again()).toMatchObject({ counts: { read: 3, unchanged: 3 }, looks: 3 });
    expect(await storeTexts(content)).toEqual(before);
  });

  test('gives the same result if there is a folder in the place of the state file', async () => {
    const { content, again } = await ingestedDay();
    const path = join(content, STATE_FILE);
    await rm(path);
    await mkdir(path);
    expect(await again()).toMatchObject({ counts: { read: 3, unchanged: 3 }, looks: 3 });
    expect(await again()).toMatchObject({ counts: { read: 3, unchanged: 3 }, looks: 1 });
  });

  test('writes no state file in a dry run', async () => {
    const { content, again } = await ingestedDay();
    await rm(join(content, '.cache'), { recursive: true });
    await again({ dryRun: true });
    expect(await readdir(content)).toEqual(['papers']);
  });
});

test('the state file is kept out of version control', async () => {
  const { content } = await ingestedDay();
  expect(await readFile(join(content, '.cache/.gitignore'), 'utf8')).toBe('*\n');
});

test.each([
  ['nobody holds', undefined],
  ['a dead process left', 2 ** 30],
])('a lock that %s is given to one of many processes that ask at once', async (_, pid) => {
  const content = await temporaryFolder();
  if (pid !== undefined)
    await writeFile(join(content, '.ingest.lock'), JSON.stringify({ pid, host: hostname() }));
  const asked = await Promise.allSettled(Array.from({ length: 20 }, () => lockStore(content)));
  const given = asked.filter(({ status }) => status === 'fulfilled');
  expect(given).toHaveLength(1);
  for (const { status, ...rest } of asked) {
    if (status === 'fulfilled' && 'value' in rest) await rest.value();
  }
  expect(await readdir(content)).toEqual([]);
});
