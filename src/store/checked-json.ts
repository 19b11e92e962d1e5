import { hash } from 'node:crypto';

// A file of a cache has the digest of its JSON in its first line, so that a damaged one is noticed.

/** SHA-256 in base64url. */
export function digestOf(content: string | Uint8Array): string {
  return hash('sha256', content, 'base64url');
}

/** A value as JSON with its digest. */
export function stringifyChecked(value: unknown): string {
  const json = JSON.stringify(value);
  return `${digestOf(json)}\n${json}\n`;
}

/**
 * The value that {@link stringifyChecked} has written.
 * @throws if the text was cut off or changed.
 */
export function parseChecked(text: string): unknown {
  const [digest, json = ''] = text.split('\n');
  if (digest !== digestOf(json)) throw new Error('The digest does not match.');
  return JSON.parse(json);
}
