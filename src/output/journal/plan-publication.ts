import { constants, copyFileSync, mkdirSync, type Stats, utimesSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { statsOf } from '../../store/file-stats.ts';
import { digestOfFile } from '../file-record.ts';
import { filesBelow } from '../folder-walk.ts';
import type { NextSite } from '../next-site.ts';
import type { Operation } from './journal.ts';
import { Obstacles } from './obstacles.ts';
import { orderOf } from './publication-order.ts';

/**
 * Compares the next site with the files in the output folder, and returns all that has to be done, in its order. Files that are there
 * with the same bytes stay, with their times: web servers make their ETags of a file's time and size, and rsync compares these.
 * @param out the output folder, which exists.
 * @param wholeFolders all files in these folders belong to the build.
 * @throws {UsageError} if the build would replace a file that no build made.
 */
export function planPublication(
  site: NextSite,
  out: string,
  wholeFolders: readonly string[],
): readonly Operation[] {
  const { former } = site;
  const inWholeFolders = former.isRecorded ? wholeFolders.flatMap((folder) => filesBelow(out, folder)) : [];
  const strays = new Set(inWholeFolders.filter((path) => !former.isBuilt(path)));
  const removable = [...former.paths(), ...strays].filter((path) => !site.has(path));
  const obstacles = new Obstacles(out, removable, (path) => former.isBuilt(path) || strays.has(path));
  const moves: Operation[] = [];
  for (const path of site.paths()) {
    const found = site.isStaged(path) || former.isLinked(path) ? statsOf(join(out, path)) : undefined;
    if (!site.isStaged(path)) {
      if (found === undefined) continue;
      stageCopy(site, path, found);
    } else if (isSame(site, path, found) && !obstacles.hasOtherCase(path)) {
      if (found?.nlink === 1) {
        site.stay(path);
        continue;
      }
      if (found !== undefined) utimesSync(site.fileOf(path), found.atime, found.mtime);
    }
    obstacles.check(path, found);
    // Files in a folder of this name are deleted before.
    moves.push(['move', path, path, found === undefined || found.isDirectory()]);
  }
  obstacles.refuseForeign();
  const deletions = removable.map((path): Operation => ['delete', path]);
  const isEarly = (operation: Operation) => obstacles.early.has(operation[1]);
  return [
    ...deletions.filter(isEarly),
    ...inOrder(moves),
    ...deletions.filter((operation) => !isEarly(operation)),
  ];
}

/** Whether a file of the next site is in the output folder already. */
function isSame(site: NextSite, path: string, found: Stats | undefined): boolean {
  if (found?.isFile() !== true || found.size !== site.sizeOf(path)) return false;
  const digest = site.former.record(path)?.digest ?? digestOfFile(join(site.former.out, path));
  return digest === site.digestOf(path);
}

/** A file that stays gets an inode of its own. */
function stageCopy(site: NextSite, path: string, { atime, mtime }: Stats): void {
  const copy = join(site.staging, path);
  mkdirSync(dirname(copy), { recursive: true });
  copyFileSync(site.fileOf(path), copy, constants.COPYFILE_FICLONE);
  utimesSync(copy, atime, mtime);
  site.restage(path);
}

function inOrder(moves: readonly Operation[]): Operation[] {
  const placed = moves.map((move) => ({ move, order: move[0] === 'move' ? orderOf(move[2], move[3]) : 0 }));
  // The paths are sorted already.
  return placed.sort((a, b) => a.order - b.order).map(({ move }) => move);
}
