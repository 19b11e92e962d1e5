import { mkdirSync, readFileSync, renameSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DerivedCache } from '../../catalog/paper/derived-cache.ts';
import { projectRoot } from '../../commands/program.ts';
import { digestOf } from '../../store/checked-json.ts';
import { removeUnused } from '../../store/unused-files.ts';

/** The length of the digest at the beginning of a file, which is SHA-256 in base64url. */
const DIGEST_LENGTH = 43;

/** Where builds keep what they derive from papers. */
const DERIVED_FOLDER = join(projectRoot, '.cache', 'derived');
const UNUSED_DAYS = 14;

/**
 * Keeps what was derived from papers in the files of a folder. A file begins with a digest of its content, so that a damaged one is
 * not used. Each use sets the time of a file to now.
 * @param code see {@link DerivedCache}; facts have the code that derives them in their keys.
 */
export function derivedFiles(code = '', folder = DERIVED_FOLDER): DerivedCache {
  mkdirSync(folder, { recursive: true });
  const now = new Date();
  const touch = (key: string): boolean => {
    try {
      utimesSync(join(folder, key), now, now);
      return true;
    } catch {
      return false;
    }
  };
  return {
    code,
    has: touch,
    get: (key) => {
      try {
        const content = checked(readFileSync(join(folder, key)));
        touch(key);
        return content;
      } catch {
        return undefined;
      }
    },
    set: (key, content) => {
      const draft = join(folder, `.${key}.draft-${process.pid}`);
      try {
        writeFileSync(draft, Buffer.concat([Buffer.from(digestOf(content)), content]));
        renameSync(draft, join(folder, key));
      } catch {
        // A full disk costs time, and nothing else: it is derived again in the next build.
      }
    },
  };
}

function checked(file: Buffer): Uint8Array {
  const content = file.subarray(DIGEST_LENGTH);
  if (file.toString('latin1', 0, DIGEST_LENGTH) !== digestOf(content))
    throw new Error('The digest does not match.');
  return content;
}

/** Removes what was derived from papers and is no longer used. */
export async function removeUnusedDerived(): Promise<void> {
  await removeUnused(DERIVED_FOLDER, UNUSED_DAYS, new Date());
}
