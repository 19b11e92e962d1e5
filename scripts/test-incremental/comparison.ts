import { hash } from 'node:crypto';
import { existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { World } from './world.ts';

/** The bytes of the files of a folder by their paths. */
export type Tree = ReadonlyMap<string, Buffer>;

/** Reads all files of a folder; links are not followed. */
export function readTree(folder: string): Tree {
  if (!existsSync(folder)) return new Map();
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name));
  return new Map(
    files
      .sort()
      .map((file) => [
        file.slice(folder.length + 1),
        lstatSync(file).isSymbolicLink() ? Buffer.from('a link') : readFileSync(file),
      ]),
  );
}

/** The name of the list of files of a build. It has the files of the former index, too. */
const FILE_LIST = '.broadsheet-files.txt';

/**
 * The differences of an incremental site from a clean one. It may have files of the former index, as they were, for readers who have a page
 * open; and files that no build has made.
 */
export function differencesOf(
  incremental: Tree,
  clean: Tree,
  former: Tree,
  ownFiles: ReadonlyMap<string, string>,
): string[] {
  const extra = [...incremental.keys()].filter((path) => !clean.has(path) && !ownFiles.has(path));
  const foreign = extra.filter((path) => {
    const kept = path.startsWith('pagefind/') ? former.get(path) : undefined;
    return kept === undefined || incremental.get(path)?.equals(kept) !== true;
  });
  const lost = [...ownFiles].filter(([path, text]) => incremental.get(path)?.toString() !== text);
  const different = [...clean].filter(([path, bytes]) => {
    if (path === FILE_LIST && extra.length > 0) return false;
    return incremental.get(path)?.equals(bytes) !== true;
  });
  return [
    ...different.map(([path, bytes]) => difference(path, incremental.get(path), bytes)),
    ...foreign.map((path) => `${path} is in no clean site`),
    ...lost.map(([path]) => `${path}, which no build made, is lost or changed`),
  ];
}

/** How a file differs, with the first bytes that do. */
function difference(path: string, found: Buffer | undefined, expected: Buffer): string {
  if (found === undefined) return `${path} is missing`;
  let at = 0;
  while (at < found.length && found[at] === expected[at]) at += 1;
  const from = Math.max(0, at - 60);
  const part = (bytes: Buffer) => JSON.stringify(bytes.subarray(from, at + 100).toString('latin1'));
  return `${path} differs at byte ${at}:\n      incremental ${part(found)}\n      clean       ${part(expected)}`;
}

/** The differences of a manifest from the files that it names. */
export function manifestFaults(file: string, site: Tree): string[] {
  const rows = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as { readonly path: string; readonly sha256: string });
  const named = new Map(rows.map(({ path, sha256 }) => [path, sha256]));
  const wrong = [...site].filter(([path, bytes]) => {
    if (path === FILE_LIST || path.startsWith('.git/')) return false;
    return named.get(path) !== hash('sha256', bytes, 'hex');
  });
  return wrong.map(([path]) => `the manifest has another digest of ${path}`);
}

/** What a build has left beside the output folder or in it. */
export function leftovers({ out }: World): string[] {
  const beside = readdirSync(dirname(out)).filter((name) => name.startsWith(`.${basename(out)}.`));
  const inside = existsSync(out) ? readdirSync(out).filter((name) => name.startsWith('.broadsheet.')) : [];
  return [...beside, ...inside].map((name) => `${name} is left behind`);
}
