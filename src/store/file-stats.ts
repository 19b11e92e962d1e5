import { lstatSync, type Stats } from 'node:fs';

/** What is at a path, and not behind a link there; `undefined` if nothing is. */
export function statsOf(path: string): Stats | undefined {
  try {
    return lstatSync(path, { throwIfNoEntry: false });
  } catch {
    // A file is in the place of one of its folders.
    return undefined;
  }
}

/** Whether there is anything at a path, such as a link to nothing. */
export function isThere(path: string): boolean {
  return statsOf(path) !== undefined;
}

/** Whether there is a folder at a path, and no link to one. */
export function isFolder(path: string): boolean {
  return statsOf(path)?.isDirectory() === true;
}

/** Whether there is a file at a path, and no link to one. */
export function isFile(path: string): boolean {
  return statsOf(path)?.isFile() === true;
}
