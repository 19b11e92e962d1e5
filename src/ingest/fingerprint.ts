import { statSync } from 'node:fs';

/** The size, the times and the inode of a file in one word. It changes whenever the file is written or replaced. */
export type Fingerprint = string;

/** The fingerprint of a file; `undefined` if there is no such file, or if it cannot be looked at, such as a link to itself. */
export function fingerprintOf(path: string): Fingerprint | undefined {
  try {
    const { size, mtimeMs, ctimeMs, ino } = statSync(path);
    return [size, mtimeMs, ctimeMs, ino].map((part) => part.toString(36)).join('-');
  } catch {
    return undefined;
  }
}
