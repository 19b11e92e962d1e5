import { join } from 'node:path';
import { readRegularFile } from '../commands/regular-file.ts';
import { UsageError } from '../commands/usage-error.ts';
import { CONFLICT, CONFLICT_HINT, conflictMarkerIn } from '../paper/conflict-markers.ts';
import { parseAclId, parseArxivId, parseDoi } from '../paper/identifiers/identifiers.ts';
import { titleMatchKey } from '../paper/merge/record-matching.ts';
import type { Paper } from '../paper/schema.ts';
import { hasCode } from '../store/store-error.ts';
import { keysOf } from './matching/paper-entry.ts';

/** The file in the content folder that lists papers which no ingest may add again. */
export const REMOVED_FILE = 'removed.txt';

/** Papers that the site's owner has removed for good. */
export interface RemovedPapers {
  /** The lines of the list, sorted: a cached input is read again if they change. */
  readonly text: string;
  /** Whether the list has an id, an alias, the DOI or the title of a paper. */
  has(paper: Paper): boolean;
  /** Whether the list has one of these keys (of {@link keysOf}) or titles (of {@link titleMatchKey}). */
  hasAny(keys: readonly string[], titles: readonly string[]): boolean;
}

/**
 * Reads `removed.txt` of a content folder. Each line has an id, a DOI, an address of either, or a title; a comment begins
 * with ` #`. Without the file, nothing is removed.
 * @throws {UsageError} if it has both sides of a git conflict: papers are only removed if a person has said so.
 *
 * @example
 * # Asked for by an author, 2026-03-04
 * 2603.01234
 * 10.1000/xyz   # a duplicate
 * Quorum Among Herons
 */
export async function readRemovedPapers(contentDir: string): Promise<RemovedPapers> {
  const list = await textOf(join(contentDir, REMOVED_FILE));
  const conflict = conflictMarkerIn(list);
  if (conflict !== undefined)
    throw new UsageError(`${REMOVED_FILE}:${conflict.line}:${conflict.col}: ${CONFLICT}`, CONFLICT_HINT);
  const lines = list
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .map((line) => line.replace(/(?:^|\s)#.*$/u, '').trim())
    .filter((line) => line !== '');
  const keys = new Set(lines.flatMap(keysIn));
  const titles = new Set(lines.map((title) => titleMatchKey({ title })));
  const hasAny = (ids: readonly string[], names: readonly string[]) =>
    ids.some((key) => keys.has(key)) || names.some((title) => titles.has(title));
  return {
    text: lines.sort().join('\n'),
    has: (paper) => hasAny(keysOf(paper), [titleMatchKey(paper)]),
    hasAny,
  };
}

function keysIn(line: string): string[] {
  const doi = parseDoi(line);
  const found = [parseArxivId(line)?.id, parseAclId(line), doi === undefined ? undefined : `doi:${doi}`];
  return [line, ...found.filter((key) => key !== undefined)];
}

async function textOf(path: string): Promise<string> {
  try {
    return readRegularFile(path).toString();
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return '';
    throw error;
  }
}
