import { hash } from 'node:crypto';
import { DatabaseSync, type StatementSync } from 'node:sqlite';

/**
 * `files` says which content each file had when it was last read, `papers` has these contents, `facts` what was derived from them. A row
 * of `papers` and `facts` never changes while its key is the same. `unused` has the contents that no file has any more, and since when.
 */
const SCHEMA = `
  CREATE TABLE IF NOT EXISTS files (
    path TEXT PRIMARY KEY, fingerprint TEXT NOT NULL, recorded INTEGER NOT NULL, digest TEXT NOT NULL,
    listed TEXT NOT NULL, seal TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS papers (digest TEXT PRIMARY KEY, content TEXT NOT NULL, seal TEXT NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS facts (
    kind TEXT NOT NULL, digest TEXT NOT NULL, code TEXT NOT NULL, content TEXT NOT NULL, seal TEXT NOT NULL,
    PRIMARY KEY (kind, digest)
  ) STRICT;
  CREATE TABLE IF NOT EXISTS unused (digest TEXT PRIMARY KEY, since INTEGER NOT NULL) STRICT, WITHOUT ROWID;
`;

const PATIENCE_MS = 10_000;

/** A database of SQLite with these tables. All methods throw errors of SQLite; see `faultOf`. */
export class CacheDatabase implements Disposable {
  readonly path: string;
  readonly #database: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();

  /**
   * Opens the database at a path, and creates it if there is none.
   * @param patienceMs how long to wait for another process that writes.
   */
  constructor(path: string, patienceMs: number = PATIENCE_MS) {
    this.path = path;
    this.#database = new DatabaseSync(path, { timeout: patienceMs });
    try {
      // Readers see the last commit while another process writes. A power loss may lose commits, which only costs time.
      this.#database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL');
      if (!this.#hasTables()) this.transaction(() => this.#database.exec(SCHEMA));
    } catch (error) {
      this.#database.close();
      throw error;
    }
  }

  #hasTables(): boolean {
    const row = this.#database
      .prepare("SELECT count(*) AS tables FROM sqlite_schema WHERE type = 'table'")
      .get();
    return row?.tables === 4;
  }

  /** Runs `work` while no other process writes; what it wrote is undone if it throws. */
  transaction<T>(work: () => T): T {
    this.#database.exec('BEGIN IMMEDIATE');
    try {
      const result = work();
      this.#database.exec('COMMIT');
      return result;
    } catch (error) {
      if (this.#database.isTransaction) this.#database.exec('ROLLBACK');
      throw error;
    }
  }

  [Symbol.dispose](): void {
    this.#database.close();
  }

  protected prepare(sql: string): StatementSync {
    const known = this.#statements.get(sql);
    if (known !== undefined) return known;
    const statement = this.#database.prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  }
}

/** A short digest of the values of a row. */
export function sealOf(...values: readonly unknown[]): string {
  return hash('sha256', values.join('\0'), 'base64url').slice(0, 22);
}
