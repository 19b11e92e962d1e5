import type { DigestEdition } from '../editions/editions.ts';
import type { WriteMail } from '../mail/mail-writer.ts';
import { type Outcome, SmtpStop } from './outcome.ts';
import { type QueueOptions, queueOf, type SendingReport, unsentOf, type Waiting } from './queue.ts';
import type { Moments, SmtpSession } from './smtp-session.ts';

export interface SendingOptions extends QueueOptions {
  /** Oldest first. */
  readonly editions: readonly DigestEdition[];
  readonly write: WriteMail;
  readonly from: string;
  /** Connects to the server. */
  readonly connect: () => Promise<SmtpSession>;
  /** Waits until the next mail may go. */
  readonly throttle: () => Promise<void>;
  /** Waits before mails are tried again. */
  readonly pause: () => Promise<void>;
  /** Ends the work after the mail that is under way. */
  readonly signal: AbortSignal;
  readonly onProgress?: ((sent: number, total: number) => unknown) | undefined;
}

/** How often a mail is tried in one run, if the server says “later” or ends the connection. */
const ATTEMPTS = 3;
/** So many mailboxes in a row that took mails before mean that something else is wrong. */
const MOST_IN_A_ROW = 10;

/**
 * Sends editions to their readers, each mail once, in any number of runs: the journal knows what is done. A mail that was being sent
 * when a run was killed is in doubt, and is not sent again, unless `again` is set.
 */
export async function sendEditions(options: SendingOptions): Promise<SendingReport> {
  const report: SendingReport = { sent: 0, already: 0, unsent: [] };
  // All of them first: a server that cannot be reached today must not make tomorrow's run forget an edition.
  for (const { key } of options.editions) options.journal.begin(key);
  const queues = options.editions.map((edition) => ({ edition, queue: queueOf(edition, options, report) }));
  const total = queues.reduce((sum, { queue }) => sum + queue.length, 0);
  const sender = new Sender(options, report, total);
  try {
    for (const { edition, queue } of queues) {
      const left = await sender.sendAll(queue);
      if (left === 0 && !options.signal.aborted) options.journal.finish(edition.key);
    }
  } catch (error) {
    if (!(error instanceof SmtpStop)) throw error;
    report.stopped = { message: error.message, hint: error.hint };
  } finally {
    sender.close();
  }
  return report;
}

class Sender {
  readonly #options: SendingOptions;
  readonly #report: SendingReport;
  readonly #total: number;
  #session: SmtpSession | undefined;
  #failuresInARow = 0;
  /** The readers whose mailboxes did not take a mail. */
  readonly #failed = new Set<string>();

  constructor(options: SendingOptions, report: SendingReport, total: number) {
    this.#options = options;
    this.#report = report;
    this.#total = total;
  }

  /** Sends mails, and tries again those that the server did not take yet. Returns the number that still wait. */
  async sendAll(queue: readonly Waiting[]): Promise<number> {
    let waiting: readonly Waiting[] = queue;
    for (let attempt = 1; attempt <= ATTEMPTS && waiting.length > 0; attempt++) {
      if (attempt > 1) await this.#options.pause();
      const later: Waiting[] = [];
      for (const mail of waiting) {
        if (this.#options.signal.aborted) return waiting.length;
        const outcome = await this.#send(mail);
        if (outcome === undefined) continue;
        if (outcome.kind === 'later' || outcome.kind === 'lost') later.push(mail);
        if (outcome.kind === 'refused' || (outcome.kind !== 'sent' && attempt === ATTEMPTS))
          this.#report.unsent.push(unsentOf(mail, outcome));
        this.#checkRow(mail, outcome);
      }
      waiting = later;
    }
    return waiting.length;
  }

  close(): void {
    this.#session?.close();
  }

  /** `undefined` if the reader's topics have no papers in the edition. */
  async #send({ subscriber, edition, reader }: Waiting): Promise<Outcome | undefined> {
    const { write, journal, throttle, from, onProgress } = this.#options;
    const message = await write(edition, subscriber);
    if (message === undefined) return undefined;
    await throttle();
    const session = await this.#connected();
    const moments: Moments = {
      beforeEnd: () => journal.record(edition.key, reader, 'sending'),
      accepted: () => journal.record(edition.key, reader, 'sent'),
    };
    journal.record(edition.key, reader, 'ready');
    const outcome = await session.deliver(from, subscriber.address, message, moments);
    if (outcome.kind === 'sent') {
      this.#report.sent += 1;
      onProgress?.(this.#report.sent, this.#total);
    } else journal.record(edition.key, reader, outcome.kind === 'refused' ? 'refused' : 'later');
    return outcome;
  }

  /** The session, or a new one if the server has ended it. A server that was there before may be starting again. */
  async #connected(): Promise<SmtpSession> {
    const former = this.#session;
    if (former?.isOver === false) return former;
    for (let attempt = 1; ; attempt++) {
      try {
        this.#session = await this.#options.connect();
        return this.#session;
      } catch (error) {
        if (former === undefined || attempt === ATTEMPTS) throw error;
        await this.#options.pause();
      }
    }
  }

  /**
   * Stops if the server seems to take nothing. A mailbox that is known to fail says nothing about the server: many of them must not keep
   * an edition from the others.
   */
  #checkRow({ reader, hasFailed }: Waiting, outcome: Outcome): void {
    if (outcome.kind === 'sent') {
      this.#failuresInARow = 0;
      return;
    }
    const isKnown = hasFailed || this.#failed.has(reader);
    this.#failed.add(reader);
    if (isKnown) return;
    this.#failuresInARow += 1;
    if (this.#failuresInARow < MOST_IN_A_ROW) return;
    throw new SmtpStop(
      `The server did not take ${MOST_IN_A_ROW} mails in a row, the last one with: ${outcome.reply}.`,
      'Find out why, then run the command again: it continues. With --again, it also sends what was refused.',
    );
  }
}
