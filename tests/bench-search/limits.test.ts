import { describe, expect, test } from 'vitest';
import { type Figures, shortfallsOf } from '../../scripts/bench-search/limits.ts';
import { KINDS } from '../../scripts/bench-search/queries.ts';

const QUERIES = KINDS.flatMap((kind) =>
  Array.from({ length: 20 }, () => ({ kind, text: 'x', expected: [], topic: '', year: '' })),
);
const FIRST = QUERIES.map(() => 1);
const WITHIN: Figures = {
  papers: 20_000,
  queries: QUERIES,
  ours: {
    ranks: FIRST,
    unanswered: 0,
    milliseconds: { queries: [200], commonWords: [250], filtered: [300], descriptions: [500] },
    bytes: { page: [75_000], first: [400_000], later: [80_000] },
    describedBytes: { page: [75_000], first: [400_000], later: [200_000] },
    megabytes: 200,
  },
  peer: { ranks: FIRST, milliseconds: [5], bytes: 1, gzipped: 1, seconds: 1, megabytes: 1 },
};

function shortfallsWith(ours: Partial<Figures['ours']>, rest: Partial<Figures> = {}): string[] {
  return shortfallsOf({ ...WITHIN, ...rest, ours: { ...WITHIN.ours, ...ours } });
}

/** Ranks in which so many queries of a kind miss. */
function missing(kind: string, count: number): (number | null)[] {
  let left = count;
  return QUERIES.map((query) => (query.kind === kind && left-- > 0 ? null : 1));
}

describe('the limits', () => {
  test('hold where every figure is at its limit', () => {
    expect(shortfallsOf(WITHIN)).toEqual([]);
  });

  test.each([
    ['a', 2],
    ['b', 3],
    ['c', 4],
    ['d', 3],
    ['e', 2],
  ])('do not hold where too few queries of kind %s find their paper', (kind, misses) => {
    const peer = { ...WITHIN.peer, ranks: missing(kind, 20) };
    expect(shortfallsWith({ ranks: missing(kind, misses) }, { peer })).toHaveLength(1);
    expect(shortfallsWith({ ranks: missing(kind, misses - 1) }, { peer })).toEqual([]);
  });

  test('do not hold more than five points below the peer', () => {
    expect(shortfallsWith({ ranks: missing('b', 1) })).toEqual([]);
    expect(shortfallsWith({ ranks: missing('b', 2) }).join()).toContain('below MiniSearch');
  });

  test('do not hold where too much is loaded for so many papers', () => {
    const bytes = { page: [], first: [400_001], later: [80_001] };
    expect(shortfallsWith({ bytes })).toHaveLength(2);
    expect(shortfallsWith({ bytes }, { papers: 100_000 })).toEqual([]);
    const describedBytes = { page: [], first: [400_001], later: [200_001] };
    expect(shortfallsWith({ describedBytes })).toHaveLength(2);
    expect(shortfallsWith({ describedBytes }, { papers: 100_000 })).toEqual([]);
  });

  test('do not hold where a result comes late, or was never measured', () => {
    expect(
      shortfallsWith({
        milliseconds: { queries: [301], commonWords: [], filtered: [1], descriptions: [501] },
      }),
    ).toHaveLength(3);
  });

  test('do not hold for an index that is slow, large, or made anew in several parts', () => {
    const index = { papers: 1, seconds: 11, megabytes: 2501, shards: 2, built: 2 };
    expect(shortfallsWith({}, { index, appended: index, plain: { seconds: 10, megabytes: 1 } })).toHaveLength(
      4,
    );
  });
});
