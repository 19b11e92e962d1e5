import { z } from 'zod';
import type { SmtpServer } from './smtp-settings.ts';

/** What came of sending a mail. `reply` is the answer of the server, or what happened to the connection. */
export type Outcome =
  | { readonly kind: 'sent' }
  /** The server will never take it. */
  | { readonly kind: 'refused'; readonly reply: string }
  /** The server does not take it now. */
  | { readonly kind: 'later'; readonly reply: string }
  /** The connection ended before the server took it. */
  | { readonly kind: 'lost'; readonly reply: string; readonly wasEnding: boolean };

/** A reason for which no mail can be sent at all. */
export class SmtpStop extends Error {
  override readonly name = 'SmtpStop';
  /** What to do about it. */
  readonly hint: string;
  constructor(message: string, hint: string) {
    super(message);
    this.hint = hint;
  }
}

/** The part of nodemailer's errors that says what happened. */
const smtpError = z.object({
  message: z.string(),
  code: z.string().optional(),
  command: z.string().optional(),
  response: z.string().optional(),
  responseCode: z.number().optional(),
});

/**
 * What an error of sending a mail means. @param wasEnding whether the end of the mail may have been with the server.
 * @param sender the address of the sender; left out if the reader has the same.
 * @throws {SmtpStop} if the server refuses the sender, and with it all mails; and the error itself if it is not about the server.
 */
export function outcomeOf(error: unknown, wasEnding: boolean, sender?: string): Outcome {
  const { data } = smtpError.safeParse(error);
  if (data === undefined) throw error;
  const { code, command, response, responseCode, message } = data;
  const reply = (response ?? message).replace(/\s+/gu, ' ').slice(0, 300);
  // The server is about to close the connection: https://www.rfc-editor.org/rfc/rfc5321#section-3.8
  if (responseCode === 421) return { kind: 'lost', reply, wasEnding: false };
  if (responseCode !== undefined) {
    if (responseCode < 500) return { kind: 'later', reply };
    if (command !== undefined && /^MAIL/u.test(command)) throw senderRefused(reply);
    if (responseCode === 530 || responseCode === 535) throw senderRefused(reply);
    // Postfix answers about the sender when it is asked about the reader.
    if (isAboutSender(reply, sender)) throw senderRefused(reply);
    return { kind: 'refused', reply };
  }
  // An address that this server cannot write, such as one with letters beyond ASCII.
  if (code === 'EENVELOPE' || (code === 'EMESSAGE' && command === 'MAIL FROM'))
    return { kind: 'refused', reply };
  return { kind: 'lost', reply, wasEnding };
}

/** 5.1.7 and 5.1.8 mean a wrong address of the sender (https://www.rfc-editor.org/rfc/rfc3463#section-3.2); other answers name it. */
function isAboutSender(reply: string, sender: string | undefined): boolean {
  const names = sender !== undefined && reply.toLowerCase().includes(`<${sender.toLowerCase()}>`);
  return names || /^\d{3}[ -]5\.1\.[78]\b/u.test(reply);
}

function senderRefused(reply: string): SmtpStop {
  return new SmtpStop(
    `The server does not take mails from this sender: ${reply}.`,
    'Check `digest.from` in site.yaml, and which addresses your account may use, then run the command again: it continues.',
  );
}

/** The reason for which a connection could not be made, for the maintainer. */
export function stopFor(error: unknown, { host, port, security }: SmtpServer): SmtpStop {
  const { data } = smtpError.safeParse(error);
  const where = `${host}:${port}`;
  const reply = (data?.response ?? plainTlsError(data?.message ?? String(error)))
    .replace(/\s+/gu, ' ')
    .slice(0, 300);
  if (data?.code === 'EAUTH' || data?.code === 'ENOAUTH')
    return new SmtpStop(
      `The server ${where} refuses the user or the password: ${reply}.`,
      'Check `digest.smtp.user` in site.yaml and BROADSHEET_SMTP_PASSWORD.',
    );
  const isSecurity = data?.code === 'ETLS' || data?.code === 'ESOCKET';
  if (isSecurity && /certificate/iu.test(reply))
    return new SmtpStop(`The certificate of ${where} is not accepted: ${reply}.`, certificateHint(reply));
  if (data?.code === 'ETLS' || (isSecurity && /ssl|tls/iu.test(data.message)))
    return new SmtpStop(
      `The connection to ${where} cannot be encrypted with ${security}: ${reply}.`,
      'Check `security` below `digest.smtp` in site.yaml: starttls is usual on port 587, tls on port 465.',
    );
  const isSilent = /greeting never received/iu.test(reply);
  return new SmtpStop(
    `The server ${where} cannot be reached: ${reply}.`,
    isSilent && security !== 'tls'
      ? 'Run the command again later: it continues. If the server never answers, it may wait for encryption: set `security: tls` below `digest.smtp` in site.yaml, which is usual on port 465.'
      : 'Check `digest.smtp` in site.yaml and the network, then run the command again: it continues.',
  );
}

/** An error of TLS without places in the source of OpenSSL, and without advice on options that `npm run` does not pass on. */
function plainTlsError(message: string): string {
  const reason = /:SSL routines:[^:]*:([^:]+):/u.exec(message)?.[1];
  return (reason ?? message).replace(/; if the root CA is installed locally.*$/su, '').replace(/\.$/u, '');
}

function certificateHint(reply: string): string {
  if (/altnames/iu.test(reply))
    return 'Set `digest.smtp.host` in site.yaml to a name that the certificate has.';
  if (/expired|not yet valid/iu.test(reply))
    return 'The server needs a new certificate, or the clock of this machine is wrong.';
  return 'If you know the server, set the environment variable NODE_EXTRA_CA_CERTS to a PEM file of its certificate, or of the authority that signed it.';
}
