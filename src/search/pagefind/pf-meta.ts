import { CborWriter } from './cbor-writer.ts';
import { chunkName, type IndexMetadata, pageId } from './compact-metadata.ts';

/** The first bytes of the data in each of Pagefind's files. Pagefind decompresses files that do not begin with them. */
export const SIGNATURE = 'pagefind_dcd';

/**
 * Pagefind chooses a chunk by prefix, so a chunk that ends with `the` also matches `thesis` and would be loaded for it. A
 * trailing NUL prevents that.
 */
const END_OF_WORD = '\0';

/** Pagefind looks for chunks in the folder `index/` of a shard. This leads from there to the folder of the index. */
const FROM_CHUNKS_OF_SHARD = '../../';

/**
 * Metadata in the format of Pagefind 1.6, uncompressed: its version; the id, the length and the group of each page; the first
 * word, the last word and the file of each chunk; the chunks of its filters and sort orders (none); and the fields: https://github.com/Pagefind/pagefind/blob/v1.6.0/pagefind_web/src/metadata.rs
 */
export function encodePfMeta({ version, lengths, chunks, fields }: IndexMetadata): Uint8Array<ArrayBuffer> {
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
  writer.list(chunks.length);
  for (const chunk of chunks) {
    writer.list(3);
    writer.text(chunk.first);
    writer.text(chunk.last + END_OF_WORD);
    writer.text(FROM_CHUNKS_OF_SHARD + chunkName(chunk));
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
