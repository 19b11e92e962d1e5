import { reserialize, serialize } from '../store/document.ts';
import { StoreError } from '../store/problem.ts';
import { movePaperFile, pathOf, readPaperFile, removePaperFile, writePaperFile } from '../store/store.ts';
import type { LocatedProblem } from './quarantine.ts';
import type { Shelf, Volume } from './shelf.ts';

const AT_ONCE = 16;

/**
 * Brings the store up to what the shelf holds. A file that could not be read is a person's to mend: it is never
 * overwritten, and the record that would have been is handed back as a problem.
 */
export async function writeShelf(
  contentDir: string,
  shelf: Shelf,
  unreadable: ReadonlySet<string>,
): Promise<LocatedProblem[]> {
  const problems: LocatedProblem[] = [];
  const waiting = [...shelf.volumes].filter(needsWriting);
  const work = async () => {
    for (let volume = waiting.pop(); volume !== undefined; volume = waiting.pop()) {
      const path = pathOf(volume.paper);
      const obstacle = unreadable.has(path) ? unreadableFile(path) : await write(contentDir, volume, path);
      if (obstacle !== undefined) {
        volume.blocked = true;
        problems.push(blocked(volume, obstacle));
      }
      volume.written = true;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  for (const path of shelf.takeAbsorbed()) await removePaperFile(contentDir, path);
  return problems;
}

function needsWriting(volume: Volume): boolean {
  const { stored, paper, records } = volume;
  // A run that was killed between moving and writing leaves a file that its text does not fit yet.
  const misplaced = records > 0 && stored !== undefined && stored.path !== pathOf(paper);
  return !volume.written && (volume.changed || misplaced);
}

/** Writes a paper where it belongs, or says what stands in the way. */
async function write(contentDir: string, volume: Volume, path: string): Promise<StoreError | undefined> {
  try {
    await replace(contentDir, volume, path);
    return undefined;
  } catch (error) {
    if (error instanceof StoreError) return error;
    throw error;
  }
}

async function replace(contentDir: string, volume: Volume, path: string): Promise<void> {
  const { paper, stored } = volume;
  if (stored === undefined) {
    await writePaperFile(contentDir, path, serialize(paper));
    volume.stored = { paper, extras: {}, notes: '', edited: false, path };
    return;
  }
  const former = await readPaperFile(contentDir, stored.path);
  if (stored.path !== path) await movePaperFile(contentDir, stored.path, path);
  const text = reserialize(paper, former, stored.edited);
  if (text !== former) await writePaperFile(contentDir, path, text);
  volume.stored = { ...stored, paper, path };
}

function unreadableFile(path: string): StoreError {
  const hint = 'Mend or remove that file, and ingest again.';
  return new StoreError(path, { line: 1, col: 1 }, 'Its file is there but cannot be read.', hint);
}

function blocked(volume: Volume, { file, line, column, message, hint }: StoreError): LocatedProblem {
  const what = `The paper ${volume.paper.id} was not written. ${message}`;
  return { file, line, column, message: what, hint, raw: serialize(volume.paper) };
}
