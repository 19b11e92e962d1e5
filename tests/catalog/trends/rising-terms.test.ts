import { describe, expect, test } from 'vitest';
import { createEditions } from '../../../src/catalog/editions/editions.ts';
import { monthsOf } from '../../../src/catalog/editions/periods.ts';
import { risingTerms } from '../../../src/catalog/trends/rising-terms.ts';
import { comparisonOf, RISING } from '../../../src/catalog/trends/rising-topics.ts';
import { paper, phraseReader } from '../papers.ts';

const many = (count: number, listed: string, title: string, abstract = '') =>
  Array.from({ length: count }, () => paper({ listed, title, abstract }));

function risenIn(papers: ReturnType<typeof paper>[], most?: number) {
  const comparison = comparisonOf(monthsOf(createEditions(papers).dated));
  return comparison === undefined ? undefined : risingTerms(comparison, phraseReader(papers), most);
}

const termsOf = (...given: Parameters<typeof risenIn>) => risenIn(...given)?.map(({ term }) => term);

describe('the terms that rise', () => {
  const before = many(60, '2026-01-05', 'Otter lakes', 'Otters swim.');

  test('are words and phrases whose share of papers grew, as papers print them, none with a word of another', () => {
    const terms = risenIn([
      ...before,
      ...many(20, '2026-02-05', 'Otter lakes', 'Otters swim.'),
      ...many(9, '2026-02-06', 'Beaver River Dams', 'Here a beaver river dams: beaver rivers.'),
      ...many(4, '2026-02-07', 'Heron'),
    ]);
    expect(terms?.map(({ term }) => term)).toEqual(['beaver river dams']);
    expect(terms?.[0]).toMatchObject({ paperCount: 9, share: 9 / 33, shareBefore: 0 });
    expect(terms?.[0]?.score).toBeGreaterThan(RISING.minScore);
  });

  test('leave out what too few papers have, and what stands in abstracts alone', () => {
    const papers = many(12, '2026-02-05', 'Otter lakes', 'Checked against glaciers.');
    expect(termsOf([...before, ...papers])).toEqual([]);
    expect(termsOf([...before, ...many(RISING.minPapers - 1, '2026-02-05', 'Glaciers')])).toEqual([]);
    expect(termsOf([...before, ...many(RISING.minPapers, '2026-02-05', 'Glaciers')])).toEqual(['glaciers']);
  });

  test('leave out what is only a part of longer names', () => {
    const names = ['swift', 'reed', 'moor', 'sedge', 'ring'].flatMap((bird) => [
      ...many(2, '2026-02-05', `A ${bird} ouzel nests`, `The ${bird} ouzel nests, and so do its young.`),
    ]);
    expect(termsOf([...before, ...names])).toEqual([]);
    expect(termsOf([...before, ...names, ...many(4, '2026-02-06', 'The ouzel')])).toEqual(['ouzel']);
  });

  test('leave out what is only a part of keywords', () => {
    const keyworded = Array.from({ length: 9 }, (_, i) =>
      paper({
        title: 'It is',
        listed: '2026-02-05',
        abstract: 'Of tides.',
        keywords: [`tides of the ${i}th kind`, `kelp${i} tides`],
      }),
    );
    expect(termsOf([...before, ...keyworded])).toEqual([]);
    const named = keyworded.map((each) => ({ ...each, keywords: ['tides'] }));
    expect(termsOf([...before, ...named])).toEqual(['tides']);
  });

  test('may share a word that says nothing by itself', () => {
    const papers = [...many(9, '2026-02-05', 'Otter learning'), ...many(9, '2026-02-06', 'Beaver learning')];
    const fish = many(90, '2026-01-05', 'Fish');
    expect(termsOf([...fish, ...papers])).toEqual(['beaver learning', 'otter learning']);
  });

  test('are no longer than three words, and leave out a word that stands mostly in a risen phrase', () => {
    const papers = many(
      9,
      '2026-02-05',
      'Grey marsh heron colony',
      'A marsh heron, some marsh herons. Herons.',
    );
    expect(termsOf([...before, ...papers])).toEqual(['marsh heron']);
  });

  test('are printed as most papers do, and in lower case where as many do', () => {
    const capital = many(6, '2026-02-05', 'Of LAKESIDE', 'The LAKESIDE.');
    const small = many(6, '2026-02-05', 'Of lakeside', 'The lakeside.');
    expect(termsOf([...before, ...capital, ...small])).toEqual(['lakeside']);
    expect(termsOf([...before, ...capital, ...small.slice(1)])).toEqual(['LAKESIDE']);
  });

  test('are as many as are asked for, the surest first, whatever else the papers hold', () => {
    const papers = [
      ...many(12, '2026-02-05', 'Herons'),
      ...many(9, '2026-02-05', 'Geese'),
      ...many(9, '2026-02-05', '', '$x$ 漢字 --- 12'),
    ];
    expect(termsOf([...before, ...papers])?.slice(0, 2)).toEqual(['herons', 'geese']);
    expect(termsOf([...before, ...papers], 1)).toEqual(['herons']);
  });
});
