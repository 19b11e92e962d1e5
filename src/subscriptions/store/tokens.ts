import { createHmac, timingSafeEqual } from 'node:crypto';
import { UsageError } from '../../commands/usage-error.ts';

/** What the owner of a token may do. */
export type Purpose = 'confirm' | 'manage' | 'unsubscribe';

/** How long a token is good for, in days. The link that ends a subscription must work long after the mail came. */
export const TOKEN_DAYS: Readonly<Record<Purpose, number>> = { confirm: 2, manage: 60, unsubscribe: 730 };

const DAY = 86_400;

/**
 * A token for links: purpose, subject, the second in which it expires, and their HMAC-SHA-256, with dots between. It has no address,
 * since addresses of pages get into logs. The same arguments make the same token.
 * @param subject the id of a request, or the key of a reader; it has no dot.
 * @param from the moment at which its time begins.
 */
export function signToken(key: string, purpose: Purpose, subject: string, from: Date): string {
  const until = (Math.floor(from.getTime() / 1000) + TOKEN_DAYS[purpose] * DAY).toString(36);
  return [purpose, subject, until, macOf(key, purpose, subject, until)].join('.');
}

/**
 * The subject of a token; `undefined` if it was not signed with this key, or has expired. @param purposes those of which it must have one.
 */
export function readToken(
  key: string,
  token: string,
  purposes: readonly Purpose[],
  now: Date,
): string | undefined {
  const [name, subject = '', until = '', mac = '', ...rest] = token.split('.');
  const purpose = purposes.find((wanted) => wanted === name);
  if (purpose === undefined || rest.length > 0) return undefined;
  const [given, own] = [Buffer.from(mac), Buffer.from(macOf(key, purpose, subject, until))];
  if (given.length !== own.length || !timingSafeEqual(given, own)) return undefined;
  return Number.parseInt(until, 36) * 1000 > now.getTime() ? subject : undefined;
}

/** The line feeds keep it apart from the HMAC of an address, which `{token}` of other services is. */
function macOf(key: string, purpose: Purpose, subject: string, until: string): string {
  return createHmac('sha256', key).update(`broadsheet\n${purpose}\n${subject}\n${until}`).digest('base64url');
}

/** The address of a page of the service. @param service the address of the service, with a slash at its end. */
export function serviceUrl(service: string, page: Purpose, token: string): string {
  return `${service}${page}?token=${token}`;
}

/** The least length of the key in characters, about 128 bits. */
const SHORTEST_KEY = 32;

/** The key that signs the links of mails. @throws {UsageError} if it is missing or easily guessed. */
export function linkKey(variables: Readonly<Record<string, string | undefined>>): string {
  const key = variables.BROADSHEET_UNSUBSCRIBE_KEY ?? '';
  if (key.length >= SHORTEST_KEY && new Set(key).size >= 8) return key;
  throw new UsageError(
    `The key that signs the links of mails is ${key === '' ? 'missing' : 'too short, or easily guessed'}.`,
    'Make one with `openssl rand -hex 32`, keep it, and set the environment variable BROADSHEET_UNSUBSCRIBE_KEY for the service and for the digest.',
  );
}
