import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { splitNewestWeeks } from '../../../src/search/build/newest-weeks.ts';

const filesOf = (...days: readonly (readonly [listed: string, papers: number])[]) =>
  days.flatMap(([listed, papers]) =>
    Array.from({ length: papers }, (_, at) => ({ path: `${listed}/${at}`, listed })),
  );
const daysOf = (files: readonly { readonly listed: string }[] = []) => [
  ...new Set(files.map(({ listed }) => listed)),
];

describe('the newest weeks', () => {
  test('are as many as have room, whole weeks of their months', () => {
    const files = filesOf(['2026-02-27', 60], ['2026-03-07', 40], ['2026-03-08', 50], ['2026-03-14', 9]);
    const split = splitNewestWeeks(files, 100);
    expect(daysOf(split?.newest)).toEqual(['2026-03-07', '2026-03-08', '2026-03-14']);
    expect(daysOf(split?.others)).toEqual(['2026-02-27']);
  });

  test('are one week if that has more papers', () => {
    const files = filesOf(['2026-03-14', 10], ['2026-03-22', 80], ['2026-03-31', 80]);
    expect(daysOf(splitNewestWeeks(files, 100)?.newest)).toEqual(['2026-03-22', '2026-03-31']);
  });

  test('never have papers without a day while others do', () => {
    expect(daysOf(splitNewestWeeks(filesOf(['', 5], ['2026-03-04', 3]), 4)?.newest)).toEqual(['2026-03-04']);
  });

  test('are nothing of their own if all papers have room, or if there are none', () => {
    expect(splitNewestWeeks(filesOf(['2026-03-04', 3]), 2)).toBeUndefined();
    expect(splitNewestWeeks(filesOf(['', 1], ['2026-03-04', 3]), 4)).toBeUndefined();
    expect(splitNewestWeeks([], 4)).toBeUndefined();
  });

  test('leave the others as they are when papers are added to the newest week', () => {
    const day = fc.integer({ min: 1, max: 28 }).map((date) => `2026-02-${String(date).padStart(2, '0')}`);
    fc.assert(
      fc.property(fc.array(day, { maxLength: 60 }), fc.nat(5), (days, more) => {
        const files = [...days, '2026-03-01'].map((listed, at) => ({ path: String(at), listed }));
        const added = Array.from({ length: more }, (_, at) => ({ path: `new ${at}`, listed: '2026-03-02' }));
        const [before, after] = [splitNewestWeeks(files, 1), splitNewestWeeks([...files, ...added], 1)];
        expect(after?.others).toEqual(before?.others);
        expect(after?.newest).toEqual(
          before === undefined && after === undefined ? undefined : [...(before?.newest ?? files), ...added],
        );
      }),
    );
  });
});
