import { createHash, createHmac } from 'node:crypto';

/** An address for messages, `a…@example.org`, which does not give the reader away. */
export function maskedAddress(address: string): string {
  const at = address.lastIndexOf('@');
  return `${Array.from(address).at(0) ?? ''}…${address.slice(at)}`;
}

/** A name of a reader that does not contain the address. It is the same for all ways to write its case. */
export function readerKey(address: string): string {
  return createHash('sha256').update(address.normalize('NFC').toLowerCase()).digest('hex').slice(0, 32);
}

/**
 * The `Message-ID` of an edition for a reader. It is always the same, so that mailboxes recognize a mail that comes twice.
 * @param host the host of the site or of the sender.
 */
export function messageIdOf(edition: string, address: string, host: string): string {
  const name = createHash('sha256')
    .update(`${edition}\n${readerKey(address)}\n${host}`)
    .digest('hex')
    .slice(0, 32);
  return `<digest.${edition}.${name}@${host}>`;
}

/**
 * The address at which a reader ends the subscription. @param template an https address, in which `{address}` and `{token}` stand
 * for the reader, or a `mailto:` address. @param secret the key by which a service can check the token (HMAC-SHA-256 of the
 * address in lower case, in hexadecimal digits).
 */
export function unsubscribeUrl(template: string, address: string, secret: string): string {
  if (template.startsWith('mailto:')) return `${template}?subject=unsubscribe`;
  const token = () =>
    createHmac('sha256', secret).update(address.normalize('NFC').toLowerCase()).digest('hex');
  return template.replaceAll('{address}', () => encodeURIComponent(address)).replaceAll('{token}', token);
}
