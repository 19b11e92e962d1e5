import {
  constants,
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { digestOf } from '../store/checked-json.ts';
import { digestOfFile, type FileRecord, stampsOf } from './file-record.ts';
import { FormerSite } from './former-site.ts';
import type { SiteFiles } from './site-files.ts';
import { pathsBelow, SortedPaths } from './sorted-paths.ts';

/** A file of the next site that is in the staging folder. */
class StagedFile {
  readonly size: number;
  digest: string | undefined;

  constructor(size: number, digest: string | undefined) {
    this.size = size;
    this.digest = digest;
  }
}

/** A file that stays in the output folder. That of a former build with a record is its record itself, since there are many. */
type KeptFile = Pick<FileRecord, 'size'> & Partial<FileRecord>;

const hasRecord = (file: StagedFile | KeptFile | undefined): file is FileRecord =>
  file !== undefined && 'inode' in file;

/**
 * The site that a build makes: a list of all its files. Files that are new are in the staging folder; the others are in the output
 * folder of the former build, and stay there.
 */
export class NextSite implements SiteFiles {
  /** The folder into which steps of the build write. They call {@link addStaged} afterwards. */
  readonly staging: string;
  readonly former: FormerSite;
  readonly #files = new Map<string, StagedFile | KeptFile>();
  readonly #paths = new SortedPaths();

  constructor(staging: string, former: FormerSite = FormerSite.none) {
    this.staging = staging;
    this.former = former;
  }

  /** The site in a folder, to which files can be added. */
  static in(folder: string): NextSite {
    const site = new NextSite(folder);
    site.addStaged();
    return site;
  }

  paths(): readonly string[] {
    return this.#paths.list();
  }

  below(folder: string): string[] {
    return pathsBelow(this.paths(), folder).map((path) => path.slice(folder.length + 1));
  }

  has(path: string): boolean {
    return this.#files.has(path);
  }

  fileOf(path: string): string {
    const file = this.#files.get(path);
    return join(file === undefined || file instanceof StagedFile ? this.staging : this.former.out, path);
  }

  sizeOf(path: string): number {
    return this.#files.get(path)?.size ?? 0;
  }

  read(path: string): Buffer {
    return readFileSync(this.fileOf(path));
  }

  digestOf(path: string): string {
    const file = this.#files.get(path);
    if (file?.digest !== undefined) return file.digest;
    const digest = digestOfFile(this.fileOf(path));
    if (file instanceof StagedFile) file.digest = digest;
    else if (file !== undefined) this.#files.set(path, { ...file, digest });
    return digest;
  }

  /** Whether the file is in the staging folder, and not in the output folder. */
  isStaged(path: string): boolean {
    return this.#files.get(path) instanceof StagedFile;
  }

  /** The record of a file. @throws if it is not there. */
  recordOf(path: string): FileRecord {
    const file = this.#files.get(path);
    if (hasRecord(file) && !this.former.isLinked(path)) return file;
    const stamps = stampsOf(this.fileOf(path));
    if (stamps === undefined) throw new Error(`${this.fileOf(path)} is gone.`);
    const { size, changed, inode } = stamps;
    return { size, changed, inode, digest: this.digestOf(path) };
  }

  /** Adds the files in the staging folder that are not known yet. */
  addStaged(): void {
    for (const entry of readdirSync(this.staging, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const file = join(entry.parentPath, entry.name);
      const path = pathFrom(this.staging, file);
      if (!this.isStaged(path)) this.#addStaged(path);
    }
  }

  /** Adds a page with its digest: that of the former build if it has the same bytes, else that in the staging folder. */
  addPage(path: string, digest: string): void {
    if (this.former.record(path)?.digest === digest) this.keep(path);
    else this.#addStaged(path, digest);
  }

  /** Keeps a file of the former build. @returns false if it is not there, or is not as the former build left it. */
  keep(path: string): boolean {
    if (!this.former.has(path)) return false;
    const size = () => stampsOf(join(this.former.out, path))?.size ?? 0;
    this.#set(path, this.former.record(path) ?? { size: size() });
    return true;
  }

  /** Takes a file out of the next site. */
  leaveOut(path: string): void {
    if (this.#files.delete(path)) this.#paths.delete(path);
  }

  /** Keeps a file if the former build has left it with these bytes. @param digest of the bytes. @returns whether it has. */
  keepSame(path: string, digest: string): boolean {
    const record = this.former.record(path);
    if (record?.digest !== digest) return false;
    this.#set(path, record);
    return true;
  }

  /** Leaves out a staged file, since the output folder has the same one. */
  stay(path: string): void {
    this.#set(path, { size: this.sizeOf(path), digest: this.digestOf(path) });
  }

  /** Puts a copy of a kept file, which has been written into the staging folder, into its place. */
  restage(path: string): void {
    this.#addStaged(path, this.digestOf(path));
  }

  write(path: string, content: string | Uint8Array): void {
    const digest = digestOf(content);
    if (this.#isKept(path, digest)) return;
    const file = this.#place(path);
    writeFileSync(file, content);
    this.#addStaged(path, digest);
  }

  /** Adds a copy of a file, which shares no blocks that a later change of either would show. */
  copy(path: string, from: string): void {
    const digest = digestOfFile(from);
    if (this.#isKept(path, digest)) return;
    const file = this.#place(path);
    copyFileSync(from, file, constants.COPYFILE_FICLONE);
    this.#addStaged(path, digest);
  }

  #isKept(path: string, digest: string): boolean {
    if (this.former.record(path)?.digest !== digest) return false;
    if (this.isStaged(path)) rmSync(join(this.staging, path), { force: true });
    return this.keep(path);
  }

  #place(path: string): string {
    const file = join(this.staging, path);
    mkdirSync(dirname(file), { recursive: true });
    return file;
  }

  #addStaged(path: string, digest?: string): void {
    const stamps = stampsOf(join(this.staging, path));
    if (stamps === undefined) throw new Error(`The build has not written ${path}.`);
    this.#set(path, new StagedFile(stamps.size, digest));
  }

  #set(path: string, file: StagedFile | KeptFile): void {
    if (path.startsWith('/')) throw new Error(`The path ${path} does not begin at the root of the site.`);
    if (!this.#files.has(path)) this.#paths.add(path);
    this.#files.set(path, file);
  }
}

/** The path of a file below a folder, with `/` on every system. */
function pathFrom(folder: string, file: string): string {
  return file
    .slice(folder.length + 1)
    .split(sep)
    .join('/');
}
