import { cp, mkdir, readdir, readFile, rm, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ingest } from '../../src/ingest/ingest.ts';
import { findInputs } from '../../src/ingest/inputs.ts';
import type { Report } from '../../src/ingest/report.ts';
import { dailyItem, storeTexts, temporaryFolder, writeFiles } from './command.ts';

const PATH = 'papers/2026/03/2603.00001.md';

interface Store {
  readonly content: string;
  readonly inbox: string;
}

async function emptyStore(): Promise<Store> {
  return { content: await temporaryFolder(), inbox: await temporaryFolder() };
}

/** Reads inputs, and writes papers after each record. @param killedAt the number of the record at which the run ends. */
async function read({ content, inbox }: Store, names: string[], killedAt?: number): Promise<Report> {
  const inputs = await findInputs(names, inbox);
  const onProgress = (records: number) => {
    if (records === killedAt) throw new Error('killed');
  };
  return ingest({ inputs, contentDir: content, batch: 1, onProgress });
}

const quarantine = (content: string) => readdir(join(content, 'quarantine')).catch(() => []);

/** A listing of one paper, and one with more votes and another paper. */
const listings = {
  '2026-03-04.json': JSON.stringify([dailyItem('2603.00001', 'Two Herons', { upvotes: 1 })]),
  '2026-03-05.json': JSON.stringify([
    dailyItem('2603.00001', 'Two Herons', { upvotes: 9 }),
    dailyItem('2603.00002', 'Kingfishers'),
  ]),
};

describe('papers that are written before all records are read', () => {
  test('have one note in the quarantine if they cannot be written, with what all records say', async () => {
    const store = await emptyStore();
    await writeFiles(store.inbox, listings);
    await mkdir(join(store.content, PATH), { recursive: true });
    const { problems } = await read(store, ['.']);
    expect(problems.map(({ file }) => file)).toEqual([PATH]);
    const [name = ''] = await quarantine(store.content);
    expect(await readFile(join(store.content, 'quarantine', name), 'utf8')).toContain('upvotes: 9');
  });

  test('are mended from several records if their file was cut off', async () => {
    const store = await emptyStore();
    await writeFiles(store.inbox, listings);
    await read(store, ['2026-03-04.json']);
    const place = join(store.content, PATH);
    await truncate(place, 40);
    expect(await read(store, ['.'])).toMatchObject({ problems: [] });
    expect(await readFile(place, 'utf8')).toContain('upvotes: 9');
  });

  test('are compared with their namesakes by the run after one that was killed', async () => {
    const store = await emptyStore();
    const volume =
      '<collection id="2026.x"><volume id="1"><meta><booktitle>Proceedings</booktitle><year>2026</year></meta><paper id="1"><title>All Grey Herons</title><author><first>Ada</first><last>Example</last></author><abstract>What 2603.00001 is about.</abstract></paper></volume></collection>';
    const former = JSON.stringify([dailyItem('2603.00001', 'Two Terns')]);
    const now = listings['2026-03-05.json'].replaceAll('Two Herons', 'All Grey Herons');
    await writeFiles(store.inbox, {
      'volume.xml': volume,
      '2026-03-04.json': former,
      '2026-03-05.json': now,
    });
    await read(store, ['volume.xml', '2026-03-04.json']);
    // Its listing may be gone by the time its new title is read.
    await rm(join(store.inbox, '2026-03-04.json'));
    const control = { ...store, content: await temporaryFolder() };
    await cp(store.content, control.content, { recursive: true, preserveTimestamps: true });
    await read(control, ['2026-03-05.json']);
    await expect(read(store, ['2026-03-05.json'], 2)).rejects.toThrow('killed');
    await read(store, ['2026-03-05.json']);
    const texts = await storeTexts(store.content);
    expect(texts.size).toBe(2);
    expect(texts).toEqual(await storeTexts(control.content));
  });
});
