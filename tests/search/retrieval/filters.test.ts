import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Candidate,
  countTopics,
  countYears,
  isWithin,
  matchesFilters,
  sortHits,
} from '../../../src/search/retrieval/filters.ts';

const paper = (changes: Partial<Candidate>): Candidate => ({
  date: '2024-05-06',
  votes: 0,
  topics: ['vision'],
  score: 1,
  ...changes,
});

describe('the filters of a query', () => {
  test('match papers that have all of the topics and all of the years', () => {
    const both = paper({ topics: ['vision', 'graphs'] });
    expect(
      matchesFilters(both, { topics: ['vision', 'graphs'], years: [{ from: 2024 }, { to: 2024 }] }),
    ).toBe(true);
    expect(matchesFilters(both, { topics: ['speech'], years: [] })).toBe(false);
    expect(matchesFilters(both, { topics: [], years: [{ from: 2024 }, { to: 2023 }] })).toBe(false);
  });

  test('match papers of which only the year is known, and no range of years matches papers without one', () => {
    expect(matchesFilters(paper({ date: '2024' }), { topics: [], years: [{ from: 2024, to: 2024 }] })).toBe(
      true,
    );
    expect(isWithin('', {})).toBe(false);
  });
});

describe('the order of the hits', () => {
  const papers = [
    paper({ date: '', votes: 3, score: 2 }),
    paper({ date: '2025', votes: 3, score: 1 }),
    paper({ date: '2025-01-02', votes: 9, score: 2 }),
  ];

  test('is by score, and unchanged among equal scores', () => {
    expect(sortHits(papers, 'relevance').map(({ date }) => date)).toEqual(['', '2025-01-02', '2025']);
  });

  test('is by date with unknown dates last, or by votes with the latest first among equals', () => {
    expect(sortHits(papers, 'date').map(({ date }) => date)).toEqual(['2025-01-02', '2025', '']);
    expect(sortHits(papers, 'votes').map(({ date }) => date)).toEqual(['2025-01-02', '2025', '']);
  });
});

test('the count of a topic or a year is the number of papers that match it alone', () => {
  const some = fc.record({
    date: fc.constantFrom('', '2023', '2024-01-01', '2025-09-09'),
    topics: fc.uniqueArray(fc.constantFrom('vision', 'constructor'), { maxLength: 2 }),
  });
  fc.assert(
    fc.property(fc.array(some.map(paper)), (papers) => {
      for (const [topic, count] of Object.entries(countTopics(papers)))
        expect(papers.filter((each) => matchesFilters(each, { topics: [topic], years: [] }))).toHaveLength(
          count,
        );
      for (const [year, count] of Object.entries(countYears(papers)))
        expect(
          papers.filter(({ date }) => isWithin(date.slice(0, 4), { from: Number(year), to: Number(year) })),
        ).toHaveLength(count);
    }),
  );
});
