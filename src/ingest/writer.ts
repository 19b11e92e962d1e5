import { parse, reserialize, serialize } from '../store/document.ts';
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
      if (unreadable.has(path)) {
        volume.blocked = true;
        problems.push(blocked(volume, path));
      } else await write(contentDir, volume, path);
      volume.written = true;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  for (const path of shelf.takeAbsorbed()) await removePaperFile(contentDir, path);
  return problems;
}

function needsWriting(volume: Volume): boolean {
  const misplaced = volume.stored !== undefined && volume.stored.path !== pathOf(volume.paper);
  return !volume.written && (volume.changed || misplaced);
}

async function write(contentDir: string, volume: Volume, path: string): Promise<void> {
  const { paper, stored } = volume;
  if (stored === undefined) {
    const text = serialize(paper);
    await writePaperFile(contentDir, path, text);
    volume.stored = { ...parse(text, path), path };
    return;
  }
  const former = await readPaperFile(contentDir, stored.path);
  if (stored.path !== path) await movePaperFile(contentDir, stored.path, path);
  const text = reserialize(paper, former, stored.edited);
  if (text !== former) await writePaperFile(contentDir, path, text);
  volume.stored = { ...stored, paper, path };
}

function blocked(volume: Volume, path: string): LocatedProblem {
  return {
    file: path,
    line: 1,
    column: 1,
    message: `The paper ${volume.paper.id} was not written: its file is there but cannot be read.`,
    hint: 'Mend or remove that file, and ingest again.',
    raw: serialize(volume.paper),
  };
}
