import { z } from 'zod';

const text = z.string('must be text; put it in quotes').trim().min(1, 'must not be empty');
/** Of a group of settings that may be missing as a whole. */
const group = <Fields extends z.ZodRawShape>(fields: Fields) =>
  z.strictObject(fields, 'must be settings, each a name with a colon and a value');

/**
 * Whether a text is the address of a mailbox: no quotes, no comments, no spaces, at most 254 characters
 * (https://www.rfc-editor.org/rfc/rfc5321#section-4.5.3.1). Letters of any script are allowed.
 */
export function isMailAddress(address: string): boolean {
  return address.length <= 254 && MAILBOX.test(address);
}

const MAILBOX =
  /^[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+)*@(?:[\p{L}\p{M}\p{N}](?:[\p{L}\p{M}\p{N}-]*[\p{L}\p{M}\p{N}])?\.)*[\p{L}\p{M}\p{N}](?:[\p{L}\p{M}\p{N}-]*[\p{L}\p{M}\p{N}])?$/u;

const mailAddress = text.refine(isMailAddress, 'must be a mail address such as digest@papers.example.org');
const hostName = text.regex(
  /^[a-z0-9]+(?:[.-]+[a-z0-9]+)*$/iu,
  'must be the name of a host, without smtp:// and without a port',
);
const PORT = 'must be a whole number from 1 to 65535';
const RATE = 'must be a whole number from 1 to 6000';

/** The server that sends mails. Its password is never in a file, see {@link isSecret}. */
export const smtpSettings = group({
  host: hostName,
  port: z.int(PORT).min(1, PORT).max(65_535, PORT).exactOptional(),
  user: text.exactOptional(),
  /** How the connection is encrypted: from its start, by the command STARTTLS, or not at all. */
  security: z.enum(['tls', 'starttls', 'none'], 'must be tls, starttls or none').default('starttls'),
});

/** The signature by which other servers recognize mails of a domain. */
export const dkimSettings = group({
  domain: hostName,
  selector: text.regex(/^[a-z0-9._-]+$/iu, 'must be letters, digits, dots and dashes'),
  /** The path of the private key in PEM, from the content folder or absolute. */
  keyFile: text,
});

/** Where a reader ends the subscription; `{address}` and `{token}` stand for the reader. */
const unsubscribeAddress = text.refine(
  (address) =>
    (/^https:\/\//u.test(address) && URL.canParse(address)) ||
    (address.startsWith('mailto:') && isMailAddress(address.slice('mailto:'.length))),
  'must be an https address, or mailto: with a mail address',
);

/** The schema of `digest` in `site.yaml`. */
export const digestSettings = group({
  /** Whether the site has `digest.xml`, with an entry for each day or each week. */
  feed: z.union([z.literal(false), z.enum(['day', 'week'])], 'must be false, day or week').default(false),
  /** The address from which mails come. */
  from: mailAddress.exactOptional(),
  replyTo: mailAddress.exactOptional(),
  unsubscribe: unsubscribeAddress.exactOptional(),
  /** The identifier of the list, https://www.rfc-editor.org/rfc/rfc2919; the default is `digest.` and the site's host. */
  listId: hostName.exactOptional(),
  /** The greatest number of mails a minute. */
  perMinute: z.int(RATE).min(1, RATE).max(6000, RATE).default(60),
  smtp: smtpSettings.exactOptional(),
  dkim: dkimSettings.exactOptional(),
});

/** Whether a setting of this name would be a secret, which must not be in a file that is published with the papers. */
export function isSecret(key: string): boolean {
  return /^(?:pass(?:word|phrase)?|secret|token|key|privatekey|apikey|auth)$/iu.test(
    key.replaceAll(/[-_]/gu, ''),
  );
}
