import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createEditions } from '../../../src/catalog/editions/editions.ts';
import { paper, titles } from '../papers.ts';

describe('editions', () => {
  test('gather the papers of a day and know the days with papers around it', () => {
    const { dated, get } = createEditions([
      paper({ listed: '2026-03-06' }),
      paper({ listed: '2026-03-02' }),
      paper({ listed: '2026-03-04' }),
      paper({ listed: '2026-03-04' }),
    ]);
    expect(dated.map(({ day, papers }) => [day, papers.length])).toEqual([
      ['2026-03-02', 1],
      ['2026-03-04', 2],
      ['2026-03-06', 1],
    ]);
    expect(get('2026-03-04')).toMatchObject({ previous: '2026-03-02', next: '2026-03-06' });
    expect(get('2026-03-02')).not.toHaveProperty('previous');
    expect(get('2026-03-03')).toBeUndefined();
  });

  test('stand by votes where a paper has some, and papers without a number stand last', () => {
    const listed = '2026-03-04';
    const { get } = createEditions([
      paper({ title: 'Unknown', listed }),
      paper({ title: 'Few', listed, upvotes: 2 }),
      paper({ title: 'None', listed, upvotes: 0 }),
      paper({ title: 'Many', listed, upvotes: 12 }),
      paper({ title: 'also few', listed, upvotes: 2 }),
    ]);
    expect(titles(get(listed)?.papers ?? [])).toEqual(['Many', 'also few', 'Few', 'None', 'Unknown']);
  });

  test('stand by title where no paper has votes, as a reader looks titles up', () => {
    const listed = '2026-03-04';
    const given = ['Zebras', '“Ants” at work', 'Élan', 'eels', '$k$-means 10', '$k$-means 9'];
    const { get } = createEditions(given.map((title) => paper({ title, listed })));
    expect(titles(get(listed)?.papers ?? [])).toEqual([
      '“Ants” at work',
      'eels',
      'Élan',
      '$k$-means 9',
      '$k$-means 10',
      'Zebras',
    ]);
  });

  test('put papers of no known day into one of their own, by title, whatever their votes', () => {
    const { undated, dated } = createEditions([
      paper({ title: 'B', upvotes: 9 }),
      paper({ title: 'A' }),
      paper({ listed: '2026-03-04' }),
    ]);
    expect(titles(undated?.papers ?? [])).toEqual(['A', 'B']);
    expect(undated).not.toHaveProperty('previous');
    expect(dated).toHaveLength(1);
  });

  test('know the place of each paper and its neighbours', () => {
    const listed = '2026-03-04';
    const [a, b, c] = ['A', 'B', 'C'].map((title) => paper({ title, listed }));
    const { placeOf } = createEditions([c, a, b].filter((each) => each !== undefined));
    expect(placeOf(b?.id ?? '')).toMatchObject({ number: 2, previous: { title: 'A' }, next: { title: 'C' } });
    expect(placeOf(a?.id ?? '')).not.toHaveProperty('previous');
    expect(placeOf('nowhere')).toBeUndefined();
  });

  test('do not depend on the order in which papers come', () => {
    const papers = ['2026-03-04', '2026-03-04', '2026-03-05', undefined, undefined].map((listed, i) =>
      paper({ title: `Same ${i % 2}`, ...(listed !== undefined && { listed }) }),
    );
    const shown = (given: typeof papers) => JSON.stringify(createEditions(given).dated);
    fc.assert(
      fc.property(fc.shuffledSubarray(papers, { minLength: papers.length }), (shuffled) => {
        expect(shown(shuffled)).toBe(shown(papers));
      }),
    );
  });
});
