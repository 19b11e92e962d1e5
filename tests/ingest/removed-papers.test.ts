import { appendFile, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ingest } from '../../src/ingest/ingest.ts';
import { findInputs } from '../../src/ingest/inputs.ts';
import type { Report } from '../../src/ingest/report.ts';
import { readVisible } from '../../src/store/store.ts';
import { dailyItem, storeTexts, temporaryFolder, writeFiles } from './command.ts';

const FIRST = 'papers/2026/03/2603.00001.md';

async function storeOfTwo(): Promise<{ content: string; again: () => Promise<Report> }> {
  const content = await temporaryFolder();
  const inbox = await temporaryFolder();
  const items = [dailyItem('2603.00001', 'Otters on rafts'), dailyItem('2603.00002', 'Moles in lofts')];
  await writeFiles(inbox, { '2026-03-04.json': JSON.stringify(items) });
  const again = async () => ingest({ inputs: await findInputs(['.'], inbox), contentDir: content });
  await again();
  return { content, again };
}

async function pathsOf(content: string): Promise<string[]> {
  return [...(await storeTexts(content)).keys()];
}

describe('a paper that is listed as removed', () => {
  test.each([
    '2603.00001',
    '2603.00001   # a complaint',
    'https://arxiv.org/abs/2603.00001v2',
    'Otters on Rafts',
    '# first a comment\r\n\r\narXiv:2603.00001\r\n',
  ])('leaves the store and does not come back: %j', async (line) => {
    const { content, again } = await storeOfTwo();
    await writeFile(join(content, 'removed.txt'), line);
    const report = await again();
    expect(await pathsOf(content)).toEqual(['papers/2026/03/2603.00002.md']);
    expect(report.warnings.join()).toContain(`${FIRST}:1:1: It was removed`);
    const { counts, passedOver, warnings } = await again();
    expect(counts).toMatchObject({ read: 2, new: 0, unchanged: 1, passedOver: 1 });
    expect(passedOver).toEqual({ 'listed in removed.txt': 1 });
    expect(warnings).toEqual([]);
    expect(await pathsOf(content)).toHaveLength(1);
  });

  test('stays away when its file has been deleted and the cache as well', async () => {
    const { content, again } = await storeOfTwo();
    await rm(join(content, FIRST));
    await rm(join(content, '.cache'), { recursive: true });
    await writeFile(join(content, 'removed.txt'), '2603.00001\n');
    await again();
    expect(await pathsOf(content)).toHaveLength(1);
  });

  test('comes back when its line is taken out again', async () => {
    const { content, again } = await storeOfTwo();
    await writeFile(join(content, 'removed.txt'), '2603.00001\n');
    await again();
    await rm(join(content, 'removed.txt'));
    expect((await again()).counts).toMatchObject({ new: 1, unchanged: 1 });
  });

  test('keeps its file where a person wrote in it, and a warning says so', async () => {
    const { content, again } = await storeOfTwo();
    await appendFile(join(content, FIRST), '\n## Notes\n\nPRECIOUS\n');
    await writeFile(join(content, 'removed.txt'), '2603.00001\n');
    const { warnings } = await again();
    expect(warnings.join()).toContain('a person wrote in its file');
    expect(await readFile(join(content, FIRST), 'utf8')).toContain('PRECIOUS');
  });
});

describe('a paper that a person has hidden', () => {
  test('stays hidden, keeps being updated and does not count as edited', async () => {
    const { content, again } = await storeOfTwo();
    const text = await readFile(join(content, FIRST), 'utf8');
    await writeFile(join(content, FIRST), text.replace(/^sources:/m, 'hidden: true\nsources:'));
    const inbox = await temporaryFolder();
    const items = [dailyItem('2603.00001', 'Otters on rafts', { upvotes: 77 })];
    await writeFiles(inbox, { '2026-03-05.json': JSON.stringify(items) });
    await ingest({ inputs: await findInputs(['.'], inbox), contentDir: content });
    await again();
    const now = await readFile(join(content, FIRST), 'utf8');
    expect(now).toMatch(/^hidden: true$/m);
    expect(now).toMatch(/^upvotes: 77$/m);
    const visible = await Array.fromAsync(readVisible(content), ({ paper }) => paper.id);
    expect(visible).toEqual(['2603.00002']);
  });
});

describe('a file without any paper', () => {
  test.each(['hello world\n', 'one\n\ntwo\n', '', '\n\n \n'])('is named in a warning: %j', async (text) => {
    const inbox = await temporaryFolder();
    await writeFiles(inbox, { 'hello.txt': text });
    const content = await temporaryFolder();
    const report = await ingest({ inputs: await findInputs(['.'], inbox), contentDir: content });
    expect(report.counts.read + report.counts.new).toBeLessThanOrEqual(1);
    expect([...report.warnings, ...report.problems.map(({ file }) => file)].join()).toContain('hello.txt');
  });

  test('is nothing to speak of where a source answers so on a weekend', async () => {
    const inbox = await temporaryFolder();
    await writeFiles(inbox, { '2026-03-07.json': '[]' });
    const content = await temporaryFolder();
    const report = await ingest({ inputs: await findInputs(['.'], inbox), contentDir: content });
    expect(report.warnings).toEqual([]);
  });
});
