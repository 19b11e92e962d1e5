import { randomBytes } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { readerKey } from '../../digest/mail/addresses.ts';
import { transaction } from './database.ts';
import { type Choice, countOf, requestRow, rowsOf, run, type SubscriptionRequest } from './rows.ts';

const HOUR = 3_600_000;
/** Requests are erased after this time, in milliseconds: the links of their mails have expired then. */
const REQUEST_LIFETIME = 48 * HOUR;
/** The most mails to a mailbox in a day, whoever asks for them. */
const MAILS_PER_DAY = 3;

/** Requests to subscribe, and the queue of their mails. Each method is one transaction, which is on the disk when it returns. */
export class Requests {
  readonly #database: DatabaseSync;

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  /**
   * Records a request, whose mail is due at once. Returns `full` if too many were made in this hour. If the mailbox gets too many mails
   * today, only the time is recorded, and nobody is told. So each request writes one row, whether the address is known or not, and whether
   * the mailbox has had its mails: else the time of an answer would tell that somebody has asked for this address.
   */
  record(address: string, { topics, frequency }: Choice, now: Date, perHour: number): 'taken' | 'full' {
    const time = now.getTime();
    const mailbox = readerKey(address.replace(/\+[^@]*@/u, '@'));
    return transaction(this.#database, () => {
      const all = 'SELECT count(*) AS n FROM requests WHERE created > ?';
      if (countOf(this.#database, all, time - HOUR) >= perHour) return 'full';
      const own = 'SELECT count(*) AS n FROM requests WHERE mailbox = ? AND created > ?';
      const isEnough = countOf(this.#database, own, mailbox, time - 24 * HOUR) >= MAILS_PER_DAY;
      run(
        this.#database,
        `INSERT INTO requests (id, reader, mailbox, address, topics, frequency, created, due)
         VALUES (?, ?, ?, ?, ?, ?, ?, ${isEnough ? 'NULL' : String(time)})`,
        randomBytes(16).toString('base64url'),
        ...(isEnough ? ['', '', ''] : [readerKey(address), mailbox, address]),
        ...[topics.join(' '), frequency, time],
      );
      return 'taken';
    });
  }

  find(id: string): SubscriptionRequest | undefined {
    return rowsOf(this.#database, requestRow, 'SELECT * FROM requests WHERE id = ?', id)[0];
  }

  /** The requests of a reader, oldest first. */
  of(reader: string): SubscriptionRequest[] {
    const sql = 'SELECT * FROM requests WHERE reader = ? ORDER BY created, id';
    return rowsOf(this.#database, requestRow, sql, reader);
  }

  /** The request whose mail has been due for longest. */
  nextDue(now: Date): SubscriptionRequest | undefined {
    const sql = 'SELECT * FROM requests WHERE due <= ? ORDER BY due, id LIMIT 1';
    return rowsOf(this.#database, requestRow, sql, now.getTime())[0];
  }

  /** The mail of a request was sent. */
  mailSent(id: string): void {
    run(this.#database, 'UPDATE requests SET due = NULL WHERE id = ?', id);
  }

  /** The mail of a request is tried again at a later time. */
  mailDelayed(id: string, until: Date): void {
    const sql = 'UPDATE requests SET due = ?, attempts = attempts + 1 WHERE id = ? AND due IS NOT NULL';
    run(this.#database, sql, until.getTime(), id);
  }

  /** Erases a request whose mail was refused. */
  mailRefused(id: string): void {
    run(this.#database, 'DELETE FROM requests WHERE id = ?', id);
  }

  /** Erases requests whose links have expired. */
  forgetOld(now: Date): void {
    run(this.#database, 'DELETE FROM requests WHERE created < ?', now.getTime() - REQUEST_LIFETIME);
  }
}
