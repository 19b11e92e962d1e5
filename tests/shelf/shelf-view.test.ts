import { describe, expect, test } from 'vitest';
import { chosenPapers, sortedPapers, tagCounts } from '../../src/shelf/shelf-view.ts';
import { WordSearch } from '../../src/shelf/word-search.ts';
import { savedPaper } from './papers.ts';

const [looms, yarn, bare] = [
  savedPaper({
    id: '1',
    title: '“Looms”',
    authors: ['Paul Erdős'],
    day: '2026-03-02',
    savedAt: '2026-03-03T00:00:00.000Z',
    readAt: '2026-03-04T00:00:00.000Z',
    tags: ['b', 'a'],
    abstract: 'We weave faster.',
  }),
  savedPaper({
    id: '2',
    title: 'Yarn 10',
    authors: ['Ada Abel'],
    day: '2026-03-01',
    tags: ['a'],
    notes: 'Łódź',
  }),
  savedPaper({ id: '3', title: 'Yarn 9', authors: [], savedAt: '2026-03-01T00:00:00.000Z' }),
];
const all = [looms, yarn, bare];
const idsOf = (papers: readonly { id: string }[]) => papers.map(({ id }) => id).join('');

describe('the list of saved papers', () => {
  test.each([
    ['saved', '213'],
    ['day', '123'],
    ['title', '132'],
    ['author', '213'],
  ] as const)('is sorted by %s; papers without the value come last', (order, expected) => {
    expect(idsOf(sortedPapers(all, order))).toBe(expected);
  });

  test('is filtered by a tag, and by what is read', () => {
    expect(idsOf(chosenPapers(all, { tag: 'a' }))).toBe('12');
    expect(idsOf(chosenPapers(all, { isRead: true }))).toBe('1');
    expect(idsOf(chosenPapers(all, { tag: 'a', isRead: false }))).toBe('2');
  });

  test('names the tags with their numbers, in alphabetical order', () => {
    expect(tagCounts(all)).toEqual([
      ['a', 2],
      ['b', 1],
    ]);
  });
});

describe('searching saved papers', () => {
  const search = new WordSearch();

  test.each([
    ['faster erdos', '1'],
    ['ERDŐS loo', '1'],
    ['lodz', '2'],
    ['yarn', '23'],
    ['a abel', '2'],
    ['arn', ''],
    ['  ', '123'],
  ])('“%s” finds the papers that have all words or their beginnings, without accents', (query, expected) => {
    expect(idsOf(search.find(query, all))).toBe(expected);
  });

  test('finds a paper by notes that were written after the last search', () => {
    expect(idsOf(search.find('lemma', all))).toBe('');
    expect(idsOf(search.find('lemma', [{ ...bare, notes: 'Lemma 2' }]))).toBe('3');
  });
});
