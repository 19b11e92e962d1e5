import { join } from 'node:path';
import { reserialize, serialize } from '../store/document.ts';
import { checkMove, movePaperFile } from '../store/move-paper.ts';
import { readPaperFile, removePaperFile, writePaperFile } from '../store/store.ts';
import { fingerprintOf } from './fingerprint.ts';
import type { PaperEntry } from './matching/paper-entry.ts';

/**
 * Writes a loaded paper to its path. A run that is killed leaves one file of it, at its former path or at its new one.
 * @param isMerged whether the file at the path is that of a duplicate that was merged into the paper.
 * @throws {StoreError} if there is another file, or the file system refuses.
 */
export async function replaceFile(
  contentDir: string,
  entry: PaperEntry,
  path: string,
  isMerged: boolean,
): Promise<void> {
  if (entry.loaded === undefined) return;
  const { paper, stored } = entry.loaded;
  if (stored === undefined) {
    await writePaperFile(contentDir, path, serialize(paper));
  } else {
    const isMoved = stored.path !== path;
    const former = await readPaperFile(contentDir, stored.path);
    if (isMoved && !isMerged) await checkMove(contentDir, stored.path, path);
    const text = reserialize(paper, former, stored.edited);
    // The file is moved last: at its new path with its old text, it would look as if a person had changed its id.
    if (text !== former) await writePaperFile(contentDir, stored.path, text);
    if (isMoved && isMerged) await removePaperFile(contentDir, path);
    if (isMoved) await movePaperFile(contentDir, stored.path, path);
  }
  entry.path = path;
  entry.fingerprint = fingerprintOf(join(contentDir, path));
  entry.isMisplaced = false;
}
