import { buffer } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

/** How a server treats the mails to an address. */
export type Behaviour =
  /** Takes the mail. */
  | 'take'
  /** Refuses the address for good. */
  | 'refuse'
  /** Refuses the sender, when it is asked about the reader. */
  | 'refuse-sender'
  /** Refuses the mail for good, after having read it. */
  | 'refuse-mail'
  /** Says “later” to the address the first time, or always. */
  | 'later-once'
  | 'later-always'
  /** Closes the connection in the middle of the mail, the first time. */
  | 'close-in-mail-once'
  /** Closes the connection after the mail, without an answer and without taking it, the first time. */
  | 'close-after-mail-once'
  /** Answers late. */
  | 'slow';

/** A mail that the server took. */
export interface TakenMail {
  readonly to: string;
  readonly message: Buffer;
}

export interface MailServer {
  readonly port: number;
  readonly taken: TakenMail[];
  /** The number of mails for each address. */
  counts(): Map<string, number>;
  close(): Promise<void>;
}

/**
 * Starts a mail server on this machine that keeps mails in memory. @param behaviour how it treats an address.
 * @param delay the time in milliseconds that it needs to take a mail.
 */
export async function startMailServer(
  behaviour: (address: string) => Behaviour = () => 'take',
  delay: (address: string) => number = () => 0,
  options: SMTPServerOptions = {},
): Promise<MailServer> {
  const taken: TakenMail[] = [];
  const seen = new Set<string>();
  const isFirst = (address: string) => {
    if (seen.has(address)) return false;
    seen.add(address);
    return true;
  };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    ...options,
    onRcptTo: ({ address }, { envelope }, done) => {
      const way = behaviour(address);
      const sender = envelope.mailFrom === false ? '' : envelope.mailFrom.address;
      if (way === 'refuse-sender') return done(reply(553, `5.7.1 <${sender}>: Sender address rejected`));
      if (way === 'refuse') return done(reply(550, `5.1.1 <${address}>: no such user`));
      if (way === 'later-always' || (way === 'later-once' && isFirst(address)))
        return done(reply(451, `4.2.0 <${address}>: try again later`));
      done();
    },
    onData: (stream, session, done) => {
      const [recipient] = session.envelope.rcptTo;
      const address = recipient?.address ?? '';
      const way = behaviour(address);
      const drop = () => {
        for (const connection of server.connections) connection.close();
      };
      if (way === 'close-in-mail-once' && isFirst(address)) {
        stream.once('data', drop);
        stream.resume();
        return;
      }
      void buffer(stream).then(async (message) => {
        if (way === 'close-after-mail-once' && isFirst(address)) return drop();
        if (way === 'refuse-mail') return done(reply(554, '5.7.1 not wanted here'));
        await wait(way === 'slow' ? 300 : delay(address));
        taken.push({ to: address, message });
        done();
        // The client was killed before the end of the mail.
      }, done);
    },
  });
  // A client that is killed resets its connection.
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const bound = server.server.address();
  return {
    port: typeof bound === 'object' && bound !== null ? bound.port : 0,
    taken,
    counts: () => {
      const counts = new Map<string, number>();
      for (const { to } of taken) counts.set(to, (counts.get(to) ?? 0) + 1);
      return counts;
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function reply(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}
