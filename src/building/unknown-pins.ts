import { unknownPins } from '../catalog/topics/classifier.ts';
import type { TopicsFile } from '../catalog/topics/topics-file.ts';
import { nearest } from '../site/nearest.ts';
import type { SnapshotEntry } from '../store/snapshot/content.ts';
import type { Snapshot } from '../store/snapshot/snapshot.ts';

/** A topic in a paper's `topics:` that the topics file does not have, and its place in the store. */
export interface UnknownPin {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly slug: string;
  /** The slug of the topic that was probably meant. */
  readonly meant?: string;
}

/** Finds pinned topics that the topics file does not have. Only papers with pins are read. */
export function findUnknownPins(snapshot: Snapshot, topicsFile: TopicsFile): UnknownPin[] {
  const pinned = snapshot.visible.filter(({ isPinned }) => isPinned).map(({ path }) => path);
  // The build of the pages reports every file that cannot be read.
  const entries = snapshot.readVisible(() => undefined, pinned);
  return [...entries.flatMap((entry) => pinsOf(entry, topicsFile))];
}

function pinsOf(
  { paper: { topics = [] }, path, positions }: SnapshotEntry,
  topicsFile: TopicsFile,
): UnknownPin[] {
  return unknownPins(topicsFile, topics).map((slug) => {
    const { line, column } = positions.topics[topics.indexOf(slug)] ?? { line: 1, column: 1 };
    const meant = nearestTopic(slug, topicsFile);
    return { file: path, line, column, slug, ...(meant !== undefined && { meant }) };
  });
}

/** The slug of the topic whose slug, former slug or label is most similar. */
function nearestTopic(pin: string, { topics }: TopicsFile): string | undefined {
  const names = topics.flatMap(({ slug, label, was = [] }) =>
    [slug, label, ...was].map((name): [string, string] => [name, slug]),
  );
  return new Map(names).get(
    nearest(
      pin,
      names.map(([name]) => name),
    ) ?? '',
  );
}
