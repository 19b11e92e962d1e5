import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { copySelection, parseMonths } from '../../../src/building/portable/paper-selection.ts';
import { parseTopicsFile } from '../../../src/catalog/topics/topics-file.ts';
import { UsageError } from '../../../src/commands/usage-error.ts';
import type { Paper } from '../../../src/paper/schema.ts';
import { serialize } from '../../../src/store/document.ts';
import { pathOf } from '../../../src/store/store.ts';

const TOPICS = parseTopicsFile(
  `groups: [Nature]
topics:
  - { slug: otters, label: Otters, description: Otters, group: Nature, phrases: [otter], was: [weasels] }
  - { slug: glaciers, label: Glaciers, description: Glaciers, group: Nature, phrases: [glacier] }
`,
  'topics.yaml',
);

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'broadsheet-selection-'));
  const papers: Partial<Paper>[] = [
    { id: '2601.00001', title: 'Otters in January', listed: '2026-01-31' },
    { id: '2602.00001', title: 'Otters in February', listed: '2026-02-01' },
    { id: '2602.00002', title: 'Glaciers in February', listed: '2026-02-28' },
    { id: '2603.00001', title: 'Otters in March', listed: '2026-03-01' },
    { id: 'otters-of-old', title: 'Otters of old' },
    { id: '2602.00003', title: 'Otters that somebody hid', listed: '2026-02-02', hidden: true },
  ];
  for (const fields of papers) {
    const paper: Paper = { id: '', title: '', abstract: '', sources: ['listing'], ...fields };
    const file = join(folder, 'content', pathOf(paper));
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, serialize(paper));
  }
  await writeFile(join(folder, 'content/site.yaml'), 'name: Otters\n');
  await mkdir(join(folder, 'content/quarantine'));
});
afterEach(() => rm(folder, { recursive: true }));

async function selected(selection: Parameters<typeof copySelection>[1]): Promise<string[]> {
  const target = join(folder, 'selected');
  await copySelection(join(folder, 'content'), selection, TOPICS, target);
  const entries = await readdir(join(target, 'papers'), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map(({ name }) => name.replace(/\.md$/u, ''))
    .sort();
}

describe('a selection of papers', () => {
  test('has those of some months, the first and the last included', async () => {
    const months = parseMonths('2026-02..2026-03');
    expect(await selected({ months })).toEqual(['2602.00001', '2602.00002', '2603.00001']);
  });

  test('has those of a topic, by its present or former name', async () => {
    const otters = ['2601.00001', '2602.00001', '2603.00001', 'otters-of-old'];
    expect(await selected({ topic: 'otters' })).toEqual(otters);
    await rm(join(folder, 'selected'), { recursive: true });
    expect(await selected({ topic: 'weasels' })).toEqual(otters);
  });

  test('has those for which both hold, with the settings of the site', async () => {
    expect(await selected({ topic: 'otters', months: parseMonths('2026-02') })).toEqual(['2602.00001']);
    expect(await readFile(join(folder, 'selected/site.yaml'), 'utf8')).toBe('name: Otters\n');
    expect(await readdir(join(folder, 'selected'))).not.toContain('quarantine');
  });

  test('does not change the papers that it is made from', async () => {
    await selected({ months: parseMonths('2026-01') });
    await writeFile(join(folder, 'selected/papers/2026/01/2601.00001.md'), 'changed');
    expect(await readFile(join(folder, 'content/papers/2026/01/2601.00001.md'), 'utf8')).toContain('January');
  });

  test('is refused without papers, and for a topic that does not exist, with the one that was meant', async () => {
    await expect(selected({ months: parseMonths('2020-01') })).rejects.toThrow(UsageError);
    await expect(selected({ topic: 'oters' })).rejects.toMatchObject({ hint: 'Did you mean otters?' });
  });
});

describe('a range of months', () => {
  test('may be one month', () => {
    expect(parseMonths('2026-03')).toEqual(['2026-03', '2026-03']);
    expect(parseMonths('2025-12..2026-03')).toEqual(['2025-12', '2026-03']);
  });

  test.each(['', 'March', '2026', '2026-13', '2026-3', '2026-03..2026-01', '2026-01...2026-03', '2026-01..'])(
    'is refused if it is %j',
    (text) => {
      expect(() => parseMonths(text)).toThrow(UsageError);
    },
  );
});
