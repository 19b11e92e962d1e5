import { chmodSync, closeSync, existsSync, mkdirSync, openSync, readSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { UsageError } from '../../commands/usage-error.ts';
import { keepPrivate } from '../../store/private-folder.ts';

/** Each entry brings the database from the version of its place to the next one. Published entries never change. */
const MIGRATIONS = [
  // `reader` is a hash of the address. `topics` are slugs with spaces between them, none for all papers. Times are in milliseconds.
  // `since` is when refusals began to count; `paused` when there were too many. `due` is when the mail of a request is to be sent;
  // it is null once it was. `mailbox` is the same for all addresses that differ only after a plus.
  `CREATE TABLE subscribers (
     reader TEXT PRIMARY KEY, address TEXT NOT NULL, topics TEXT NOT NULL,
     frequency TEXT NOT NULL CHECK (frequency IN ('day', 'week')),
     confirmed INTEGER NOT NULL, since INTEGER NOT NULL, paused INTEGER
   ) STRICT;
   CREATE TABLE requests (
     id TEXT PRIMARY KEY, reader TEXT NOT NULL, mailbox TEXT NOT NULL, address TEXT NOT NULL, topics TEXT NOT NULL,
     frequency TEXT NOT NULL CHECK (frequency IN ('day', 'week')),
     created INTEGER NOT NULL, due INTEGER, attempts INTEGER NOT NULL DEFAULT 0, confirmed INTEGER
   ) STRICT;
   CREATE INDEX requests_by_mailbox ON requests (mailbox);
   CREATE INDEX requests_by_reader ON requests (reader);
   CREATE INDEX requests_by_created ON requests (created);
   CREATE INDEX requests_by_due ON requests (due) WHERE due IS NOT NULL;`,
];

/**
 * Opens the database of subscribers, which only its owner can read, and brings it to the current version. A commit is on the disk when
 * it returns; a process that is killed leaves a journal, which the next one rolls back. Erased rows are overwritten.
 * @param mode whether a missing file is created.
 * @throws {UsageError} if there is no such file, if it is no database, or if a newer version of Broadsheet made it.
 */
export function openDatabase(path: string, mode: 'create' | 'existing'): DatabaseSync {
  if (mode === 'existing' && !existsSync(path))
    throw new UsageError(`There is no database of subscribers: ${path}.`, 'Check the path.');
  keepPrivate(dirname(path));
  mkdirSync(dirname(path), { recursive: true });
  // SQLite gives its journal the mode of the database.
  closeSync(openSync(path, 'a', 0o600));
  chmodSync(path, 0o600);
  const database = new DatabaseSync(path);
  try {
    database.exec('PRAGMA busy_timeout = 10000; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;');
    transaction(database, () => migrate(database, path));
    return database;
  } catch (error) {
    database.close();
    if (error instanceof Error && /not a database|malformed/u.test(error.message))
      throw new UsageError(`${path} is not a database of subscribers.`, 'Take it from your last backup.');
    throw error;
  }
}

function migrate(database: DatabaseSync, path: string): void {
  const version = Number(database.prepare('PRAGMA user_version').get()?.user_version);
  if (version > MIGRATIONS.length)
    throw new UsageError(`A newer version of Broadsheet wrote ${path}.`, 'Update Broadsheet.');
  for (const statements of MIGRATIONS.slice(version)) database.exec(statements);
  database.exec(`PRAGMA user_version = ${MIGRATIONS.length}`);
}

/** Runs `work` in a transaction, which is rolled back if it throws. No other process writes meanwhile. */
export function transaction<T>(database: DatabaseSync, work: () => T): T {
  database.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}

/** Whether a file is a database of SQLite (https://www.sqlite.org/fileformat.html#the_database_header), or a new one by its name. */
export function isDatabase(path: string): boolean {
  if (!existsSync(path)) return path.endsWith('.sqlite');
  const file = openSync(path, 'r');
  try {
    const head = Buffer.alloc(16);
    const length = readSync(file, head);
    return length === 0 ? path.endsWith('.sqlite') : head.toString('latin1') === 'SQLite format 3\0';
  } finally {
    closeSync(file);
  }
}
