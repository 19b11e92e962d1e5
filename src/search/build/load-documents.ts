import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createTopicFinder } from '../../catalog/topics/paper-topics.ts';
import { parseTopicsFile } from '../../catalog/topics/topics-file.ts';
import type { Paper } from '../../paper/schema.ts';
import { openSnapshot } from '../../store/snapshot/snapshot.ts';
import { readVisible } from '../../store/store.ts';
import { type PaperDocument, toDocument } from './document-fields.ts';

/** Finds the topics of a paper, the same as on its page. */
type TopicsOf = (paper: Paper) => readonly string[];

/** Reads the topics from the first of `files` that exists. */
export async function loadTopics(files: readonly string[]): Promise<TopicsOf> {
  const file = firstExisting(files);
  return file === undefined
    ? () => []
    : createTopicFinder(parseTopicsFile(await readFile(file, 'utf8'), file));
}

/** The first of `files` that exists. */
export function firstExisting(files: readonly string[]): string | undefined {
  return files.find((path) => existsSync(path));
}

/**
 * The documents of the papers at `paths`: the latest day first, and within a day in the order of the paths. A paper without
 * a page, because its file cannot be read or another file has its id, has no document.
 * @param snapshotFile the file of a snapshot of the store, which is read in its place.
 */
export async function loadDocuments(
  contentDir: string,
  topicsOf: TopicsOf,
  paths: readonly string[],
  snapshotFile?: string,
): Promise<PaperDocument[]> {
  const documents = new Map<string, PaperDocument>();
  // The build of the pages reports every file that cannot be read.
  const ignore = () => undefined;
  using snapshot = snapshotFile === undefined ? undefined : openSnapshot(snapshotFile);
  const papers = snapshot?.readVisible(ignore, paths) ?? readVisible(contentDir, ignore, paths);
  for await (const { paper } of papers) {
    if (!documents.has(paper.id)) documents.set(paper.id, toDocument(paper, topicsOf(paper)));
  }
  // The sort is stable: papers of one day stay in the order of their paths.
  return [...documents.values()].sort((one, other) =>
    one.facet.date === other.facet.date ? 0 : one.facet.date > other.facet.date ? -1 : 1,
  );
}
