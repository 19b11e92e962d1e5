import { describe, expect, test } from 'vitest';
import { createEditions } from '../../../src/catalog/editions/editions.ts';
import { monthsOf, weeksOf, yearsOf } from '../../../src/catalog/editions/periods.ts';
import { paper } from '../papers.ts';

const days = ['2025-12-26', '2025-12-29', '2026-01-02', '2026-01-02', '2026-03-04'];
const { dated } = createEditions(days.map((listed) => paper({ listed })));

describe('weeks', () => {
  test('belong to the year that has most of their days', () => {
    expect([...weeksOf(dated).keys()]).toEqual(['2025-W52', '2026-W01', '2026-W10']);
    expect(
      weeksOf(dated)
        .get('2026-W01')
        ?.editions.map(({ day }) => day),
    ).toEqual(['2025-12-29', '2026-01-02']);
  });

  test('know the weeks with papers around them and how many papers they have', () => {
    expect(weeksOf(dated).get('2026-W01')).toMatchObject({
      previous: '2025-W52',
      next: '2026-W10',
      paperCount: 3,
    });
  });
});

describe('volumes', () => {
  test('are the editions of a calendar month, oldest first', () => {
    const volumes = monthsOf(dated);
    expect([...volumes.keys()]).toEqual(['2025-12', '2026-01', '2026-03']);
    expect(volumes.get('2026-01')).toMatchObject({ previous: '2025-12', next: '2026-03', paperCount: 2 });
    expect(volumes.get('2026-03')).not.toHaveProperty('next');
  });
});

describe('years', () => {
  test('count their papers', () => {
    expect([...yearsOf(dated).values()].map(({ key, paperCount }) => [key, paperCount])).toEqual([
      ['2025', 2],
      ['2026', 3],
    ]);
  });
});
