import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Catalog } from '../../catalog/catalog.ts';
import { projectRoot } from '../../commands/program.ts';
import { encodeListed } from '../../store/snapshot/listed-paper.ts';
import type { Snapshot } from '../../store/snapshot/snapshot.ts';
import { takeSnapshot } from '../../store/snapshot/take-snapshot.ts';
import { openCacheFolders } from '../cache-folders.ts';
import { settingsFile } from '../configuration.ts';
import { snapshotCatalog } from '../rendering/snapshot-catalog.ts';
import { workFolder } from '../work-folder.ts';

/**
 * A page asks for the catalog several times. The store is not looked through again for a call that follows another one within
 * so many milliseconds, unless a change was noticed meanwhile.
 */
const FRESH_MS = 250;

/** Time stamps of files may be so many milliseconds older than the change: the clock of Linux’s file systems ticks every 1 to 10. */
const STAMP_MS = 20;

const CACHE_FOLDER = join(projectRoot, '.cache');

interface CurrentCatalog {
  readonly catalog: Catalog;
  /** A digest of the papers and the topics file. */
  readonly key: string;
  readonly snapshot: Snapshot;
  readonly workDir: string;
}

/** The catalog of a store that changes while pages are looked at. Only files that have changed are read again. */
export class LiveCatalog {
  readonly #contentDir: string;
  readonly #say: (line: string) => void;
  /** The catalog before this one is kept, since a page may still be rendered from it. */
  #before: CurrentCatalog | undefined;
  #current: CurrentCatalog | undefined;
  /** When the catalog was last asked for, or given to those who had asked. */
  #asked = Number.NEGATIVE_INFINITY;
  #looking: Promise<Catalog> | undefined;
  /** When the last look began, in milliseconds since 1970. */
  #lookedSince = Number.NEGATIVE_INFINITY;
  /** The look before, which is waited for: there is one at a time. It does not reject. */
  #former: Promise<unknown> = Promise.resolve();
  /** How often it has looked through the store: each snapshot has a folder of its own. */
  #looks = 0;
  /** Former snapshots are removed while pages are rendered. */
  #closing: Promise<void> = Promise.resolve();

  /** @param say gets warnings, and a message for each file that is left out. */
  constructor(contentDir: string, say: (line: string) => void) {
    this.#contentDir = contentDir;
    this.#say = say;
  }

  /** The catalog of the papers as they are now. */
  catalog(): Promise<Catalog> {
    const [now, before] = [performance.now(), this.#asked];
    this.#asked = now;
    if (this.#current !== undefined && this.#looking === undefined && now - before < FRESH_MS)
      return Promise.resolve(this.#current.catalog);
    return this.#looking ?? this.#lookAfterFormer();
  }

  /**
   * Makes the next call look through the store, since something has changed. A look that goes on may have missed it.
   * @param changedAt when, in milliseconds since 1970. Nothing is looked for again if the last look began later: the notice of
   * a change can come after the request of a reader who knows of it.
   */
  expire(changedAt = Number.POSITIVE_INFINITY): void {
    if (changedAt + STAMP_MS < this.#lookedSince) return;
    this.#asked = Number.NEGATIVE_INFINITY;
    this.#looking = undefined;
  }

  /** Closes the snapshots. */
  async close(): Promise<void> {
    await this.#former;
    await this.#closing;
    for (const each of [this.#before, this.#current]) await closeCatalog(each);
    this.#before = undefined;
    this.#current = undefined;
  }

  #lookAfterFormer(): Promise<Catalog> {
    const looking = this.#former
      .then(() => this.#look())
      .finally(() => {
        if (this.#looking !== looking) return;
        this.#looking = undefined;
        this.#asked = performance.now();
      });
    this.#looking = looking;
    this.#former = looking.catch(() => undefined);
    return looking;
  }

  async #look(): Promise<Catalog> {
    if (this.#looks === 0) openCacheFolders(this.#say);
    this.#looks += 1;
    const workDir = join(await workFolder(CACHE_FOLDER, 'dev'), String(this.#looks));
    this.#lookedSince = Date.now();
    const snapshot = await takeSnapshot({
      contentDir: this.#contentDir,
      workDir,
      cacheDir: join(CACHE_FOLDER, 'papers'),
      notice: this.#say,
    });
    const key = keyOf(snapshot, this.#contentDir);
    if (this.#current?.key === key) {
      await closeCatalog({ snapshot, workDir });
      return this.#current.catalog;
    }
    const { catalog } = await snapshotCatalog(snapshot, this.#say, this.#say);
    this.#closeBefore();
    this.#before = this.#current;
    this.#current = { catalog, key, snapshot, workDir };
    return catalog;
  }

  #closeBefore(): void {
    const before = this.#before;
    this.#closing = this.#closing
      .then(() => closeCatalog(before))
      .catch((error: unknown) => this.#say(`A snapshot could not be removed: ${String(error)}`));
  }
}

async function closeCatalog(each: Pick<CurrentCatalog, 'snapshot' | 'workDir'> | undefined): Promise<void> {
  if (each === undefined) return;
  each.snapshot[Symbol.dispose]();
  await rm(each.workDir, { recursive: true, force: true });
}

function keyOf({ papers }: Snapshot, contentDir: string): string {
  const key = createHash('sha256');
  for (const paper of papers) key.update(`${encodeListed(paper)}\n`);
  const topics = settingsFile(contentDir, 'topics.yaml');
  if (topics !== undefined) key.update(readFileSync(topics));
  return key.digest('base64url');
}
