/** What shards that follow each other have: the files of one segment are written from it. */
export interface SegmentItems<Item> {
  /** The number of the first shard. */
  readonly first: number;
  readonly items: readonly Item[];
}

/**
 * Distributes what the shards have over segments: the newest shard has one of its own, and all others share one. A daily update
 * changes only the newest shard, and so only the small segment.
 * @param items one for each shard, the newest first.
 */
export function segmentsOf<Item>(items: readonly Item[]): readonly SegmentItems<Item>[] {
  if (items.length < 2) return [{ first: 0, items }];
  return [
    { first: 0, items: items.slice(0, 1) },
    { first: 1, items: items.slice(1) },
  ];
}
