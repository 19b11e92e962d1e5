import { describe, expect, test } from 'vitest';
import { createEditions } from '../../../src/catalog/editions/editions.ts';
import { homePageOf } from '../../../src/catalog/editions/home-page.ts';
import { paper, titles } from '../papers.ts';

const limits = { recentDays: 6, mostUpvoted: 1 };

describe('the front page', () => {
  test('has the newest edition and the six before it, newest first', () => {
    const days = Array.from({ length: 9 }, (_, i) => `2026-03-0${i + 1}`);
    const { newest, earlier } = homePageOf(createEditions(days.map((listed) => paper({ listed }))), limits);
    expect(newest?.day).toBe('2026-03-09');
    expect(earlier.map(({ day }) => day.slice(8))).toEqual(['08', '07', '06', '05', '04', '03']);
  });

  test('has the most upvoted papers of the seven days up to the newest edition', () => {
    const { mostUpvoted } = homePageOf(
      createEditions([
        paper({ title: 'Too old', listed: '2026-03-02', upvotes: 99 }),
        paper({ title: 'First day', listed: '2026-03-03', upvotes: 5 }),
        paper({ title: 'Newest', listed: '2026-03-09', upvotes: 7 }),
        paper({ title: 'Nobody', listed: '2026-03-09', upvotes: 0 }),
      ]),
      { ...limits, mostUpvoted: 3 },
    );
    expect(titles(mostUpvoted)).toEqual(['Newest', 'First day']);
  });

  test('has only the undated papers where no listing named a day, and nothing where there are none', () => {
    expect(homePageOf(createEditions([paper()]), limits)).toMatchObject({
      earlier: [],
      undated: { day: 'undated' },
    });
    expect(homePageOf(createEditions([]), limits)).toEqual({ earlier: [], mostUpvoted: [] });
  });
});
