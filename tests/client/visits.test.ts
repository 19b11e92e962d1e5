import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Visit, visitAt } from '../../src/client/page/visits.ts';

const MINUTE = 60_000;
const first = visitAt(undefined, 0, ['2026-03-03', '2026-03-04']);

describe('a visit', () => {
  test('has nothing to compare with when it is the first one', () => {
    expect(first).toEqual({ at: 0, seen: '2026-03-04' });
    expect(visitAt(first, 5 * MINUTE, ['2026-03-05']).known).toBeUndefined();
  });

  test('that follows another after an absence compares with the newest day seen until then', () => {
    const next = visitAt(first, 20 * 60 * MINUTE, ['2026-03-06', '2026-03-05']);
    expect(next).toMatchObject({ known: '2026-03-04', seen: '2026-03-06' });
  });

  test('goes on while the reader reloads or reads on, and marks what it marked', () => {
    let visit: Visit = visitAt(first, 1000 * MINUTE, ['2026-03-06']);
    for (let minute = 1001; minute < 1200; minute += 40) {
      visit = visitAt(visit, minute * MINUTE, ['2026-03-06']);
      expect(visit.known).toBe('2026-03-04');
    }
  });

  test('to an old day neither forgets newer ones nor calls them new', () => {
    expect(visitAt(first, 1000 * MINUTE, ['2024-01-01'])).toMatchObject({
      known: '2026-03-04',
      seen: '2026-03-04',
    });
  });

  test('never forgets a day, and never knows more than it has seen', () => {
    const days = fc.array(fc.constantFrom('2026-03-02', '2026-03-03', '2026-03-04', '2026-03-05'));
    const pages = fc.array(fc.tuple(fc.integer({ min: 0, max: 200 }), days));
    fc.assert(
      fc.property(pages, (opened) => {
        let visit: Visit | undefined;
        let at = 0;
        for (const [minutes, shown] of opened) {
          at += minutes * MINUTE;
          const before: string = visit?.seen ?? '';
          visit = visitAt(visit, at, shown);
          for (const day of [before, ...shown]) expect(visit.seen >= day).toBe(true);
          expect((visit.known ?? '') <= visit.seen).toBe(true);
        }
      }),
    );
  });
});
