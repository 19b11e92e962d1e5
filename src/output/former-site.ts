import { join } from 'node:path';
import { builtPaths } from './built-files.ts';
import { digestOfFile, type FileRecord, stampsOf } from './file-record.ts';
import { pathsBelow } from './sorted-paths.ts';

/** What a build has left in an output folder. Files that are not as it has left them are checked, and count as changed. */
export class FormerSite {
  /** The output folder; empty if there is none. */
  readonly out: string;
  /** The paths of the files that somebody has changed or removed since. */
  readonly changed: readonly string[];
  /** Whether the build has left a record of its files. */
  readonly isRecorded: boolean;
  /** All files that the build made; those without a digest are not recorded. */
  readonly #files: ReadonlyMap<string, FileRecord | undefined>;
  readonly #changed: ReadonlySet<string>;
  readonly #linked: ReadonlySet<string>;
  #sorted: readonly string[] | undefined;

  private constructor(out: string, files: ReadonlyMap<string, FileRecord | undefined>, isRecorded: boolean) {
    this.out = out;
    this.isRecorded = isRecorded;
    const checked = new Map<string, FileRecord | undefined>();
    const [changed, linked] = [new Set<string>(), new Set<string>()];
    for (const [path, record] of files) {
      const stamps = stampsOf(join(out, path));
      const found = stamps && currentRecord(join(out, path), stamps, record);
      if (stamps === undefined || (record !== undefined && found === undefined)) changed.add(path);
      else if (stamps.names > 1) linked.add(path);
      checked.set(path, found);
    }
    this.#files = checked;
    [this.#changed, this.#linked, this.changed] = [changed, linked, [...changed]];
  }

  /** Checks the files of a build that has left a record of them. */
  static recorded(out: string, files: ReadonlyMap<string, FileRecord>): FormerSite {
    return new FormerSite(out, files, true);
  }

  /** Finds the files of a build whose record is not there. */
  static async unrecorded(out: string): Promise<FormerSite> {
    const paths = await builtPaths(out);
    return new FormerSite(out, new Map(paths.map((path) => [path, undefined])), false);
  }

  /** Stands for the former site where there is none. */
  static readonly none = new FormerSite('', new Map(), false);

  /** Whether all files are as the build has left them, and no file has a second name by which it could be changed. */
  get isIntact(): boolean {
    return this.isRecorded && this.#changed.size === 0 && this.#linked.size === 0;
  }

  /** The record of a file that is as the build has left it. */
  record(path: string): FileRecord | undefined {
    return this.#files.get(path);
  }

  /** Whether the build made a file at this path, and it has not been changed since, as far as is known. */
  has(path: string): boolean {
    return this.#files.has(path) && !this.#changed.has(path);
  }

  /** Whether the build made a file at this path. */
  isBuilt(path: string): boolean {
    return this.#files.has(path);
  }

  /** Whether a file has a second name somewhere: whoever writes there would change the site. */
  isLinked(path: string): boolean {
    return this.#linked.has(path);
  }

  /** The paths of all files that the build made. */
  paths(): Iterable<string> {
    return this.#files.keys();
  }

  /** Those of them that are below a folder, from the site's root. */
  below(folder: string): readonly string[] {
    this.#sorted ??= [...this.#files.keys()].sort();
    return pathsBelow(this.#sorted, folder);
  }
}

/** The record of a file with its stamps of now, if it has the same bytes: stamps that differ, as in a copy of the folder, prove nothing. */
function currentRecord(
  file: string,
  { size, changed, inode }: Omit<FileRecord, 'digest'>,
  record: FileRecord | undefined,
): FileRecord | undefined {
  if (record === undefined || record.size !== size) return undefined;
  if (record.changed === changed && record.inode === inode) return record;
  try {
    if (digestOfFile(file) !== record.digest) return undefined;
  } catch {
    return undefined;
  }
  return { size, changed, inode, digest: record.digest };
}
