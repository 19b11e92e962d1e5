import type { Socket } from 'node:net';
import { Readable } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { type Outcome, outcomeOf, stopFor } from './outcome.ts';
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
  const { host, port, security, user, password, timeouts } = server;
  const connection = new SMTPConnection({
    host,
    port,
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    ...timeouts,
  });
  let isOver = false;
  // An error without a listener would end the process; it also reaches the callback of the command that was under way.
  let fail: (error: Error) => void = () => undefined;
  const end = (error?: Error) => {
    isOver = true;
    fail(error ?? new Error('the server closed the connection'));
  };
  connection.on('error', end);
  connection.on('end', () => end());
  const step = (start: (done: (error?: Error | null) => void) => void) =>
    new Promise<void>((resolve, reject) => {
      fail = reject;
      start((error) => (error === null || error === undefined ? resolve() : reject(error)));
    });
  try {
    await step((done) => connection.connect(done));
    if (user !== undefined)
      await step((done) => connection.login({ credentials: { user, pass: password ?? '' } }, done));
  } catch (error) {
    connection.close();
    throw stopFor(error, server);
  }
  return {
    get isOver() {
      return isOver;
    },
    deliver: async (from, to, message, moments) => {
      let isEnding = false;
      const record = recorder();
      const ending = () => {
        isEnding = true;
        record.run(moments.beforeEnd);
      };
      try {
        await new Promise<void>((resolve, reject) => {
          fail = reject;
          const body = Readable.from(untilEnd(message, () => connection._socket, ending));
          connection.send({ from, to: [to], size: message.length }, body, (error) => {
            if (error !== null) return reject(error);
            // At once: a process that is killed between the answer and this record leaves a doubt.
            try {
              record.run(moments.accepted);
              resolve();
            } catch (fault) {
              reject(fault);
            }
          });
        });
      } catch (error) {
        record.check();
        return settle(outcomeOf(error, isEnding));
      }
      record.check();
      return { kind: 'sent' };
    },
    close: () => {
      fail = () => undefined;
      connection.quit();
    },
  };

  /** After a refusal, the server may still wait for the rest of the envelope. */
  async function settle(outcome: Outcome): Promise<Outcome> {
    if (outcome.kind === 'lost') {
      isOver = true;
      connection.close();
    } else if (!isOver) await step((done) => connection.reset(done)).catch(() => end());
    return outcome;
  }
}

/** Keeps an error of the disk apart from those of the server: without records, nothing may be sent. */
function recorder(): { run(record: () => void): void; check(): void } {
  let fault: { readonly error: unknown } | undefined;
  return {
    run: (record) => {
      try {
        record();
      } catch (error) {
        fault ??= { error };
        throw error;
      }
    },
    check: () => {
      if (fault !== undefined) throw fault.error;
    },
  };
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
