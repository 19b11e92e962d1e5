import { readFileSync } from 'node:fs';
import { writeFileAtomic } from '../atomic-write.ts';
import { decodeListed, encodeListed, type ListedPaper } from './listed-paper.ts';

/** A state of a store: its files, and where their contents are. It never changes. */
export interface SnapshotState {
  readonly contentDir: string;
  /** The database with the contents. */
  readonly database: string;
  /** In the order of the paths. */
  readonly papers: readonly ListedPaper[];
}

/**
 * Writes a state for other processes of a build: a line for the folders, and a line for each paper.
 * @example
 * ["/home/a/content","/home/a/broadsheet/.cache/papers/…/….sqlite",1]
 * ["papers/2026/03/2603.01234.md","9XwJ…","visible","2603.01234","2026-03-04",false]
 */
export async function writeSnapshotFile(
  file: string,
  { contentDir, database, papers }: SnapshotState,
): Promise<void> {
  const head = JSON.stringify([contentDir, database, papers.length]);
  await writeFileAtomic(file, `${[head, ...papers.map(encodeListed)].join('\n')}\n`);
}

/** Reads what {@link writeSnapshotFile} wrote. @throws if the file is missing or is not whole. */
export function readSnapshotFile(file: string): SnapshotState {
  const [head = '', ...lines] = readFileSync(file, 'utf8').split('\n').slice(0, -1);
  const fields: [string, string, number] = JSON.parse(head);
  const [contentDir, database, count] = fields;
  if (lines.length !== count) throw new Error(`The snapshot ${file} is not whole.`);
  return { contentDir, database, papers: lines.map(decodeListed) };
}
