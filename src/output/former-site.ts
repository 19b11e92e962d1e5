import { join } from 'node:path';
import { builtPaths } from './built-files.ts';
import { checkFiles, type FileCheck } from './check-files.ts';
import { type FileRecord, stampsOf } from './file-record.ts';
import { filesOf, type SiteRecord } from './site-record.ts';
import { pathsBelow } from './sorted-paths.ts';

/** What a build has left in an output folder. Files that are not as it has left them are checked, and count as changed. */
export class FormerSite {
  /** The output folder; empty if there is none. */
  readonly out: string;
  readonly #record: SiteRecord | undefined;
  readonly #check: FileCheck;
  /** All files that the build made; those without a record are `undefined`. */
  #files: ReadonlyMap<string, FileRecord | undefined> | undefined;
  #sorted: readonly string[] | undefined;

  private constructor(
    out: string,
    check: FileCheck,
    record: SiteRecord | undefined,
    files?: ReadonlyMap<string, undefined>,
  ) {
    [this.out, this.#check, this.#record, this.#files] = [out, check, record, files];
  }

  /** Checks the files of a build that has left a record of them. */
  static recorded(out: string, record: SiteRecord): FormerSite {
    return new FormerSite(out, checkFiles(out, record.files), record);
  }

  /** Finds the files of a build whose record is not there. */
  static async unrecorded(out: string): Promise<FormerSite> {
    const files = new Map((await builtPaths(out)).map((path) => [path, undefined]));
    const linked = [...files.keys()].filter((path) => (stampsOf(join(out, path))?.names ?? 1) > 1);
    const check = { changed: new Set<string>(), linked: new Set(linked), restamped: new Map() };
    return new FormerSite(out, check, undefined, files);
  }

  /** Stands for the former site where there is none. */
  static readonly none = new FormerSite(
    '',
    { changed: new Set(), linked: new Set(), restamped: new Map() },
    undefined,
    new Map(),
  );

  /** Whether the build has left a record of its files. */
  get isRecorded(): boolean {
    return this.#record !== undefined;
  }

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

  /** Not made before somebody asks: a build that finds nothing to do does not need it. */
  get #allFiles(): ReadonlyMap<string, FileRecord | undefined> {
    this.#files ??= this.#record === undefined ? new Map() : filesOf(this.#record);
    return this.#files;
  }
}
