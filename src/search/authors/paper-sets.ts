import type { PaperNumbers } from './author-entries.ts';

/**
 * The number of a shard, 0 being the newest → the numbers of the papers in it. Nothing here may need Node.
 */
export type PaperSet = ReadonlyMap<number, ReadonlySet<number>>;

/** The papers that are in any of the sets. */
export function unionOf(papers: Iterable<PaperNumbers>): PaperSet {
  const union = new Map<number, Set<number>>();
  for (const own of papers)
    for (const [shard, numbers] of own) {
      const known = union.get(shard) ?? new Set();
      union.set(shard, known);
      for (const number of numbers) known.add(number);
    }
  return union;
}

/** The papers that are in all sets; `undefined`, which means every paper, if there are no sets. */
export function intersectionOf(sets: readonly PaperSet[]): PaperSet | undefined {
  const [first, ...others] = sets;
  if (first === undefined) return undefined;
  const common = [...first].map(([shard, numbers]) => {
    const shared = [...numbers].filter((number) =>
      others.every((set) => set.get(shard)?.has(number) === true),
    );
    return [shard, new Set(shared)] as const;
  });
  return new Map(common.filter(([, numbers]) => numbers.size > 0));
}
