import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { hasCode } from '../store/store-error.ts';

/** The paths, from `root`, of all files below a folder of it; none if there is no such folder. Links are files. */
export function filesBelow(root: string, folder: string): string[] {
  const files: string[] = [];
  const folders = [folder];
  for (let at = folders.pop(); at !== undefined; at = folders.pop()) {
    for (const entry of entriesOf(join(root, at))) {
      const path = `${at}/${entry.name}`;
      if (entry.isDirectory()) folders.push(path);
      else files.push(path);
    }
  }
  return files;
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if (hasCode(error, 'ENOENT', 'ENOTDIR')) return [];
    throw error;
  }
}
