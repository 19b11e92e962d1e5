import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type MonthSize, type PlannedShard, planShards } from '../../../src/search/build/shard-planner.ts';

const limits = { newest: 300, undivided: 0, shard: 100, fresh: 30 };

/** Months in order, some perhaps before them without a date. */
const volumes = (most: number) =>
  fc
    .tuple(fc.array(fc.integer({ min: 1, max: most }), { minLength: 1, maxLength: 40 }), fc.nat(150))
    .map(([sizes, undated]): MonthSize[] => [
      ...sizes.map((papers, at) => ({
        name: `${2000 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`,
        papers,
      })),
      { name: 'undated', papers: undated },
    ]);

const papersOf = ({ slices }: PlannedShard) =>
  slices.flatMap(({ month, from, to }) =>
    Array.from({ length: to - from }, (_, at) => `${month}/${from + at}`),
  );
const keyOf = ({ slices }: PlannedShard) => JSON.stringify(slices);

/** How many shards of one plan are in the other no more. */
function lost(former: readonly PlannedShard[], now: readonly PlannedShard[]): number {
  const kept = new Set(now.map(keyOf));
  return former.filter((shard) => !kept.has(keyOf(shard))).length;
}

describe('the plan of the shards', () => {
  test('has every paper once, and no shard above the limit', () => {
    fc.assert(
      fc.property(volumes(250), (sizes) => {
        const plan = planShards(sizes, limits);
        const wanted = sizes.flatMap(({ name, papers }) =>
          Array.from({ length: papers }, (_, at) => `${name}/${at}`),
        );
        expect(plan.flatMap(papersOf).toSorted()).toEqual(wanted.toSorted());
        for (const shard of plan) {
          expect(shard.papers).toBeLessThanOrEqual(limits.shard);
          expect(shard.papers).toBe(papersOf(shard).length);
          expect(shard.papers).toBeGreaterThan(0);
        }
      }),
    );
  });

  test('goes from the newest month to the oldest, in any order of its input', () => {
    fc.assert(
      fc.property(volumes(120), (sizes) => {
        const plan = planShards(sizes, limits);
        expect(planShards(sizes.toReversed(), limits)).toEqual(plan);
        const age = (volume: string) => (volume === 'undated' ? '' : volume);
        const inOrder = plan.toReversed().flatMap(({ slices }) => slices.map(({ month }) => age(month)));
        expect(inOrder).toEqual(inOrder.toSorted());
      }),
    );
  });

  test('does not split a month that leaves room for others in a shard', () => {
    fc.assert(
      fc.property(volumes(70), (sizes) => {
        const months = planShards(sizes, limits)
          .flatMap(({ slices }) => slices.map(({ month }) => month))
          .filter((volume) => volume !== 'undated');
        expect(new Set(months).size).toBe(months.length);
      }),
    );
  });

  test('is a single shard if that can hold all papers', () => {
    fc.assert(
      fc.property(volumes(20), (sizes) => {
        const papers = sizes.reduce((sum, volume) => sum + volume.papers, 0);
        expect(planShards(sizes, limits).length === 1).toBe(papers <= limits.shard);
      }),
    );
  });

  test('changes only the first of several shards when papers are added to the newest month', () => {
    fc.assert(
      fc.property(volumes(70), fc.integer({ min: 1, max: 20 }), (sizes, more) => {
        const newest = sizes.at(-2) ?? { name: '2000-01', papers: 1 };
        fc.pre(newest.papers + more <= limits.shard - limits.fresh);
        fc.pre(planShards(sizes, limits).length > 1);
        const grown = sizes.with(-2, { ...newest, papers: newest.papers + more });
        const [first, ...others] = planShards(grown, limits);
        expect(others).toEqual(planShards(sizes, limits).slice(1));
        expect(first?.slices.at(-1)?.month).toBe(newest.name);
      }),
    );
  });

  test('replaces at most two shards when a new month begins', () => {
    fc.assert(
      fc.property(volumes(70), fc.integer({ min: 1, max: 70 }), (sizes, papers) => {
        const now = planShards([...sizes, { name: '2999-01', papers }], limits);
        expect(lost(planShards(sizes, limits), now)).toBeLessThanOrEqual(2);
      }),
    );
  });

  test('fills all shards but the newest', () => {
    fc.assert(
      fc.property(volumes(limits.fresh), (sizes) => {
        const closed = planShards(
          sizes.filter(({ name }) => name !== 'undated'),
          limits,
        ).slice(1);
        // All but the newest of them have no room for another block.
        for (const { papers } of closed.slice(1)) expect(papers).toBeGreaterThan(limits.shard - limits.fresh);
      }),
    );
  });

  test('is one shard for a small site, and none for an empty one', () => {
    expect(planShards([])).toEqual([]);
    const months = ['2026-01', '2026-02', '2026-03'].map((name) => ({ name, papers: 900 }));
    expect(planShards(months)).toHaveLength(1);
  });
});
