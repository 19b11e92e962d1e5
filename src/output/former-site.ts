import { join } from 'node:path';
import { builtPaths } from './built-files.ts';
import type { FileCheck } from './check-files.ts';
import { type FileRecord, stampsOf } from './file-record.ts';
import { pathsBelow } from './sorted-paths.ts';

/** All files that a build made; those without a record are `undefined`. */
type FormerFiles = ReadonlyMap<string, FileRecord | undefined>;

/** What a build has left in an output folder. Files that are not as it has left them are checked, and count as changed. */
export class FormerSite {
  /** The output folder; empty if there is none. */
  readonly out: string;
  /** Whether the build has left a record of its files. */
  readonly isRecorded: boolean;
  readonly #check: FileCheck;
  readonly #readFiles: () => FormerFiles;
  #files: FormerFiles | undefined;
  #sorted: readonly string[] | undefined;

  private constructor(out: string, check: FileCheck, isRecorded: boolean, readFiles: () => FormerFiles) {
    [this.out, this.#check, this.isRecorded, this.#readFiles] = [out, check, isRecorded, readFiles];
  }

  /**
   * The site of a build that has left a record of its files, which have been checked.
   * @param readFiles is called if somebody asks for a file: a build that finds nothing to do needs none.
   */
  static recorded(out: string, check: FileCheck, readFiles: () => FormerFiles): FormerSite {
    return new FormerSite(out, check, true, readFiles);
  }

  /** Finds the files of a build whose record is not there. */
  static async unrecorded(out: string): Promise<FormerSite> {
    const files = new Map((await builtPaths(out)).map((path) => [path, undefined]));
    const linked = [...files.keys()].filter((path) => (stampsOf(join(out, path))?.names ?? 1) > 1);
    const check = { changed: new Set<string>(), linked: new Set(linked), restamped: new Map() };
    return new FormerSite(out, check, false, () => files);
  }

  /** Stands for the former site where there is none. */
  static readonly none = new FormerSite(
    '',
    { changed: new Set(), linked: new Set(), restamped: new Map() },
    false,
    () => new Map(),
  );

  /** The paths of the files that somebody has changed or removed since. */
  get changed(): readonly string[] {
    return [...this.#check.changed];
  }

  /** Whether all files are as the build has left them, and no file has a second name by which it could be changed. */
  get isIntact(): boolean {
    return this.isRecorded && this.#check.changed.size === 0 && this.#check.linked.size === 0;
  }

  /** The record of a file that is as the build has left it. */
  record(path: string): FileRecord | undefined {
    if (this.#check.changed.has(path)) return undefined;
    return this.#check.restamped.get(path) ?? this.#allFiles.get(path);
  }

  /** Whether the build made a file at this path, and it has not been changed since, as far as is known. */
  has(path: string): boolean {
    return this.isBuilt(path) && !this.#check.changed.has(path);
  }

  /** Whether the build made a file at this path. */
  isBuilt(path: string): boolean {
    return this.#allFiles.has(path);
  }

  /** Whether a file has a second name somewhere. */
  isLinked(path: string): boolean {
    return this.#check.linked.has(path);
  }

  /** The paths of all files that the build made. */
  paths(): Iterable<string> {
    return this.#allFiles.keys();
  }

  /** Those of them that are below a folder, from the site's root. */
  below(folder: string): readonly string[] {
    this.#sorted ??= [...this.#allFiles.keys()].sort();
    return pathsBelow(this.#sorted, folder);
  }

  get #allFiles(): FormerFiles {
    this.#files ??= this.#readFiles();
    return this.#files;
  }
}
