import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CatalogPaper } from '../../../src/catalog/paper/catalog-paper.ts';
import { countWaiting, editionsToClose } from '../../../src/digest/editions/closing.ts';
import type { EditionRecord } from '../../../src/digest/editions/edition-record.ts';
import type { Frequency } from '../../../src/digest/editions/frequency.ts';
import { paperOf } from '../content.ts';

const TODAY = '2026-03-31';

/** The record after its editions that are due have been closed. */
function closed(
  papers: readonly CatalogPaper[],
  record?: EditionRecord,
  { frequency = 'day', today = TODAY, only }: { frequency?: Frequency; today?: string; only?: string } = {},
): EditionRecord | undefined {
  const { start, editions } = editionsToClose(frequency, { papers, record, today, only });
  if (record === undefined && start === undefined) return undefined;
  const added = editions.map((each) => ({
    ...each,
    papers: [...each.papers],
    published: `${today}T06:00:00Z`,
  }));
  return {
    start: record?.start ?? start?.start ?? '',
    earlier: record?.earlier ?? start?.papers ?? [],
    editions: [...(record?.editions ?? []), ...added],
  };
}

const contents = (record: EditionRecord | undefined) =>
  record?.editions.map(({ edition, papers }) => [edition, ...papers]);

describe('the editions that are due', () => {
  test('begin with the newest day: nobody gets the whole archive', () => {
    const record = closed([paperOf('a', '2026-03-02'), paperOf('b', '2026-03-04'), paperOf('c')]);
    expect(record?.earlier).toEqual(['a']);
    expect(contents(record)).toEqual([['2026-03-04', 'b']]);
  });

  test('are one for each new day, and none without new papers', () => {
    const first = closed([paperOf('a', '2026-03-04')]);
    const papers = [paperOf('a', '2026-03-04'), paperOf('b', '2026-03-05'), paperOf('c', '2026-03-06')];
    const second = closed(papers, first);
    expect(contents(second)).toEqual([
      ['2026-03-04', 'a'],
      ['2026-03-05', 'b'],
      ['2026-03-06', 'c'],
    ]);
    expect(closed(papers, second)).toEqual(second);
  });

  test('include a paper that was read in late in the next edition, not in one of its own', () => {
    const first = closed([paperOf('a', '2026-03-04')]);
    const late = [
      paperOf('a', '2026-03-04'),
      paperOf('late', '2026-03-01'),
      paperOf('same-day', '2026-03-04'),
    ];
    expect(closed(late, first)).toEqual(first);
    expect(countWaiting([...late, paperOf('undated')], first)).toBe(2);
    const next = closed([...late, paperOf('b', '2026-03-05')], first);
    expect(contents(next)?.at(-1)).toEqual(['2026-03-05', 'late', 'same-day', 'b']);
  });

  test('know a paper by its former ids', () => {
    const first = closed([paperOf('a-title', '2026-03-04')]);
    const renamed = [
      paperOf('2603.00001', '2026-03-04', { aliases: ['a-title'] }),
      paperOf('b', '2026-03-05'),
    ];
    expect(contents(closed(renamed, first))?.at(-1)).toEqual(['2026-03-05', 'b']);
  });

  test('are weeks only when these are over', () => {
    const papers = [paperOf('a', '2026-03-04'), paperOf('b', '2026-03-10')];
    expect(contents(closed(papers, undefined, { frequency: 'week', today: '2026-03-15' }))).toEqual([
      ['2026-W10', 'a'],
    ]);
    expect(contents(closed(papers, undefined, { frequency: 'week', today: '2026-03-16' }))).toEqual([
      ['2026-W11', 'b'],
    ]);
  });

  test('wait for papers of days to come', () => {
    expect(closed([paperOf('a', '2026-04-02')])).toBeUndefined();
  });

  test('can be one edition of all that waits', () => {
    const first = closed([paperOf('a', '2026-03-04')]);
    const papers = [paperOf('b', '2026-03-05'), paperOf('c', '2026-03-06'), paperOf('d', '2026-03-07')];
    expect(contents(closed(papers, first, { only: '2026-03-06' }))?.slice(1)).toEqual([
      ['2026-03-06', 'b', 'c'],
    ]);
    expect(contents(closed(papers, first, { only: '2026-03-04' }))).toEqual([['2026-03-04', 'a']]);
    expect(closed(papers, undefined, { only: '2026-03-05' })).toBeUndefined();
  });

  test('hold every paper exactly once, in whichever order papers arrive', () => {
    const day = fc.integer({ min: 1, max: 28 }).map((number) => `2026-03-${String(number).padStart(2, '0')}`);
    fc.assert(
      fc.property(fc.array(fc.array(day, { maxLength: 4 }), { maxLength: 8 }), (batches) => {
        let papers: CatalogPaper[] = [];
        let record: EditionRecord | undefined;
        for (const [batch, days] of batches.entries()) {
          papers = [...papers, ...days.map((listed, i) => paperOf(`${batch}-${i}`, listed))];
          record = closed(papers, record);
        }
        record = closed([...papers, paperOf('last', '2026-03-30')], record);
        const all = [...(record?.earlier ?? []), ...(record?.editions.flatMap((each) => each.papers) ?? [])];
        expect(all.toSorted()).toEqual([...papers.map(({ id }) => id), 'last'].sort());
        const keys = record?.editions.map(({ edition }) => edition) ?? [];
        expect(keys).toEqual([...new Set(keys)].sort());
      }),
    );
  });
});
