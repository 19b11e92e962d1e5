import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ingest } from '../../src/ingest/ingest.ts';
import { findInputs } from '../../src/ingest/inputs.ts';
import type { Report } from '../../src/ingest/report.ts';
import { dailyItem, storeTexts, temporaryFolder, writeFiles } from './command.ts';

const abstract = 'This work measures how a reader finds one paper among many, and proposes a calmer page. '
  .repeat(4)
  .trim();

async function ingestFiles(contentDir: string, files: Record<string, string>): Promise<Report> {
  const folder = await temporaryFolder();
  await writeFiles(folder, files);
  return ingest({ inputs: await findInputs(['.'], folder), contentDir, captured: '2026-12-31' });
}

function daily(...items: unknown[]): string {
  return JSON.stringify(items);
}

describe('ingest', () => {
  test('counts every record exactly once', async () => {
    const content = await temporaryFolder();
    const a = dailyItem('2603.00001', 'On the reading of lists');
    const { counts } = await ingestFiles(content, {
      '2026-03-04.json': daily(a, dailyItem('2603.00002', 'A second paper'), { paper: { id: 'x' } }),
      '2026-03-05.json': daily(a),
    });
    expect(counts).toEqual({
      read: 4,
      new: 2,
      updated: 0,
      unchanged: 0,
      merged: 1,
      passedOver: 0,
      quarantined: 1,
    });
  });

  test('changes no byte the second time, in any order of the files', async () => {
    const content = await temporaryFolder();
    const folder = await temporaryFolder();
    await writeFiles(folder, {
      'a/2026-03-05.json': daily(dailyItem('2603.00001', 'On the reading of lists', { upvotes: 3 })),
      'b/2026-03-04.json': daily(dailyItem('2603.00001', 'On the reading of lists', { upvotes: 2 })),
    });
    const runs = [['a', 'b'], ['b', 'a'], ['b'], ['a']];
    const reports = [];
    const texts = [];
    for (const args of runs) {
      reports.push(await ingest({ inputs: await findInputs(args, folder), contentDir: content }));
      texts.push(await storeTexts(content));
    }
    expect(reports.slice(1).map(({ counts }) => [counts.unchanged, counts.updated])).toEqual([
      [1, 0],
      [1, 0],
      [1, 0],
    ]);
    for (const later of texts.slice(1)) expect(later).toEqual(texts[0]);
  });

  test('gives the same store in any order of the sources', async () => {
    const listing = `Mar 3\n\nOn the reading of lists\n\n${abstract}\n\n  • 5 authors\n·\nMar 1 2\n`;
    const json = daily(dailyItem('2603.00001', 'On the Reading of Lists', { upvotes: 9 }));
    const first = await temporaryFolder();
    await ingestFiles(first, { 'list.txt': listing });
    await ingestFiles(first, { '2026-03-04.json': json });
    const second = await temporaryFolder();
    await ingestFiles(second, { '2026-03-04.json': json });
    await ingestFiles(second, { 'list.txt': listing });
    expect(await storeTexts(first)).toEqual(await storeTexts(second));
    const [[path, text] = ['', '']] = await storeTexts(first);
    expect(path).toBe('papers/2026/03/2603.00001.md');
    expect(text).toContain('aliases:\n  - on-the-reading-of-lists\n');
    expect(text).toContain('listed: 2026-03-03\nlistedInferred: year\n');
  });

  test('moves a paper to an earlier day when a source has one', async () => {
    const content = await temporaryFolder();
    await ingestFiles(content, { '2026-04-01.json': daily(dailyItem('2603.00001', 'A paper')) });
    await ingestFiles(content, { '2026-03-04.json': daily(dailyItem('2603.00001', 'A paper')) });
    expect([...(await storeTexts(content)).keys()]).toEqual(['papers/2026/03/2603.00001.md']);
    expect(await readdir(join(content, 'papers/2026'))).toEqual(['03']);
  });

  test('keeps two papers apart that share a title and have different arXiv ids', async () => {
    const content = await temporaryFolder();
    const { counts } = await ingestFiles(content, {
      '2026-03-04.json': daily(dailyItem('2603.00001', 'A reply'), dailyItem('2603.00002', 'A reply')),
    });
    expect(counts.new).toBe(2);
  });

  test('keeps the keys, comments, pinned topics, notes and corrections that a person wrote', async () => {
    const content = await temporaryFolder();
    const path = join(content, 'papers/2026/03/2603.00001.md');
    await ingestFiles(content, { '2026-03-04.json': daily(dailyItem('2603.00001', 'A papre with a slip')) });
    const written = await readFile(path, 'utf8');
    const edited = written
      .replace('title: A papre', 'title: A paper')
      .replace('listed:', '# checked by hand\nmood: "calm: very"\ntopics: [archives]\nlisted:')
      .concat('\n## Notes\n\nRead on the *train*.\n\n### And\n\n- kept\n');
    await writeFile(path, edited);
    const again = daily(
      dailyItem('2603.00001', 'A papre with a slip', { upvotes: 12, githubRepo: 'https://example.org/code' }),
    );
    const { counts } = await ingestFiles(content, { '2026-03-04.json': again });
    expect(counts.updated).toBe(1);
    const text = await readFile(path, 'utf8');
    expect(text).toContain('title: A paper with a slip\n');
    expect(text).toContain('# checked by hand');
    expect(text).toContain('mood: "calm: very"');
    expect(text).toContain('topics: [ archives ]');
    expect(text).toContain('upvotes: 12');
    expect(text).toContain('code: https://example.org/code');
    expect(text.endsWith('\n## Notes\n\nRead on the *train*.\n\n### And\n\n- kept\n')).toBe(true);
  });

  test('takes corrections from the source if nobody has edited the paper', async () => {
    const content = await temporaryFolder();
    const short = dailyItem('2603.00001', 'A paper', { summary: 'Short.' });
    const long = dailyItem('2603.00001', 'A paper', { summary: 'Short, and then made longer.' });
    await ingestFiles(content, { '2026-03-04.json': daily(short) });
    await ingestFiles(content, { '2026-03-04.json': daily(long) });
    expect([...(await storeTexts(content)).values()][0]).toContain('made longer.');
  });

  test('never overwrites a file of the store that it cannot read', async () => {
    const content = await temporaryFolder();
    const path = 'papers/2026/03/2603.00001.md';
    const broken = '---\ntitle: "never closed\n---\nMy own words.\n';
    await writeFiles(content, { [path]: broken });
    const report = await ingestFiles(content, {
      '2026-03-04.json': daily(dailyItem('2603.00001', 'A paper')),
    });
    expect(await readFile(join(content, path), 'utf8')).toBe(broken);
    expect(report.warnings.join()).toContain(`${path}:3:1: The front matter is not valid YAML`);
    expect(report.counts).toMatchObject({ read: 1, quarantined: 1, new: 0 });
  });

  test('reports the changes and writes nothing in a dry run', async () => {
    const content = await temporaryFolder();
    const folder = await temporaryFolder();
    await writeFiles(folder, { '2026-03-04.json': daily(dailyItem('2603.00001', 'A paper'), {}) });
    const inputs = await findInputs(['.'], folder);
    const { counts } = await ingest({ inputs, contentDir: content, dryRun: true });
    expect(counts).toMatchObject({ new: 1, quarantined: 1 });
    expect(await readdir(content)).toEqual([]);
  });

  test('keeps a bad record in quarantine once, even if it is ingested again', async () => {
    const content = await temporaryFolder();
    const files = { '2026-03-04.json': `[{"paper": {"id": "no id", "title": "Lost"}}]` };
    await ingestFiles(content, files);
    await ingestFiles(content, files);
    const kept = await readdir(join(content, 'quarantine'));
    expect(kept).toHaveLength(1);
    const record: unknown = JSON.parse(await readFile(join(content, 'quarantine', kept[0] ?? ''), 'utf8'));
    expect(record).toMatchObject({ line: 1, column: 19, raw: '{"paper": {"id": "no id", "title": "Lost"}}' });
  });

  test('merges two files that turn out to be one paper', async () => {
    const content = await temporaryFolder();
    await ingestFiles(content, { 'a.txt': `Mar 3\n\nThe old title\n\n${abstract}\n` });
    await ingestFiles(content, { '2026-03-04.json': daily(dailyItem('2603.00001', 'The new title')) });
    await ingestFiles(content, { '2026-03-05.json': daily(dailyItem('2603.00001', 'The old title')) });
    const texts = await storeTexts(content);
    expect([...texts.keys()]).toEqual(['papers/2026/03/2603.00001.md']);
    expect([...texts.values()][0]).toContain('- the-old-title');
  });

  test('merges a file at the path of a paper into the file in which a person wrote', async () => {
    const content = await temporaryFolder();
    await ingestFiles(content, { '2026-04-01.json': daily(dailyItem('2603.00001', 'A paper')) });
    const text = await readFile(join(content, 'papers/2026/04/2603.00001.md'), 'utf8');
    await writeFiles(content, { 'papers/2026/03/2603.00001.md': text.replace('A paper', 'My own copy') });
    const report = await ingestFiles(content, {
      '2026-03-04.json': daily(dailyItem('2603.00001', 'A paper'), dailyItem('2603.00002', 'Another')),
    });
    expect(report.counts).toMatchObject({ read: 2, new: 1, quarantined: 0 });
    const texts = [...(await storeTexts(content)).values()].filter((one) => one.includes('id: "2603.00001"'));
    expect(texts).toHaveLength(1);
    expect(texts[0]).toContain('My own copy');
  });

  test('keeps both files of one paper if a person wrote in both', async () => {
    const content = await temporaryFolder();
    await ingestFiles(content, { '2026-04-01.json': daily(dailyItem('2603.00001', 'A paper')) });
    const text = await readFile(join(content, 'papers/2026/04/2603.00001.md'), 'utf8');
    await writeFiles(content, {
      'papers/2026/03/2603.00001.md': text.replace('A paper', 'My own copy'),
      'papers/2026/04/2603.00001.md': `${text}\n## Notes\n\nMine too.\n`,
    });
    const report = await ingestFiles(content, {
      '2026-03-04.json': daily(dailyItem('2603.00001', 'A paper'), dailyItem('2603.00002', 'Another')),
    });
    expect(report.counts).toMatchObject({ read: 2, new: 1 });
    const texts = [...(await storeTexts(content)).values()].join('\n');
    expect(texts).toContain('My own copy');
    expect(texts).toContain('Mine too.');
  });

  test('keeps papers apart that share a title but no author', async () => {
    const content = await temporaryFolder();
    const listing = `Mar 3\n\nEditorial\n\n${abstract}\n`;
    await ingestFiles(content, { '2026-03-04.json': daily(dailyItem('2603.00001', 'Editorial')) });
    const { counts } = await ingestFiles(content, {
      '2026-03-05.json': daily(dailyItem('2603.00002', 'Editorial', { authors: [{ name: 'Bo Other' }] })),
      'list.txt': listing,
    });
    expect(counts).toMatchObject({ new: 1, updated: 1 });
  });

  test('merges records that contradict each other, and reports the contradiction', async () => {
    const content = await temporaryFolder();
    await ingestFiles(content, { '2026-03-04.json': daily(dailyItem('2603.00001', 'A paper')) });
    const report = await ingestFiles(content, {
      '2026-03-05.json': daily(dailyItem('2603.00001', 'A wholly different name')),
    });
    expect(report.counts).toMatchObject({ read: 1, updated: 1 });
    expect(report.warnings.join()).toContain('The sources differ on 2603.00001: its title is “A paper” or');
  });
});
