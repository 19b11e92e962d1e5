import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createTopicFinder } from '../../catalog/topics/paper-topics.ts';
import { parseTopicsFile } from '../../catalog/topics/topics-file.ts';
import type { Paper } from '../../paper/schema.ts';
import type { Snapshot } from '../../store/snapshot/snapshot.ts';
import { readVisible } from '../../store/store.ts';
import type { PaperDocument } from './document-fields.ts';
import {
  type FactDigests,
  type FactSources,
  type IndexedPaper,
  indexedPapers,
  toIndexedPaper,
} from './paper-facts.ts';

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

/** The documents of the papers at `paths`, in the order of {@link loadFromStore}. */
export async function loadDocuments(
  contentDir: string,
  topicsOf: TopicsOf,
  paths: readonly string[],
): Promise<PaperDocument[]> {
  return (await loadFromStore(contentDir, { topicsOf }, paths)).map(({ document }) => document);
}

/**
 * The papers at `paths`: the earliest day first, and within a day in the order of the paths. So new papers get the last numbers, and
 * leave the numbers of all others, and most files that have such numbers, as they are. A paper without a page, because its file
 * cannot be read or another file has its id, is left out.
 */
export async function loadFromStore(
  contentDir: string,
  sources: FactSources,
  paths: readonly string[],
): Promise<IndexedPaper[]> {
  const papers: IndexedPaper[] = [];
  // The build of the pages reports every file that cannot be read.
  for await (const { paper } of readVisible(contentDir, () => undefined, paths))
    papers.push(toIndexedPaper(paper, sources));
  return inOrder(papers);
}

/** The same from a snapshot. Only papers that are new or changed since a former build are read. */
export function loadFromSnapshot(
  snapshot: Snapshot,
  sources: FactSources,
  digests: FactDigests,
  paths: readonly string[],
): IndexedPaper[] {
  const wanted = new Set(paths);
  const listed = snapshot.visible.filter(({ path }) => wanted.has(path));
  return inOrder(indexedPapers(snapshot, listed, sources, digests));
}

/** Each page once. The sort is stable: papers of one day stay in the order of their paths. */
function inOrder(papers: Iterable<IndexedPaper>): IndexedPaper[] {
  const byUrl = new Map<string, IndexedPaper>();
  for (const paper of papers) if (!byUrl.has(paper.document.url)) byUrl.set(paper.document.url, paper);
  return [...byUrl.values()].sort(({ document: { facet: one } }, { document: { facet: other } }) =>
    one.date === other.date ? 0 : one.date < other.date ? -1 : 1,
  );
}
