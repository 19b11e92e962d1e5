import type { Socket } from 'node:net';
import { Readable } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { type Outcome, outcomeOf, stopFor } from './outcome.ts';
import { recorder } from './recorder.ts';
import type { SmtpServer } from './smtp-settings.ts';

/** The moments of a mail that are recorded. Both functions work synchronously. */
export interface Moments {
  /** All of the mail is with the system, except its end. */
  readonly beforeEnd: () => void;
  /** The server has taken the mail. */
  readonly accepted: () => void;
}

/** A connection to the server, for one mail after the other. */
export interface SmtpSession {
  /** Sends one mail. It never throws for an answer of the server. */
  deliver(from: string, to: string, message: Buffer, moments: Moments): Promise<Outcome>;
  /** Whether the server has ended the connection. */
  readonly isOver: boolean;
  close(): void;
}

/**
 * Connects and logs in (https://www.rfc-editor.org/rfc/rfc5321).
 * @throws {SmtpStop} if the server cannot be reached, or does not let us in.
 */
export async function openSession(server: SmtpServer): Promise<SmtpSession> {
  const { host, port, security, timeouts } = server;
  const session = new Session(
    new SMTPConnection({
      host,
      port,
      secure: security === 'tls',
      requireTLS: security === 'starttls',
      ignoreTLS: security === 'none',
      ...timeouts,
    }),
  );
  await session.enter(server);
  return session;
}

class Session implements SmtpSession {
  readonly #connection: SMTPConnection;
  #isOver = false;
  /** Ends the command that is under way. */
  #fail: (error: Error) => void = () => undefined;

  constructor(connection: SMTPConnection) {
    this.#connection = connection;
    // An error without a listener would end the process.
    connection.on('error', (error: Error) => this.#end(error));
    connection.on('end', () => this.#end(new Error('the server closed the connection')));
  }

  get isOver(): boolean {
    return this.#isOver;
  }

  async enter(server: SmtpServer): Promise<void> {
    const { user, password = '' } = server;
    try {
      await this.#step((done) => this.#connection.connect(done));
      if (user !== undefined)
        await this.#step((done) => this.#connection.login({ credentials: { user, pass: password } }, done));
    } catch (error) {
      this.#connection.close();
      throw stopFor(error, server);
    }
  }

  async deliver(from: string, to: string, message: Buffer, moments: Moments): Promise<Outcome> {
    let isEnding = false;
    const record = recorder();
    const ending = () => {
      isEnding = true;
      record.run(moments.beforeEnd);
    };
    const body = Readable.from(untilEnd(message, () => this.#connection._socket, ending));
    try {
      await this.#step((done) =>
        this.#connection.send({ from, to: [to], size: message.length }, body, (error) => {
          // At once: a process that is killed between the answer and this record leaves a doubt.
          done(error ?? record.tried(moments.accepted));
        }),
      );
    } catch (error) {
      // The server drops a mail without its end.
      if (record.hasFailed()) this.#connection.close();
      record.check();
      return this.#settled(outcomeOf(error, isEnding, to === from ? undefined : from));
    }
    return { kind: 'sent' };
  }

  close(): void {
    this.#fail = () => undefined;
    this.#connection.quit();
  }

  #end(error: Error): void {
    this.#isOver = true;
    this.#fail(error);
  }

  #step(start: (done: (error?: Error | null) => void) => void): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#fail = reject;
      start((error) => (error === null || error === undefined ? resolve() : reject(error)));
    });
  }

  /** After a refusal, the server may still wait for the rest of the envelope. */
  async #settled(outcome: Outcome): Promise<Outcome> {
    if (outcome.kind === 'lost') {
      this.#isOver = true;
      this.#connection.close();
    } else if (!this.#isOver) {
      await this.#step((done) => this.#connection.reset(done)).catch((error) => this.#end(error));
    }
    return outcome;
  }
}

/**
 * The mail, whose end waits until the system has all that comes before. So only some microseconds pass between the record that the
 * mail is being sent and its end; and when the end is with the system, the server gets it even if this process is killed.
 */
async function* untilEnd(
  message: Buffer,
  socketOf: () => Socket | false | null,
  ending: () => void,
): AsyncGenerator<Buffer> {
  yield message;
  for (;;) {
    await nextTurn();
    const socket = socketOf();
    if (socket === false || socket === null || socket.destroyed)
      throw new Error('the server closed the connection');
    if (socket.writableLength === 0) break;
  }
  ending();
}
