import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { filesBelow } from '../../store/folder-files.ts';

/** Everybody may read the files, whatever the mask of the process was. */
const MODE = 0o100644;

/**
 * Packs a folder into a zip file, in which all files are below the folder `top`. Files whose path has a name that begins with a
 * full stop are left out: they are for hosts. The same files give the same bytes.
 * @param date the date of all files, in local time, as zip files have it.
 * @throws if a file cannot be read or written. The zip file may then be incomplete.
 */
export async function writeZip(folder: string, file: string, top: string, date: Date): Promise<void> {
  const zip = new ZipFile();
  const paths = (await filesBelow(folder)).filter((path) => !/(?:^|\/)\./u.test(path));
  const options = { mtime: date, mode: MODE, forceDosTimestamp: true };
  for (const path of paths) zip.addFile(join(folder, path), `${top}/${path}`, options);
  zip.end();
  // A file that cannot be read is an event of the archive, not of its stream.
  const failed = new Promise<never>((_, reject) => zip.on('error', reject));
  await Promise.race([pipeline(zip.outputStream, createWriteStream(file)), failed]);
}
