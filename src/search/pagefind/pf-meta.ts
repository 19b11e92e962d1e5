import { CborWriter } from './cbor-writer.ts';
import { type IndexMetadata, pageId } from './compact-metadata.ts';

/** What the engine expects before the data of each of its files; it does not decompress what begins so. */
export const SIGNATURE = 'pagefind_dcd';

/**
 * Between two parts the engine takes for a part's last word whatever is longer than it and begins so, and would load all of
 * `the` for `thesis`; never where this stands behind it.
 */
const NOT_LONGER = '\0';

/**
 * Metadata as Pagefind 1.6 reads them, not compressed: its version, the id, the length and the group of each page, the
 * first and the last word and the file of each part, the parts of its filters and its orders, of which there are none, and
 * the fields: https://github.com/Pagefind/pagefind/blob/main/pagefind_web/src/metadata.rs
 */
export function engineMetadata({ version, lengths, parts, fields }: IndexMetadata): Uint8Array<ArrayBuffer> {
  const writer = new CborWriter();
  writer.list(6);
  writer.text(version);
  writer.list(lengths.length);
  for (const [number, length] of lengths.entries()) {
    writer.list(3);
    writer.text(pageId(number));
    writer.number(length);
    writer.text('');
  }
  writer.list(parts.length);
  for (const [number, [first, last]] of parts.entries()) {
    writer.list(3);
    writer.text(first);
    writer.text(last + NOT_LONGER);
    writer.text(pageId(number));
  }
  writer.list(0);
  writer.list(0);
  writer.list(fields.length);
  for (const field of fields) writer.text(field);
  const data = writer.bytes();
  const bytes = new Uint8Array(SIGNATURE.length + data.length);
  bytes.set(new TextEncoder().encode(SIGNATURE));
  bytes.set(data, SIGNATURE.length);
  return bytes;
}
