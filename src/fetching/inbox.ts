import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { readRegularFile } from '../commands/regular-file.ts';
import { UsageError } from '../commands/usage-error.ts';
import { lockStore } from '../ingest/lock.ts';
import { writeFileAtomic } from '../store/atomic-write.ts';
import { filesBelow } from '../store/folder-files.ts';

const PENDING = '.pending.json';

/**
 * The inbox of a content folder, where responses are saved. It records which files have not been ingested yet, so that the
 * run after one that was killed ingests them. Names of files are paths below the inbox, with `/`.
 */
export class Inbox {
  readonly folder: string;
  readonly #unlock: () => Promise<void>;
  readonly #pending: Set<string>;
  #saved = 0;

  private constructor(folder: string, unlock: () => Promise<void>, pending: readonly string[]) {
    this.folder = folder;
    this.#unlock = unlock;
    this.#pending = new Set(pending);
  }

  /** Opens and locks the inbox. @throws {UsageError} if another run is fetching into it. */
  static async open(contentDir: string): Promise<Inbox> {
    const folder = join(contentDir, 'inbox');
    const unlock = await lockStore(folder).catch((error: unknown) => {
      if (!(error instanceof UsageError)) throw error;
      throw new UsageError(error.message.replace('Another ingest', 'Another fetch'), error.hint);
    });
    // Without the list, any file may be one that was never ingested. Ingest skips those that it knows.
    const pending =
      (await readJson<string[] | undefined>(join(folder, PENDING), z.array(z.string()), undefined)) ??
      (await filesBelow(folder)).filter((name) => !/(?:^|\/)\./u.test(name));
    return new Inbox(folder, unlock, pending);
  }

  /** The number of files that were written since the inbox was opened. */
  get saved(): number {
    return this.#saved;
  }

  close(): Promise<void> {
    return this.#unlock();
  }

  /** The bytes of a file; `undefined` if there is no such file, or if it is empty or zeros, as a power cut leaves it. */
  async read(name: string): Promise<Uint8Array | undefined> {
    try {
      const bytes = readRegularFile(join(this.folder, name));
      return bytes.some((byte) => byte !== 0) ? bytes : undefined;
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
      throw error;
    }
  }

  /** Writes a file atomically. A file with the same bytes is left as it is. */
  async save(name: string, bytes: Uint8Array): Promise<void> {
    const former = await this.read(name);
    if (former !== undefined && Buffer.from(former).equals(bytes)) return;
    // First the list of pending files, then the file: a name without a file does no harm.
    this.#pending.add(name);
    await this.#writePending();
    await writeFileAtomic(join(this.folder, name), bytes, undefined, { isSynced: true });
    this.#saved += 1;
  }

  /** The files that exist and have not been ingested, sorted. */
  async pending(): Promise<string[]> {
    const there: string[] = [];
    for (const name of this.#pending) if (existsSync(join(this.folder, name))) there.push(name);
    return there.sort();
  }

  /** Marks all files as ingested. */
  async markIngested(): Promise<void> {
    if (this.#pending.size === 0) return;
    this.#pending.clear();
    await this.#writePending();
  }

  /** The state that a source wrote; `otherwise` if there is none or it is damaged. */
  readState<T>(name: string, schema: z.ZodType<T>, otherwise: T): Promise<T> {
    return readJson(join(this.folder, name), schema, otherwise);
  }

  /** Writes state for the next run. */
  writeState(name: string, value: unknown): Promise<void> {
    return writeFileAtomic(join(this.folder, name), `${JSON.stringify(value)}\n`);
  }

  #writePending(): Promise<void> {
    return this.writeState(PENDING, [...this.#pending].sort());
  }
}

async function readJson<T>(path: string, schema: z.ZodType<T>, otherwise: T): Promise<T> {
  try {
    return schema.parse(JSON.parse(readRegularFile(path).toString()));
  } catch {
    return otherwise;
  }
}
