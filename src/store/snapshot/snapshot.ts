import { existsSync } from 'node:fs';
import { digestOf } from '../checked-json.ts';
import { readPaperBytes } from '../store.ts';
import { StoreError } from '../store-error.ts';
import { DamagedCache, faultOf } from './cache-fault.ts';
import { markDamaged } from './cache-files.ts';
import { decodeContent, encodeContent, encodeProblem, type SnapshotEntry } from './content.ts';
import { describePaper, type ListedPaper } from './listed-paper.ts';
import { PaperCache } from './paper-cache.ts';
import { readSnapshotFile, type SnapshotState, writeSnapshotFile } from './snapshot-file.ts';

/**
 * One state of a store. Papers that are added, changed or removed later are not in it, so that all processes of a build read the same.
 * If the cache is damaged meanwhile, files are read again; a file that has also changed meanwhile is a problem.
 */
export class Snapshot implements Disposable {
  /** The file by which other processes open the snapshot. */
  readonly file: string;
  /** All files, in the order of their paths. */
  readonly papers: readonly ListedPaper[];
  readonly #state: SnapshotState;
  #cache: PaperCache | undefined;
  #byPath: ReadonlyMap<string, ListedPaper> | undefined;

  constructor(file: string, state: SnapshotState, cache: PaperCache | undefined) {
    this.file = file;
    this.papers = state.papers;
    this.#state = state;
    this.#cache = cache;
  }

  /** The database of the snapshot. */
  get database(): string {
    return this.#state.database;
  }

  /** The files of papers that are not hidden, and can be read. */
  get visible(): readonly ListedPaper[] {
    return this.papers.filter(({ state }) => state === 'visible');
  }

  /**
   * The papers that nobody has hidden, or those of them at `paths`, in the order of the paths. Each file that cannot be read is reported
   * to `onProblem`. Only one paper at a time is in memory.
   */
  *readVisible(
    onProblem: (problem: StoreError) => void,
    paths?: readonly string[],
  ): Generator<SnapshotEntry, void, undefined> {
    for (const paper of paths === undefined ? this.papers : this.#listed(paths)) {
      if (paper.state === 'hidden') continue;
      const entry = this.read(paper);
      if (entry instanceof StoreError) onProblem(entry);
      else yield entry;
    }
  }

  /** One of the papers, or the problem if its file cannot be read. */
  read(paper: ListedPaper): SnapshotEntry | StoreError {
    const { path, digest } = paper;
    const known = this.withCache((cache) => {
      const content = cache.content(digest);
      if (content === undefined) throw new DamagedCache();
      return content;
    });
    const content = known ?? this.#contentOfFile(paper);
    return typeof content === 'string' ? decodeContent(content, path) : content;
  }

  /** The result of `work`; `undefined` if the cache cannot be used. */
  withCache<T>(work: (cache: PaperCache) => T): T | undefined {
    if (this.#cache === undefined) return undefined;
    try {
      return work(this.#cache);
    } catch (error) {
      const fault = faultOf(error);
      if (fault === undefined) throw error;
      if (fault === 'damaged') markDamaged(this.#cache.path);
      return undefined;
    }
  }

  /**
   * The snapshot without some of its papers: their files have the given problems. It uses the cache of this one, and ends with it.
   */
  async without(problems: readonly StoreError[]): Promise<Snapshot> {
    const byPath = new Map(problems.map((problem) => [problem.file, encodeProblem(problem)]));
    const papers = this.papers.map((paper) => {
      const content = byPath.get(paper.path);
      if (content === undefined) return paper;
      const digest = digestOf(Buffer.from(content));
      this.withCache((cache) => {
        cache.addContent(digest, content);
        cache.markUnused(digest, Date.now());
      });
      return describePaper(paper.path, digest, content);
    });
    const state = { ...this.#state, papers };
    await writeSnapshotFile(this.file, state);
    return new Snapshot(this.file, state, this.#cache);
  }

  [Symbol.dispose](): void {
    this.#cache?.[Symbol.dispose]();
    this.#cache = undefined;
  }

  #listed(paths: readonly string[]): ListedPaper[] {
    this.#byPath ??= new Map(this.papers.map((paper) => [paper.path, paper]));
    return paths.flatMap((path) => this.#byPath?.get(path) ?? []);
  }

  /** The content that the cache has lost. */
  #contentOfFile({ path, digest }: ListedPaper): string | StoreError {
    try {
      const bytes = readPaperBytes(this.#state.contentDir, path);
      if (digestOf(bytes) === digest) return encodeContent(bytes, path);
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
    }
    return new StoreError(
      path,
      { line: 1, col: 1 },
      'The file has changed while the site was built, and the cache of papers has lost its former content.',
      'Build again.',
    );
  }
}

/** Opens the snapshot that another process has taken. @throws if `file` is missing or is not whole. */
export function openSnapshot(file: string): Snapshot {
  const state = readSnapshotFile(file);
  return new Snapshot(file, state, openedCache(state.database));
}

function openedCache(database: string): PaperCache | undefined {
  // SQLite would create an empty one.
  if (!existsSync(database)) return undefined;
  try {
    return new PaperCache(database);
  } catch (error) {
    if (faultOf(error) === undefined) throw error;
    return undefined;
  }
}
