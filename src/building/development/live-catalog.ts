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

/** A page asks for the catalog several times. The store is not looked through again within so many milliseconds. */
const FRESH_MS = 250;

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
  #looked = Number.NEGATIVE_INFINITY;
  #looking: Promise<Catalog> | undefined;
  /** How often it has looked through the store: each snapshot has a folder of its own. */
  #looks = 0;

  /** @param say gets warnings, and a message for each file that is left out. */
  constructor(contentDir: string, say: (line: string) => void) {
    this.#contentDir = contentDir;
    this.#say = say;
  }

  /** The catalog of the papers as they are now. */
  catalog(): Promise<Catalog> {
    if (this.#current !== undefined && performance.now() - this.#looked < FRESH_MS)
      return Promise.resolve(this.#current.catalog);
    this.#looking ??= this.#look().finally(() => {
      this.#looking = undefined;
    });
    return this.#looking;
  }

  /** Makes the next call look through the store, since something has changed. */
  expire(): void {
    this.#looked = Number.NEGATIVE_INFINITY;
  }

  /** Closes the snapshots. */
  async close(): Promise<void> {
    await this.#looking?.catch(() => undefined);
    for (const each of [this.#before, this.#current]) await closeCatalog(each);
    this.#before = undefined;
    this.#current = undefined;
  }

  async #look(): Promise<Catalog> {
    if (this.#looks === 0) openCacheFolders(this.#say);
    this.#looks += 1;
    const workDir = join(await workFolder(CACHE_FOLDER, 'dev'), String(this.#looks));
    const snapshot = await takeSnapshot({
      contentDir: this.#contentDir,
      workDir,
      cacheDir: join(CACHE_FOLDER, 'papers'),
      notice: this.#say,
    });
    const key = keyOf(snapshot, this.#contentDir);
    if (this.#current?.key === key) {
      await closeCatalog({ snapshot, workDir });
      this.#looked = performance.now();
      return this.#current.catalog;
    }
    const { catalog } = await snapshotCatalog(snapshot, this.#say, this.#say);
    await closeCatalog(this.#before);
    this.#before = this.#current;
    this.#current = { catalog, key, snapshot, workDir };
    this.#looked = performance.now();
    return catalog;
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
