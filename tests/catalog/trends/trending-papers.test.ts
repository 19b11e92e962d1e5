import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createEditions } from '../../../src/catalog/editions/editions.ts';
import {
  TRENDING,
  trendingFormula,
  trendingLead,
  trendingOf,
} from '../../../src/catalog/trends/trending-papers.ts';
import { paper } from '../papers.ts';

const day = (listed: string, ...upvotes: (number | undefined)[]) =>
  upvotes.map((count, i) =>
    paper({ title: `${listed} ${i}`, listed, ...(count !== undefined && { upvotes: count }) }),
  );
const ranked = (papers: ReturnType<typeof day>, window: 'week' | 'month' = 'week') =>
  trendingOf(createEditions(papers), window)?.papers.map(({ paper: { title } }) => title);

describe('what is trending', () => {
  test('is what has many upvotes among the papers of its day', () => {
    const busy = day('2026-03-04', 100, 100, 100);
    const quiet = day('2026-03-04', 60, 1, 1).map((each) => ({ ...each, listed: '2026-03-03' }));
    expect(ranked([...busy, ...quiet])?.[0]).toBe('2026-03-04 0');
    expect(trendingOf(createEditions(quiet), 'week')?.papers[0]?.score).toBe(60 / (TRENDING.smoothing + 1));
  });

  test('loses half of its score in as many days as the formula says', () => {
    const { halfLife } = TRENDING.week;
    const papers = [...day('2026-03-01', 10), ...day(`2026-03-0${1 + halfLife}`, 10)];
    const trending = trendingOf(createEditions(papers), 'week');
    const [newer, older] = trending?.papers ?? [];
    expect(newer?.score).toBeCloseTo(10 / (TRENDING.smoothing + 10));
    expect(older?.score).toBeCloseTo((newer?.score ?? 0) / 2);
    expect(trendingFormula('week')).toContain(`every ${halfLife} days`);
    expect(trendingFormula('month')).toContain(`of the ${TRENDING.month.days} days`);
    expect(trendingFormula('month')).toContain(`plus ${TRENDING.smoothing},`);
  });

  test('looks back from the newest edition, whatever day it is today', () => {
    const papers = [
      ...day('2001-03-04', 3),
      ...day('2001-02-26', 3),
      ...day('2001-02-25', 3),
      ...day('2001-02-03', 3),
      ...day('2001-02-02', 3),
    ];
    expect(trendingOf(createEditions(papers), 'week')).toMatchObject({
      from: '2001-02-26',
      to: '2001-03-04',
    });
    expect(ranked(papers)).toEqual(['2001-03-04 0', '2001-02-26 0']);
    expect(ranked(papers, 'month')).toHaveLength(4);
  });

  test('is nothing where no paper of these days has upvotes', () => {
    expect(ranked([...day('2026-03-04', undefined, 0), ...day('2026-01-01', 9)])).toBeUndefined();
    expect(ranked([])).toBeUndefined();
    expect(ranked([paper({ upvotes: 9 })])).toBeUndefined();
  });

  test('does not depend on the order in which papers come', () => {
    const papers = [...day('2026-03-04', 3, 3, 5), ...day('2026-03-02', 8, undefined)];
    fc.assert(
      fc.property(fc.shuffledSubarray(papers, { minLength: papers.length }), (shuffled) => {
        expect(ranked(shuffled)).toEqual(ranked(papers));
      }),
    );
  });
});

describe('what the page of what is trending says first', () => {
  const nothing = { isDated: true, isVoted: false, isCompared: true, rises: false };

  test('speaks of what follows and of nothing else', () => {
    expect(trendingLead({ ...nothing, isVoted: true, rises: true })).toMatch(/voted.*more often/);
    expect(trendingLead({ ...nothing, isVoted: true })).toMatch(/voted/);
    expect(trendingLead({ ...nothing, isVoted: true })).not.toMatch(/often|before/);
    expect(trendingLead({ ...nothing, rises: true })).toMatch(/more often/);
    expect(trendingLead({ ...nothing, rises: true })).not.toMatch(/vote/);
  });

  test('names what is missing where nothing follows', () => {
    expect(trendingLead(nothing)).toMatch(/^Nothing stands out .*no upvotes.*risen/);
    expect(trendingLead({ ...nothing, isCompared: false })).toMatch(
      /^Nothing yet: .*no upvotes.*no earlier month/,
    );
    const none = trendingLead({ ...nothing, isDated: false, isCompared: false });
    expect(none).toMatch(/^Nothing yet: .*day is known/);
    expect(none).not.toMatch(/upvotes/);
  });
});
