import { statSync } from 'node:fs';

/** What changes whenever a file is written or replaced: its size, its times and its number, in one word. */
export type Fingerprint = string;

/** The stamp of a file, `undefined` where there is none. */
export function fingerprintOf(path: string): Fingerprint | undefined {
  const found = statSync(path, { throwIfNoEntry: false });
  return found === undefined
    ? undefined
    : [found.size, found.mtimeMs, found.ctimeMs, found.ino].map((part) => part.toString(36)).join('-');
}
