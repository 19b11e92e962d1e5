import { type Dirent, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { isInDoubt, stampOf } from '../store/snapshot/fingerprint.ts';
import { hasCode } from '../store/store-error.ts';

/** The stamps of files, as lines that change with them. */
export interface ContentStamps {
  readonly lines: readonly string[];
  /** Whether a file may have changed since a time although its stamp is the same. */
  isInDoubtSince(recorded: number, now: number): boolean;
}

/** Takes the stamps of all files below some folders, also behind links. A file that cannot be read has a line, too. */
export function contentStamps(root: string, folders: readonly string[]): ContentStamps {
  const lines: string[] = [];
  let changed = 0;
  const open = [...folders];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    for (const entry of entriesOf(join(root, at))) {
      const path = `${at}/${entry.name}`;
      if (entry.isDirectory()) {
        open.push(path);
        continue;
      }
      const stamp = stampOf(join(root, path));
      lines.push(`${path} ${stamp?.fingerprint ?? 'unreadable'}`);
      changed = Math.max(changed, stamp?.changed ?? 0);
      // A link to a folder, whose files have stamps of their own.
      if (entry.isSymbolicLink() && path.split('/').length < MAX_DEPTH) open.push(path);
    }
  }
  return {
    lines: lines.sort(),
    isInDoubtSince: (recorded, now) => isInDoubt({ fingerprint: '', changed }, recorded, now),
  };
}

/** Links may lead in a circle. */
const MAX_DEPTH = 12;

function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if (hasCode(error, 'ENOENT', 'ENOTDIR', 'ELOOP', 'EACCES', 'ENAMETOOLONG')) return [];
    throw error;
  }
}
