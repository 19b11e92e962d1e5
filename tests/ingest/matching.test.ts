import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ingest } from '../../src/ingest/ingest.ts';
import { findInputs } from '../../src/ingest/inputs.ts';
import type { Report } from '../../src/ingest/report.ts';
import { storeTexts, temporaryFolder, writeFiles } from './command.ts';

interface Work {
  readonly title: string;
  readonly authors?: readonly string[];
  readonly journal?: string;
  readonly volume?: string;
  readonly issue?: string;
  readonly pages?: string;
  readonly year: number;
  readonly doi?: string;
}

/** The same works in each format, under the name of a file. */
const FORMATS: readonly [string, (works: readonly Work[]) => string][] = [
  ['works.bib', (works) => works.map(asBibtex).join('\n')],
  ['works.ris', (works) => works.map(asRis).join('\n')],
  ['works.json', (works) => JSON.stringify(works.map(asCsl))],
];

function asBibtex({ title, authors = [], journal, volume, issue, pages, year, doi }: Work, index: number) {
  const fields = { title, author: authors.join(' and '), journal, volume, number: issue, pages, year, doi };
  const said = Object.entries(fields).filter(([, value]) => value !== undefined && value !== '');
  return `@article{k${index},\n${said.map(([name, value]) => `  ${name} = {${value}}`).join(',\n')}\n}`;
}

function asRis({ title, authors = [], journal, volume, issue, pages, year, doi }: Work): string {
  const [first, last] = pages?.split('-') ?? [];
  const names = authors.map((name) => ['AU', name] as const);
  const fields = [
    ['TI', title],
    ...names,
    ['T2', journal],
    ['VL', volume],
    ['IS', issue],
    ['SP', first],
  ] as const;
  const rest = [
    ['EP', last],
    ['PY', year],
    ['DO', doi],
  ] as const;
  const lines = [...fields, ...rest].filter(([, value]) => value !== undefined);
  return ['TY  - JOUR', ...lines.map(([tag, value]) => `${tag}  - ${value}`), 'ER  - ', ''].join('\n');
}

function asCsl({ title, authors = [], journal, volume, issue, pages, year, doi }: Work): object {
  const names = authors.map((name) => {
    const [family = '', given = ''] = name.split(', ');
    return { family, given };
  });
  return {
    type: 'article-journal',
    title,
    author: names,
    'container-title': journal,
    volume,
    issue,
    page: pages,
    issued: { 'date-parts': [[year]] },
    DOI: doi,
  };
}

async function ingestInto(contentDir: string, name: string, text: string): Promise<Report> {
  const folder = await temporaryFolder();
  await writeFiles(folder, { [name]: text });
  return ingest({ inputs: await findInputs(['.'], folder), contentDir, captured: '2026-12-31' });
}

describe.each(FORMATS)('a bibliography in %s', (name, write) => {
  const journal = 'Annals of Gadgets';
  const twice = async (works: readonly Work[]) => {
    const content = await temporaryFolder();
    const report = await ingestInto(content, name, write(works));
    const texts = await storeTexts(content);
    // In another order, and without the help of the state file, since the file is another one.
    const again = await ingestInto(content, name, write(works.toReversed()));
    expect(await storeTexts(content)).toEqual(texts);
    expect(again.counts).toMatchObject({ new: 0, updated: 0, merged: report.counts.merged });
    const fresh = await temporaryFolder();
    await ingestInto(fresh, name, write(works.toReversed()));
    expect([...(await storeTexts(fresh)).keys()]).toEqual([...texts.keys()]);
    return { report, texts };
  };

  test('has the columns of a periodical as separate papers, and as the same ones the next time', async () => {
    const notices = [5, 9, 13].map((volume) => ({
      title: 'Notices',
      journal,
      volume: String(volume),
      year: 1980 + volume,
    }));
    const columns = ['1', '2'].map((issue) => ({
      title: 'The lever column',
      authors: ['Feld, Lena'],
      journal,
      volume: '3',
      issue,
      year: 1999,
    }));
    const { report, texts } = await twice([...notices, ...columns]);
    expect(report.counts).toMatchObject({ read: 5, new: 5, merged: 0 });
    const ids = [...texts.keys()].map((path) => path.replace(/.*\/|\.md$/gu, ''));
    expect(ids.filter((id) => /^notices-[0-9a-f]{12}$/.test(id))).toHaveLength(3);
  });

  test('unites an article with its mistyped year and with its first version, under names in full', async () => {
    const title = 'Levers of bounded length';
    const { report, texts } = await twice([
      { title, authors: ['Feld, L.', 'Berg, T.'], journal, volume: '35', pages: '7-19', year: 2005 },
      { title, authors: ['Feld, Lena', 'Berg, Tom'], journal, volume: '35', pages: '7-19', year: 2006 },
      { title, authors: ['Feld, L.'], journal: 'Proc. 5th Lever Conf.', pages: '90-99', year: 2004 },
    ]);
    expect(report.counts).toMatchObject({ read: 3, new: 1, merged: 2 });
    const [text = ''] = texts.values();
    expect(text).toMatch(/name: Lena Feld\n[\s\S]*name: Tom Berg\n[\s\S]*venue: Annals of Gadgets\n/u);
    expect(text).toMatch(/volume: "35"\n {2}pages: 7-19\n/u);
    expect(texts.size).toBe(1);
  });

  test('keeps chapters apart that share the DOI of their book, and says so', async () => {
    const doi = '10.1000/the.book';
    const { report } = await twice([
      { title: 'Gadgets at home', authors: ['Feld, Lena'], year: 2019, pages: '1-20', doi },
      { title: 'A history of levers', authors: ['Holt, Kim'], year: 2019, pages: '21-40', doi },
      { title: 'Gadgets at Home', authors: ['Feld, L.'], year: 2019, pages: '1-20', doi },
    ]);
    expect(report.counts).toMatchObject({ read: 3, new: 2, merged: 1 });
    expect(report.warnings.join('\n')).toMatch(
      /The DOI 10\.1000\/the\.book stands on “A history of levers”, “Gadgets at/u,
    );
  });
});

test('keeps the id of a paper that is in the store when another of its title comes', async () => {
  const content = await temporaryFolder();
  const work = (volume: string, year: number) =>
    asBibtex({ title: 'Notices', journal: 'J. Gadgets', volume, year }, 0);
  await ingestInto(content, 'a.bib', work('5', 1984));
  await ingestInto(content, 'b.bib', work('9', 1988));
  const paths = [...(await storeTexts(content)).keys()];
  expect(paths).toHaveLength(2);
  expect(paths[1]).toBe('papers/undated/notices.md');
});

test('keeps the id of a paper whose DOI turns out to be that of a book', async () => {
  const content = await temporaryFolder();
  const work = (title: string, author: string) =>
    asBibtex({ title, authors: [author], year: 2019, doi: '10.1000/the.book' }, 0);
  await ingestInto(content, 'a.bib', work('Gadgets at home', 'Feld, Lena'));
  const report = await ingestInto(content, 'b.bib', work('A history of levers', 'Holt, Kim'));
  expect(report.warnings).toHaveLength(1);
  const paths = [...(await storeTexts(content)).keys()];
  expect(paths).toEqual([
    'papers/undated/a-history-of-levers.md',
    expect.stringMatching(/^papers\/undated\/doi-10-1000-the-book-[0-9a-f]{12}\.md$/),
  ]);
});

test('finds which DOIs are shared whatever the order of the files, with and without the state of an earlier run', async () => {
  const work = (title: string, author: string, doi?: string) => ({
    title,
    authors: [author],
    year: 2019,
    ...(doi !== undefined && { doi }),
  });
  const files = [
    asBibtex(work('Gadgets at work', 'Feld, Lena', '10.1000/the.book'), 0),
    asRis(work('Gadgets at work', 'Feld, Lena', '10.1000/own')),
    asBibtex(work('A history of levers', 'Feld, Lena', '10.1000/the.book'), 0),
    JSON.stringify([
      asCsl(work('Levers and gadgets: a survey', 'Berg, Tom', '10.1000/the.book')),
      asCsl(work('A history of levers', 'Feld, L.', '10.1000/preface')),
    ]),
  ];
  const endings = ['bib', 'ris', 'bib', 'json'];
  const inOrder = async (order: readonly number[], content: string) => {
    const folder = await temporaryFolder();
    const named = order.map((file, at) => [`${at}.${endings[file]}`, files[file] ?? ''] as const);
    await writeFiles(folder, Object.fromEntries(named));
    const inputs = await findInputs(['.'], folder);
    return ingest({ inputs, contentDir: content, captured: '2026-12-31' });
  };
  const content = await temporaryFolder();
  await inOrder([0, 1, 2, 3], content);
  const texts = await storeTexts(content);
  expect([...texts.values()].map((text) => /^doi: (.*)$/mu.exec(text)?.[1]).toSorted()).toEqual([
    ...['10.1000/own', '10.1000/preface', '10.1000/the.book'],
  ]);
  for (const order of [
    [3, 2, 1, 0],
    [1, 0, 3, 2],
    [2, 3, 0, 1],
  ]) {
    const fresh = await temporaryFolder();
    await inOrder(order, fresh);
    expect(await storeTexts(fresh)).toEqual(texts);
    const again = await inOrder(order, content);
    expect(again.counts).toMatchObject({ new: 0, updated: 0 });
    await rm(join(content, '.cache'), { recursive: true });
    await inOrder(order, content);
    expect(await storeTexts(content)).toEqual(texts);
  }
});

test('knows from the state of earlier runs that a DOI is shared, also if only one paper still has it in its file', async () => {
  const works = [
    ['Gadgets at work', 'Feld, Lena', '10.1000/other'],
    ['Gadgets at work', 'Feld, Lena', '10.1000/book'],
    ['Gadgets of bounded weight', 'Feld, L. and Berg, Tom', '10.1000/third'],
    ['Gadgets of bounded weight', 'Berg, Tom', '10.1000/book'],
    ['A history of levers', 'Holt, Kim', '10.1000/third'],
  ].map(([title = '', author = '', doi = '']) => ({ title, authors: [author], year: 2019, doi }));
  const content = await temporaryFolder();
  const run = async (some: readonly Work[]) => {
    const folder = await temporaryFolder();
    await writeFiles(folder, { 'works.bib': some.map(asBibtex).join('\n') });
    await ingest({ inputs: await findInputs(['.'], folder), contentDir: content, captured: '2026-12-31' });
    return storeTexts(content);
  };
  const papers = await run(works);
  expect(papers.size).toBe(3);
  // A run without these records keeps what the state says of them.
  await run([{ title: 'A column', authors: ['Holt, Kim'], year: 2020 }]);
  const later = await run(works.toReversed());
  expect(new Map([...later].filter(([path]) => papers.has(path)))).toEqual(papers);
});
