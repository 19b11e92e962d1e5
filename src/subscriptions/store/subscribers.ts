import type { DatabaseSync } from 'node:sqlite';
import { readerKey } from '../../digest/mail/addresses.ts';
import { openDatabase, transaction } from './database.ts';
import { Requests } from './requests.ts';
import {
  type Choice,
  countOf,
  requestRow,
  rowsOf,
  run,
  type StoredSubscriber,
  subscriberRow,
} from './rows.ts';

/** The readers who confirmed their address. Each method is one transaction, which is on the disk when it returns. */
export class Subscribers {
  readonly #database: DatabaseSync;

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  /** Makes a request a subscription, once. Returns the subscriber; `undefined` if the request is gone. @param id that of the request. */
  confirm(id: string, now: Date): StoredSubscriber | undefined {
    const time = now.getTime();
    return transaction(this.#database, () => {
      const [request] = rowsOf(this.#database, requestRow, 'SELECT * FROM requests WHERE id = ?', id);
      if (request === undefined) return undefined;
      const { reader, address, topics, frequency, confirmed } = request;
      if (confirmed === null) {
        run(this.#database, 'UPDATE requests SET confirmed = ?, due = NULL WHERE id = ?', time, id);
        this.#upsert(
          `UPDATE SET topics = excluded.topics, frequency = excluded.frequency, since = excluded.since, paused = NULL`,
          ...[reader, address, topics.join(' '), frequency, time, time],
        );
      }
      return this.find(reader);
    });
  }

  /** Adds the subscribers of another list. Returns the number of those that were added: nothing changes if an address is known. */
  addAll(list: readonly (Choice & { readonly address: string })[], now: Date): number {
    const time = now.getTime();
    return transaction(
      this.#database,
      () =>
        list.filter(({ address, topics, frequency }) =>
          this.#upsert('NOTHING', readerKey(address), address, topics.join(' '), frequency, time, time),
        ).length,
    );
  }

  #upsert(onConflict: string, ...values: (string | number)[]): boolean {
    return run(
      this.#database,
      `INSERT INTO subscribers (reader, address, topics, frequency, confirmed, since) VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT (reader) DO ${onConflict}`,
      ...values,
    );
  }

  /** Changes what a subscriber gets, and ends a pause. Returns whether there is such a subscriber. */
  change(reader: string, { topics, frequency }: Choice, now: Date): boolean {
    const sql = 'UPDATE subscribers SET topics = ?, frequency = ?, since = ?, paused = NULL WHERE reader = ?';
    return run(this.#database, sql, topics.join(' '), frequency, now.getTime(), reader);
  }

  /** Ends a subscription and erases all that is stored about the reader. Returns whether there was a subscription. */
  remove(reader: string): boolean {
    return transaction(this.#database, () => {
      run(this.#database, 'DELETE FROM requests WHERE reader = ?', reader);
      return run(this.#database, 'DELETE FROM subscribers WHERE reader = ?', reader);
    });
  }

  /** Pauses the mails of a subscriber whose mailbox refuses them. */
  pause(reader: string, now: Date): void {
    run(this.#database, 'UPDATE subscribers SET paused = ? WHERE reader = ?', now.getTime(), reader);
  }

  find(reader: string): StoredSubscriber | undefined {
    return rowsOf(this.#database, subscriberRow, 'SELECT * FROM subscribers WHERE reader = ?', reader)[0];
  }

  /** All of them, those whose mails are paused included, in the order in which they came. */
  all(): StoredSubscriber[] {
    const sql = 'SELECT * FROM subscribers ORDER BY confirmed, reader';
    return rowsOf(this.#database, subscriberRow, sql);
  }

  /** @throws if the database cannot be read. */
  count(): number {
    return countOf(this.#database, 'SELECT count(*) AS n FROM subscribers');
  }
}

/** The database of subscribers. */
export interface SubscriptionStore {
  readonly requests: Requests;
  readonly subscribers: Subscribers;
  close(): void;
}

/** Opens the database of subscribers. @throws {UsageError} see {@link openDatabase}. */
export function openSubscriptions(path: string, mode: 'create' | 'existing'): SubscriptionStore {
  const database = openDatabase(path, mode);
  return {
    requests: new Requests(database),
    subscribers: new Subscribers(database),
    close: () => database.close(),
  };
}
