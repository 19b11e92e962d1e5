import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Paper, paperSchema } from '../../src/paper/schema.ts';
import { decodeInput } from '../../src/readers/reading/input.ts';
import type { Problem, Reading } from '../../src/readers/reading/reader.ts';
import { detectReader } from '../../src/readers/registry.ts';

/** What the readers say of real records must agree with the raw files, read here in another and simpler way. */
const CORPORA = join(import.meta.dirname, '../../../shared/corpora');
const SNAPSHOT = join(CORPORA, 'arxiv-snapshot/sample-200.jsonl');
const BIBLIOGRAPHY = join(CORPORA, 'bibtex/papers.bib');
const DAILY = join(CORPORA, 'hf-daily');

function isMissing(path: string): boolean {
  if (existsSync(path)) return false;
  console.warn(`SKIPPED: no reader was compared with real records, because ${path} is not there.`);
  return true;
}

async function read(name: string, text: string): Promise<{ reader: string; readings: Reading[] }> {
  const input = decodeInput(name, Buffer.from(text));
  const reader = detectReader(input);
  if (reader === undefined) throw new Error(`No reader recognises ${name}.`);
  const readings = await Array.fromAsync(reader.read(input, { captured: '2026-03-31' }));
  return { reader: reader.name, readings };
}

function papersOf(readings: readonly Reading[]): Paper[] {
  return readings.flatMap((reading) => ('paper' in reading ? [paperSchema.parse(reading.paper)] : []));
}

function problemsOf(readings: readonly Reading[]): Problem[] {
  return readings.flatMap((reading) => ('problem' in reading ? [reading.problem] : []));
}

/** 200 of them, always the same. */
function sampleOf<T>(items: readonly T[]): T[] {
  const [sample = []] = fc.sample(
    fc.shuffledSubarray([...items], { minLength: Math.min(200, items.length) }),
    {
      numRuns: 1,
      seed: 20260304,
    },
  );
  return sample.slice(0, 200);
}

const namesOf = ({ authors = [] }: Paper) => authors.map(({ name }) => name);

interface RawSnapshot {
  readonly id: string;
  readonly title: string;
  readonly doi: string | null;
  readonly categories: string;
  readonly 'journal-ref': string | null;
  readonly versions: readonly { readonly created: string }[];
  readonly authors_parsed: readonly (readonly string[])[];
}

const rawSnapshot = (): RawSnapshot[] =>
  readFileSync(SNAPSHOT, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as RawSnapshot);
const nameIn = ([last = '', first = '', suffix = '']: readonly string[]) =>
  [first, last, suffix].filter((part) => part !== '').join(' ');
// A paper that was printed twice has two.
const firstOf = (dois: string | null) => (dois ?? '').split(' ')[0]?.toLowerCase();
const dayIn = (date: string | undefined) => new Date(date ?? '').toISOString().slice(0, 10);

describe.skipIf(isMissing(SNAPSHOT))('the snapshot of arXiv', () => {
  test('is read with the facts of every record', async () => {
    const { reader, readings } = await read('snapshot.jsonl', readFileSync(SNAPSHOT, 'utf8'));
    expect(reader).toBe('arxiv-snapshot');
    expect(problemsOf(readings)).toEqual([]);
    const facts = papersOf(readings).map((paper) => ({
      id: paper.id,
      names: namesOf(paper),
      days: [paper.listed, paper.published, paper.updated ?? paper.published],
      arxiv: paper.arxiv,
      doi: paper.doi ?? '',
    }));
    expect(facts).toEqual(
      rawSnapshot().map(({ id, doi, categories, versions, authors_parsed }) => ({
        id,
        names: authors_parsed.map(nameIn),
        days: [versions[0], versions[0], versions.at(-1)].map((version) => dayIn(version?.created)),
        arxiv: {
          version: versions.length,
          primary: categories.split(' ')[0],
          categories: categories.split(' '),
        },
        doi: firstOf(doi),
      })),
    );
  });

  test('has the same facts as a bibliography in RIS or in CSL-JSON', async () => {
    const raw = rawSnapshot();
    const facts = raw.map(({ id, authors_parsed, versions, doi }) => ({
      id,
      names: authors_parsed.map(nameIn),
      published: dayIn(versions[0]?.created),
      doi: firstOf(doi),
    }));
    for (const [name, text] of [
      ['x.ris', raw.map(asRis).join('\n')],
      ['x.json', JSON.stringify(raw.map(asCsl))],
    ] as const) {
      const { reader, readings } = await read(name, text);
      expect(reader).toBe(name === 'x.ris' ? 'ris' : 'csl-json');
      const found = papersOf(readings).map((paper) => ({
        id: paper.id,
        names: namesOf(paper),
        published: paper.published,
        doi: paper.doi ?? '',
      }));
      expect(found).toEqual(facts);
    }
  });
});

function asRis({ id, title, doi, versions, authors_parsed }: RawSnapshot): string {
  const authors = authors_parsed.map((parts) => parts.slice(0, 3).filter((part) => part !== ''));
  return [
    'TY  - UNPB',
    ...authors.map((parts) => `AU  - ${parts.join(', ')}`),
    `TI  - ${title}`,
    `DA  - ${dayIn(versions[0]?.created).replaceAll('-', '/')}/`,
    ...(doi === null ? [] : [`DO  - https://doi.org/${doi}`]),
    `UR  - https://arxiv.org/abs/${id}`,
    'ER  - ',
  ].join('\r\n');
}

function asCsl({ id, title, doi, versions, authors_parsed }: RawSnapshot): unknown {
  return {
    id: `key-${id}`,
    type: 'article',
    title,
    author: authors_parsed.map(([family, given = '', suffix = '']) =>
      given === '' ? { literal: family } : { family, given, ...(suffix !== '' && { suffix }) },
    ),
    issued: { 'date-parts': [dayIn(versions[0]?.created).split('-').map(Number)] },
    ...(doi !== null && { DOI: doi }),
    number: `arXiv:${id}`,
  };
}

// A table of its own, so that it is not the reader's that is compared with itself.
const MARKS: Readonly<Record<string, string>> = {
  '"': '\u0308',
  "'": '\u0301',
  '`': '\u0300',
  '^': '\u0302',
  '~': '\u0303',
  '=': '\u0304',
  '.': '\u0307',
  c: '\u0327',
  v: '\u030C',
  u: '\u0306',
  H: '\u030B',
};
const LETTERS: Readonly<Record<string, string>> = {
  o: 'ø',
  O: 'Ø',
  l: 'ł',
  L: 'Ł',
  ss: 'ß',
  ae: 'æ',
  aa: 'å',
  i: 'i',
  j: 'j',
};

function withoutTex(text: string): string {
  return text
    .replace(/\\(ss|ae|aa|[oOlLij])(?![a-zA-Z])\s*/g, (_, letter: string) => LETTERS[letter] ?? '')
    .replace(/\\(["'`^~=.])\s*\{?(\p{L})\}?/gu, (_, mark: string, base: string) => base + (MARKS[mark] ?? ''))
    .replace(
      /\\([cvuH])(?:\s+|\s*\{)(\p{L})\}?/gu,
      (_, mark: string, base: string) => base + (MARKS[mark] ?? ''),
    )
    .replace(/[{}]/g, '')
    .replace(/[\s~]+/g, ' ')
    .normalize('NFC')
    .trim();
}

/** The value of a field that is written in braces or quotes. */
function valueIn(entry: string, name: string): string {
  const start = new RegExp(`^\\s*${name}\\s*=\\s*["{]`, 'im').exec(entry);
  if (start === null) return '';
  const from = start.index + start[0].length;
  const end = /["}]\s*(?:,\s*(?:$|[a-z]+\s*=)|\}\s*$)/gim;
  end.lastIndex = from;
  return entry.slice(from, end.exec(entry)?.index);
}

function bibNames(list: string): string[] {
  return list
    .split(/\s+and\s+/)
    .map((name) => {
      const [last = '', ...first] = name.split(/,\s*/);
      return withoutTex(first.length === 0 ? last : `${first.toReversed().join(' ')} ${last}`);
    })
    .filter((name) => name !== '' && name !== 'others');
}

describe.skipIf(isMissing(BIBLIOGRAPHY))('a bibliography in BibTeX', () => {
  test('gives every entry that has a title, and a problem for the others', async () => {
    const text = readFileSync(BIBLIOGRAPHY, 'utf8');
    const entries = text.split(/^(?=@)/m).slice(1);
    const { reader, readings } = await read('papers.bib', text);
    expect(reader).toBe('bibtex');
    expect(readings).toHaveLength(entries.length);
    const problems = problemsOf(readings);
    expect(problems.filter(({ message }) => !message.endsWith('has no title.'))).toEqual([]);
    expect(problems).toHaveLength(entries.filter((entry) => valueIn(entry, 'title') === '').length);
    const lines = text.split('\n');
    for (const { line } of problems) expect(lines[line - 1]).toMatch(/^@/);
  });

  test('is read with the authors and the year of each entry', async () => {
    const text = readFileSync(BIBLIOGRAPHY, 'utf8');
    const entries = text.split(/^(?=@)/m).filter((entry) => entry.startsWith('@'));
    const { readings } = await read('papers.bib', text);
    const pairs = readings.map((reading, index) => ({ reading, entry: entries[index] ?? '' }));
    for (const { reading, entry } of sampleOf(pairs)) {
      if (!('paper' in reading)) continue;
      const { published, year = Number(published?.slice(0, 4)) } = reading.paper;
      expect({ entry, names: namesOf(reading.paper), year }).toEqual({
        entry,
        names: bibNames(valueIn(entry, 'author')),
        year: Number(/\byear\s*=\s*[{"]?\s*(\d{4})/i.exec(entry)?.[1]),
      });
    }
  });
});

interface RawPaper {
  readonly id: string;
  readonly publishedAt: string;
  readonly submittedOnDailyAt?: string;
  readonly upvotes: number;
  readonly authors: readonly { readonly name: string }[];
}

describe.skipIf(isMissing(DAILY))('a paper of Hugging Face by itself', () => {
  test('is the same as in the daily listing', async () => {
    const raw = readdirSync(DAILY).flatMap((file) =>
      (JSON.parse(readFileSync(join(DAILY, file), 'utf8')) as { paper: RawPaper }[]).map(
        ({ paper }) => paper,
      ),
    );
    for (const one of sampleOf(raw)) {
      const { reader, readings } = await read('paper.json', JSON.stringify(one));
      expect(reader).toBe('hf-paper');
      const [paper] = papersOf(readings);
      expect(paper).toMatchObject({
        id: one.id,
        listed: (one.submittedOnDailyAt ?? one.publishedAt).slice(0, 10),
        published: one.publishedAt.slice(0, 10),
        upvotes: one.upvotes,
      });
      expect(paper && namesOf(paper)).toEqual(
        one.authors.map(({ name }) => name.replace(/\s+/g, ' ').trim()),
      );
    }
  });
});
