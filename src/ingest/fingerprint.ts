import { statSync } from 'node:fs';

/** The size, the times and the inode of a file in one word. It changes whenever the file is written or replaced. */
export type Fingerprint = string;

/** The fingerprint of a file; `undefined` if there is no such file. */
export function fingerprintOf(path: string): Fingerprint | undefined {
  const found = statSync(path, { throwIfNoEntry: false });
  return found === undefined
    ? undefined
    : [found.size, found.mtimeMs, found.ctimeMs, found.ino].map((part) => part.toString(36)).join('-');
}
