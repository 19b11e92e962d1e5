import { describe, expect, test } from 'vitest';
import type { Paper } from '../../../src/paper/schema.ts';
import { bibtex } from '../../../src/readers/bibtex/bibtex.ts';
import { type Fields, inheritanceOf } from '../../../src/readers/bibtex/inheritance.ts';
import { decodeInput } from '../../../src/readers/reading/input.ts';

async function papersOf(text: string): Promise<Paper[]> {
  const readings = await Array.fromAsync(
    bibtex.read(decodeInput('a.bib', Buffer.from(text)), { captured: '2025-12-31' }),
  );
  return readings.flatMap((reading) => ('paper' in reading ? [reading.paper] : []));
}

const fieldsOf = (type: string, key: string, values: Record<string, string>): Fields => ({
  type,
  key,
  values: new Map(Object.entries(values)),
});

function allOf(child: Fields, ...others: Fields[]): Record<string, string> {
  const { all } = inheritanceOf(child, (key) => others.find((one) => one.key === key));
  return Object.fromEntries([...all].filter(([name]) => name !== 'crossref' && name !== 'xdata'));
}

// biblatex manual, appendix B.
test.each([
  ['inproceedings', 'proceedings', 'booktitle'],
  ['conference', 'proceedings', 'booktitle'],
  ['incollection', 'collection', 'booktitle'],
  ['incollection', 'book', 'booktitle'],
  ['inbook', 'book', 'booktitle'],
  ['inreference', 'reference', 'booktitle'],
  ['article', 'periodical', 'journaltitle'],
  ['inproceedings', 'mvproceedings', 'maintitle'],
  ['inbook', 'mvbook', 'maintitle'],
  ['book', 'mvbook', 'maintitle'],
  ['proceedings', 'mvproceedings', 'maintitle'],
])('an @%s inherits the title of its @%s as its %s', (child, parent, name) => {
  const all = allOf(
    fieldsOf(child, 'c', { title: 'Child', crossref: 'p' }),
    fieldsOf(parent, 'p', { title: 'Parent', subtitle: 'Below' }),
  );
  expect(all).toEqual({ title: 'Child', [name]: 'Parent', [name.replace('title', 'subtitle')]: 'Below' });
});

describe('a parent', () => {
  test('passes on the fields that are true of its children, and no others', () => {
    const shared = {
      editor: 'E',
      publisher: 'P',
      series: 'S',
      volume: '1',
      isbn: 'I',
      address: 'A',
      date: '2001-02-03',
    };
    const own = {
      doi: '10.1234/x',
      url: 'https://example.org',
      pages: '400',
      abstract: 'All',
      keywords: 'k',
      note: 'n',
    };
    const all = allOf(
      fieldsOf('inproceedings', 'c', { crossref: 'p' }),
      fieldsOf('proceedings', 'p', { ...shared, ...own }),
    );
    expect(all).toEqual(shared);
  });

  test('does not pass on a field that the child has under another name', () => {
    const all = allOf(
      fieldsOf('incollection', 'c', { crossref: 'p', location: 'Rome', year: '2010' }),
      fieldsOf('collection', 'p', { address: 'Oslo', date: '2009-05-06', month: 'may' }),
    );
    expect(all).toEqual({ location: 'Rome', year: '2010' });
  });

  test('passes on the month if both have the same year', () => {
    const parent = fieldsOf('proceedings', 'p', { year: '2010', month: 'may' });
    const child = fieldsOf('inproceedings', 'c', { crossref: 'p', year: '2010' });
    expect(allOf(child, parent)).toEqual({ year: '2010', month: 'may' });
  });
});

test('inheritance ends at a cycle, from each of its entries', async () => {
  const ring = Array.from({ length: 5 }, (_, index) => {
    const next = (index + 1) % 5;
    return `@inbook{k${index}, title={Part ${index}}, crossref={k${next}}, xdata={x${index}}}
            @xdata{x${index}, xdata={x${next}}, publisher={Press ${index}}}`;
  });
  const papers = await papersOf(ring.join('\n'));
  expect(papers.map(({ publication }) => publication?.publisher)).toEqual(
    Array.from({ length: 5 }, (_, index) => `Press ${index}`),
  );
});

test('a thousand papers of one volume and a chain of a thousand volumes are read', async () => {
  const papers = Array.from({ length: 1000 }, (_, index) => {
    return `@inproceedings{p${index}, title={Paper ${index}}, crossref={vol}, xdata={all}}`;
  });
  const chain = Array.from(
    { length: 1000 },
    (_, index) => `@book{v${index}, title={Book ${index}}, crossref={v${index + 1}}}`,
  );
  const read = await papersOf(
    [
      ...papers,
      '@proceedings{vol, title={The Volume}, year=2001}',
      '@xdata{all, publisher={Press}}',
      ...chain,
    ].join('\n'),
  );
  expect(read.filter(({ venue, year }) => venue === 'The Volume' && year === 2001)).toHaveLength(1000);
});
