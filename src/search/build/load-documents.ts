import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createTopicFinder } from '../../catalog/topics/paper-topics.ts';
import { parseTopicsFile } from '../../catalog/topics/topics-file.ts';
import type { Paper } from '../../paper/schema.ts';
import { readVisible } from '../../store/store.ts';
import { type SearchRecord, toDocument } from './document-fields.ts';

/** The topics of a paper, as the pages have them. */
type TopicsOf = (paper: Paper) => readonly string[];

/** Finds topics by the vocabulary in the first of `files` that exists. */
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
 * The records of the papers at `paths`, the latest day first and each day in the order of the paths, which depends on
 * nothing else. A paper that has no page, because its file cannot be read or its id is taken, has no record either.
 */
export async function loadDocuments(
  contentDir: string,
  topicsOf: TopicsOf,
  paths: readonly string[],
): Promise<SearchRecord[]> {
  const documents = new Map<string, SearchRecord>();
  // The pages report every file that cannot be read.
  for await (const { paper } of readVisible(contentDir, () => undefined, paths)) {
    if (!documents.has(paper.id)) documents.set(paper.id, toDocument(paper, topicsOf(paper)));
  }
  // The order of neighbours is kept where they are equal.
  return [...documents.values()].sort((one, other) =>
    one.facet.date === other.facet.date ? 0 : one.facet.date > other.facet.date ? -1 : 1,
  );
}
