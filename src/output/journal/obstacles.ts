import { readdirSync, type Stats } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from '../../commands/usage-error.ts';
import { statsOf } from '../../store/file-stats.ts';

/** The largest number of files that one message names. */
const MAX_NAMED = 5;

/** Finds files of the output folder that are in the way of files of the next site. */
export class Obstacles {
  /** The files of the former build that have to be deleted before anything is put into their place. */
  readonly early = new Set<string>();
  readonly #out: string;
  readonly #removable: ReadonlyMap<string, readonly string[]>;
  readonly #isBuilt: (path: string) => boolean;
  readonly #foreign = new Set<string>();
  readonly #checked = new Set<string>();

  /**
   * @param removable the files of the former build that the next site does not have.
   * @param isBuilt whether the former build made a file.
   */
  constructor(out: string, removable: Iterable<string>, isBuilt: (path: string) => boolean) {
    this.#out = out;
    this.#removable = Map.groupBy(removable, folded);
    this.#isBuilt = isBuilt;
  }

  /** Whether a file of the former build has this name but for its case: on some disks it is the same file. */
  hasOtherCase(path: string): boolean {
    return this.#removable.has(folded(path));
  }

  /** Notes what is in the way of a file that is to be put at `path`. @param found what is there now. */
  check(path: string, found: Stats | undefined): void {
    for (const other of this.#removable.get(folded(path)) ?? []) this.early.add(other);
    if (this.#isBelowForeign(path)) return;
    if (found?.isDirectory() === true) this.#checkFolder(path);
    else if (found !== undefined && !this.#isBuilt(path) && !this.hasOtherCase(path)) this.#foreign.add(path);
  }

  /** @throws {UsageError} if a file of the next site would replace one that no build made. */
  refuseForeign(): void {
    if (this.#foreign.size === 0) return;
    const named = [...this.#foreign].sort().slice(0, MAX_NAMED).join(', ');
    const more = this.#foreign.size > MAX_NAMED ? ` and ${this.#foreign.size - MAX_NAMED} more` : '';
    throw new UsageError(
      `The output folder ${this.#out} holds ${named}${more}, which no build made and this one would replace.`,
      'Move them away; files of your own that belong to the site are kept in the folder public of the content folder.',
    );
  }

  /** All files in a folder that becomes a file. */
  #checkFolder(folder: string): void {
    for (const entry of readdirSync(join(this.#out, folder), { withFileTypes: true })) {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory()) this.#checkFolder(path);
      else this.#note(path);
    }
  }

  /** Whether there is a file, or a link, that no build made at the path of a folder in which the file is to be. */
  #isBelowForeign(path: string): boolean {
    let isBelow = false;
    for (let at = path.lastIndexOf('/'); at > 0; at = path.lastIndexOf('/', at - 1)) {
      const folder = path.slice(0, at);
      if (!this.#checked.has(folder)) {
        const found = statsOf(join(this.#out, folder));
        if (found !== undefined && !found.isDirectory()) this.#note(folder);
      }
      this.#checked.add(folder);
      isBelow ||= this.#foreign.has(folder);
    }
    return isBelow;
  }

  #note(path: string): void {
    if (this.#isBuilt(path)) this.early.add(path);
    else this.#foreign.add(path);
  }
}

/** Equal for names that are the same on disks which do not tell cases, or ways to write an accent, apart. */
function folded(path: string): string {
  return path.normalize('NFC').toLowerCase();
}
