import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { mergePapers } from '../../src/paper/merge/merge.ts';
import { type Paper, paperSchema } from '../../src/paper/schema.ts';
import { decodeInput } from '../../src/readers/reading/input.ts';
import type { Problem } from '../../src/readers/reading/reader.ts';
import { detectReader } from '../../src/readers/registry.ts';

// Real input of others' writing, which is therefore not part of the project; it may lie beside it.
const SHARED = join(import.meta.dirname, '../../../shared');
const SEEDS = join(SHARED, 'seeds');
const DAILY = join(SHARED, 'corpora/hf-daily');

function isMissing(folder: string): boolean {
  if (existsSync(folder)) return false;
  console.warn(`SKIPPED: the figures of real input were not checked, because ${folder} is not there.`);
  return true;
}

interface ReadFolder {
  readonly readers: ReadonlySet<string>;
  readonly files: number;
  readonly papers: readonly (Paper & { readonly file: string })[];
  readonly problems: readonly Problem[];
}

async function readFolder(folder: string): Promise<ReadFolder> {
  const names = readdirSync(folder).sort();
  const papers: (Paper & { file: string })[] = [];
  const problems: Problem[] = [];
  const readers = new Set<string>();
  for (const name of names) {
    const input = decodeInput(name, readFileSync(join(folder, name)));
    const reader = detectReader(input);
    if (reader === undefined) throw new Error(`No reader recognises ${name}.`);
    readers.add(reader.name);
    for await (const reading of reader.read(input, { captured: '2025-12-31' })) {
      if ('problem' in reading) problems.push(reading.problem);
      else if ('paper' in reading) papers.push({ ...paperSchema.parse(reading.paper), file: name });
    }
  }
  return { readers, files: names.length, papers, problems };
}

function united(papers: readonly Paper[]): Map<string, Paper> {
  const byId = new Map<string, Paper>();
  for (const paper of papers) {
    const known = byId.get(paper.id);
    byId.set(paper.id, known === undefined ? paper : mergePapers(known, paper));
  }
  return byId;
}

describe.skipIf(isMissing(SEEDS))('the copied listings', () => {
  let read: ReadFolder;
  let byId: Map<string, Paper>;
  beforeAll(async () => {
    read = await readFolder(SEEDS);
    byId = united(read.papers);
  });

  test('give every entry, and no problem', () => {
    expect([...read.readers]).toEqual(['listing']);
    expect(read.problems).toEqual([]);
    expect(read.papers).toHaveLength(533);
    expect(byId.size).toBe(481);
  });

  test('have the earliest day that lists them', () => {
    const days: Record<string, number> = {};
    for (const { listed = 'undated' } of byId.values()) days[listed] = (days[listed] ?? 0) + 1;
    expect(days).toEqual({ '2025-03-14': 66, '2025-07-01': 77, '2025-12-31': 24, undated: 314 });
  });

  test('are the same in any order in which they are merged', () => {
    expect(united(read.papers.toReversed())).toEqual(byId);
  });
});

interface Raw {
  readonly numComments?: number;
  readonly paper: {
    readonly id: string;
    readonly authors: readonly { readonly name: string }[];
    readonly upvotes: number;
    readonly submittedOnDailyAt?: string;
  };
}

describe.skipIf(isMissing(DAILY))('the daily papers of Hugging Face', () => {
  let read: ReadFolder;
  beforeAll(async () => {
    read = await readFolder(DAILY);
  });

  test('give every record, and no problem', () => {
    expect([...read.readers]).toEqual(['hf-daily']);
    expect(read.files).toBe(64);
    expect(read.problems).toEqual([]);
    expect(read.papers).toHaveLength(1556);
    expect(united(read.papers).size).toBe(1555);
  });

  test('keep the authors, the counts and the day of the raw records', () => {
    const facts = read.papers.map(({ file, id, authors = [], upvotes, comments, listed }) => ({
      file,
      id,
      authors: authors.map(({ name }) => name),
      upvotes,
      comments,
      listed,
    }));
    const raw = readdirSync(DAILY)
      .sort()
      .flatMap((file) =>
        (JSON.parse(readFileSync(join(DAILY, file), 'utf8')) as Raw[]).map((item) => ({ file, item })),
      );
    expect(facts).toEqual(
      raw.map(({ file, item }) => ({
        file,
        id: item.paper.id,
        authors: item.paper.authors.map(({ name }) => name.replace(/\s+/g, ' ').trim()),
        upvotes: item.paper.upvotes,
        comments: item.numComments,
        listed: item.paper.submittedOnDailyAt?.slice(0, 10) ?? file.slice(0, 10),
      })),
    );
  });
});
