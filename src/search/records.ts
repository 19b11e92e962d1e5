import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createTopicFinder } from '../catalog/topic-finder.ts';
import { parseVocabulary } from '../catalog/vocabulary.ts';
import type { Paper } from '../paper/schema.ts';
import type { StoreError } from '../store/problem.ts';
import { readStore } from '../store/store.ts';
import { type SearchRecord, toRecord } from './fields.ts';

/** The topics of a paper, as the pages have them. */
export type TopicsOf = (paper: Paper) => readonly string[];

/** Finds topics by the vocabulary in the first of `files` that exists. */
export async function topicsFrom(files: readonly string[]): Promise<TopicsOf> {
  const file = files.find((path) => existsSync(path));
  return file === undefined
    ? () => []
    : createTopicFinder(parseVocabulary(await readFile(file, 'utf8'), file));
}

/**
 * The records of a store's papers in the order of their paths, which depends on nothing else. A paper that has no page,
 * because its file cannot be read or its id is taken, has no record either.
 */
export async function* recordsOf(
  contentDir: string,
  topicsOf: TopicsOf,
  onProblem: (problem: StoreError) => void,
): AsyncGenerator<SearchRecord> {
  const seen = new Set<string>();
  for await (const { paper } of readStore(contentDir, onProblem)) {
    if (seen.has(paper.id)) continue;
    seen.add(paper.id);
    yield toRecord(paper, topicsOf(paper));
  }
}
