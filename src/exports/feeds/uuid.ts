import { createHash } from 'node:crypto';

// The namespace for names that are URIs: https://www.rfc-editor.org/rfc/rfc9562#section-6.6.
const URI_NAMESPACE = Buffer.from('6ba7b8119dad11d180b400c04fd430c8', 'hex');

/** The UUID of a URI, version 5 (https://www.rfc-editor.org/rfc/rfc9562#section-5.5), as `urn:uuid:…`; always the same. */
export function uuidOf(uri: string): string {
  const bytes = createHash('sha1').update(URI_NAMESPACE).update(uri).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
  return `urn:uuid:${hex}`;
}
