/** A file with something of all papers of a shard, in the folder of the shard in the cache. */
export interface ShardList {
  readonly file: string;
  /** The number of the papers. */
  readonly papers: number;
}

/** What shards that follow each other have: the files of one segment are written from it. */
export interface SegmentItems {
  /** The number of the first shard. */
  readonly first: number;
  readonly items: readonly ShardList[];
}

/** A second shard is in a segment of its own if the older ones have so many times its papers. */
const OLDER_PAPERS = 8;

/**
 * Distributes what the shards have over segments, the newest shards first. The newest shard has a segment of its own, since each day
 * changes it. So has the second one if it is small: once a week it gets papers from the newest shard, and all older shards, which share a
 * segment, stay as they are for months.
 * @param items one for each shard, the newest first.
 */
export function segmentsOf(items: readonly ShardList[]): readonly SegmentItems[] {
  const [, second, ...older] = items;
  const olderPapers = older.reduce((sum, { papers }) => sum + papers, 0);
  const isSmall = second !== undefined && second.papers * OLDER_PAPERS <= olderPapers;
  const starts = [0, 1, ...(isSmall ? [2] : [])].filter((start) => start === 0 || start < items.length);
  return starts.map((first, at) => ({ first, items: items.slice(first, starts[at + 1]) }));
}
