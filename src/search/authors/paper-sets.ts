import type { PaperNumbers } from './author-entries.ts';

/** Papers by the numbers of their shards, the newest being 0, and in each by those of its pages. Nothing here may need Node. */
export type PaperSet = ReadonlyMap<number, ReadonlySet<number>>;

/** All papers that are in any of these. */
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

/** The papers that are in all of these; `undefined`, which stands for every paper, where there are none of them. */
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
