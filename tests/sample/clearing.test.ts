import { existsSync } from 'node:fs';
import { appendFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ingest } from '../../src/ingest/ingest.ts';
import { findInputs } from '../../src/ingest/inputs.ts';
import { clearSample, findSample, type Manifest, manifestOf } from '../../src/sample/clearing.ts';
import { paperFiles } from '../../src/store/store.ts';

const project = join(import.meta.dirname, '../..');

const record = (id: string, title: string, upvotes: number) => ({
  paper: {
    id,
    title,
    summary: 'Words.',
    publishedAt: '2026-03-02T00:00:00.000Z',
    submittedOnDailyAt: '2026-03-04T00:00:00.000Z',
    authors: [{ name: 'Ada Example' }],
    upvotes,
  },
  title,
});

let content: string;
let manifest: Manifest;
const take = async () => ingest({ inputs: await findInputs(['inbox'], content), contentDir: content });
const put = (name: string, records: unknown) =>
  writeFile(join(content, 'inbox', name), JSON.stringify(records));

beforeEach(async () => {
  content = await mkdtemp(join(tmpdir(), 'broadsheet-clear-'));
  await mkdir(join(content, 'inbox'));
  await put('2026-03-04.json', [
    record('2603.00001', 'One', 1),
    record('2603.00002', 'Two', 2),
    record('2603.00003', 'Three', 3),
  ]);
  manifest = await manifestOf(join(content, 'inbox'));
});
afterEach(() => rm(content, { recursive: true }));

describe('clearing the sample', () => {
  test('takes its files and its papers, and nothing else', async () => {
    await put('2026-03-05.json', [record('2603.00009', 'Mine', 9)]);
    await take();
    const found = await findSample(content, manifest);
    expect(found).toMatchObject({ inbox: ['inbox/2026-03-04.json'], kept: [] });
    await clearSample(content, found);
    expect(await paperFiles(content)).toEqual(['papers/2026/03/2603.00009.md']);
    expect(await readdir(join(content, 'inbox'))).toEqual(['2026-03-05.json']);
  });

  test('keeps a paper with notes, one with pinned topics, and one to which another source has added', async () => {
    await take();
    const [one = '', two = ''] = await paperFiles(content);
    await appendFile(join(content, one), '\n## Notes\n\nRead this.\n');
    const text = await readFile(join(content, two), 'utf8');
    await writeFile(join(content, two), text.replace('sources:', 'topics: [mine]\nsources:'));
    await put('2026-03-05.json', [record('2603.00003', 'Three', 30)]);
    await take();
    const found = await findSample(content, manifest);
    expect(found.papers).toEqual([]);
    expect(found.kept).toHaveLength(3);
  });

  test('keeps a file of the inbox that was changed', async () => {
    await put('2026-03-04.json', [record('2603.00001', 'Mine now', 1)]);
    const found = await findSample(content, manifest);
    expect(found).toEqual({ inbox: [], papers: [], kept: ['inbox/2026-03-04.json'] });
  });

  test('can be done again', async () => {
    await take();
    await clearSample(content, await findSample(content, manifest));
    expect(await findSample(content, manifest)).toEqual({ inbox: [], papers: [], kept: [] });
    expect(existsSync(join(content, 'papers/2026'))).toBe(false);
  });

  test('knows the sample as it is shipped', async () => {
    const shipped = JSON.parse(await readFile(join(project, 'content/sample.json'), 'utf8')) as Manifest;
    const found = await findSample(join(project, 'content'), shipped);
    // After a change of the sample: npm run clear-sample -- --record
    expect(found.kept.filter((path) => path.startsWith('inbox/'))).toEqual([]);
  });
});
