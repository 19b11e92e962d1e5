import { setTimeout as sleep } from 'node:timers/promises';
import { SmtpStop } from '../../digest/sending/outcome.ts';
import { openSession, type SmtpSession } from '../../digest/sending/smtp-session.ts';
import { createThrottle } from '../../digest/sending/throttle.ts';
import type { SubscriptionRequest } from '../store/rows.ts';
import { confirmationMail } from './confirmation-mail.ts';
import type { ContextOptions } from './context.ts';

const MINUTE = 60_000;
/** Delays of a mail that the server does not take yet are at most 2⁶ minutes. */
const MOST_DOUBLINGS = 6;

/**
 * Sends the mails of requests, one after the other, apart from the answers to readers. The queue is in the database. A mail is sent again
 * if the process was killed before it recorded that the server took it: it has the same `Message-ID`, and the link in it works once.
 */
export class Mailer {
  readonly #options: Omit<ContextOptions, 'mailWaits'>;
  readonly #closing = new AbortController();
  readonly #throttle: () => Promise<void>;
  #pausing = new AbortController();
  #isAsked = false;
  #isFailing = false;
  #running: Promise<void> | undefined;

  constructor(options: Omit<ContextOptions, 'mailWaits'>) {
    this.#options = options;
    this.#throttle = createThrottle(options.settings.perMinute, (time) => this.#wait(time, this.#closing));
  }

  /** Sends what waits, and looks for more whenever {@link mailWaits} is called, and each minute. */
  start(): void {
    this.#running = this.#run();
  }

  mailWaits(): void {
    this.#isAsked = true;
    // A server that cannot be reached is not tried more often because somebody subscribes.
    if (!this.#isFailing) this.#pausing.abort();
  }

  /** Ends after the mail that is under way. */
  async close(): Promise<void> {
    this.#closing.abort();
    this.#pausing.abort();
    await this.#running;
  }

  async #run(): Promise<void> {
    const { store, log } = this.#options;
    while (!this.#closing.signal.aborted) {
      this.#isAsked = false;
      try {
        store.requests.forgetOld(new Date());
        await this.#sendDue();
        this.#isFailing = false;
      } catch (error) {
        this.#isFailing = true;
        log(`error: mails wait: ${error instanceof Error ? error.message : String(error)}`);
        if (error instanceof SmtpStop) log(`hint: ${error.hint}`);
      }
      if (this.#closing.signal.aborted || (this.#isAsked && !this.#isFailing)) continue;
      this.#pausing = new AbortController();
      await this.#wait(MINUTE, this.#pausing);
    }
  }

  async #sendDue(): Promise<void> {
    const { store, settings } = this.#options;
    let session: SmtpSession | undefined;
    try {
      for (;;) {
        if (store.requests.nextDue(new Date()) === undefined) return;
        await this.#throttle();
        // Meanwhile the reader may have ended the subscription.
        const request = store.requests.nextDue(new Date());
        if (request === undefined || this.#closing.signal.aborted) return;
        if (session?.isOver !== false) session = await openSession(settings.smtp);
        await this.#send(request, session);
      }
    } finally {
      session?.close();
    }
  }

  async #send(request: SubscriptionRequest, session: SmtpSession): Promise<void> {
    const { store, settings, log } = this.#options;
    const { id, address, reader, attempts } = request;
    const mail = await confirmationMail(request, store.subscribers.find(reader) !== undefined, settings);
    const outcome = await session.deliver(settings.from, address, mail, {
      beforeEnd: () => undefined,
      accepted: () => store.requests.mailSent(id),
    });
    if (outcome.kind === 'sent') return log('sent a mail to confirm an address');
    if (outcome.kind === 'refused') store.requests.mailRefused(id);
    else {
      const delay = 2 ** Math.min(attempts, MOST_DOUBLINGS) * MINUTE;
      store.requests.mailDelayed(id, new Date(Date.now() + delay));
    }
    // The rest of an answer often has the address.
    const [code = ''] = /^\d{3}(?: \d\.\d+\.\d+)?/u.exec(outcome.reply) ?? [];
    log(
      `a mail to confirm an address was ${outcome.kind === 'refused' ? 'refused' : 'not taken yet'} ${code}`,
    );
  }

  async #wait(milliseconds: number, { signal }: AbortController): Promise<void> {
    await sleep(milliseconds, undefined, { signal }).catch(() => undefined);
  }
}
