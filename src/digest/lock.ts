import { join } from 'node:path';
import { lockFile } from '../store/lock-file.ts';
import { keepPrivate, PRIVATE_FOLDER } from '../store/private-folder.ts';

/**
 * Locks the digest of a content folder. The lock is in the private folder, which git ignores. Returns the function that releases it.
 * @throws {UsageError} if another process has it.
 */
export function lockDigest(contentDir: string): Promise<() => Promise<void>> {
  const folder = join(contentDir, PRIVATE_FOLDER);
  keepPrivate(folder);
  return lockFile(join(folder, '.digest.lock'), `Another digest is running in ${contentDir}`);
}
