import { join } from 'node:path';
import { lockFile } from '../store/lock-file.ts';

/**
 * Locks a store, so that a daily job and a person do not overwrite each other's merges.
 * @returns a function that releases the lock.
 * @throws {LockedError} if another ingest is running.
 */
export function lockStore(contentDir: string): Promise<() => Promise<void>> {
  return lockFile(join(contentDir, '.ingest.lock'), `Another ingest is running in ${contentDir}`);
}
