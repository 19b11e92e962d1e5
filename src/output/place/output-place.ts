import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { hasCode } from '../../store/store-error.ts';
import { outputError } from './output-error.ts';
import { INNER_PREFIX, type OutputPlace, placeAt, possiblePrefixes } from './output-paths.ts';

/**
 * Chooses the place for a build: beside the output folder; in it if that is a disk of its own, such as a volume of a container, or
 * if the folder around it may not be written. Files can only be moved on one disk.
 * @throws {OutputError} if the output folder cannot be written.
 */
export function choosePlace(out: string): OutputPlace {
  const [outer, inner] = possiblePrefixes(out);
  const [beside, inside] = [placeAt(out, outer), placeAt(out, inner)];
  try {
    mkdirSync(dirname(out), { recursive: true });
    if (!existsSync(out)) {
      mkdirSync(beside.staging);
      return beside;
    }
    if (canMove(beside)) return beside;
    mkdirSync(inside.staging);
    return inside;
  } catch (error) {
    throw outputError(error, out);
  }
}

/** Makes the staging folder, and tries to move a file from there to the output folder. */
function canMove({ out, staging }: OutputPlace): boolean {
  const [probe, moved] = [join(staging, 'probe'), join(out, `${INNER_PREFIX}probe`)];
  try {
    mkdirSync(staging);
    writeFileSync(probe, '');
  } catch (error) {
    if (hasCode(error, 'EACCES', 'EPERM', 'EROFS')) return false;
    throw error;
  }
  try {
    renameSync(probe, moved);
    rmSync(moved);
    return true;
  } catch (error) {
    rmSync(staging, { recursive: true, force: true });
    if (hasCode(error, 'EXDEV')) return false;
    throw error;
  }
}
