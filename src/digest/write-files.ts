import { join } from 'node:path';
import type { Topic } from '../catalog/topics/topics-file.ts';
import { writeFileAtomic } from '../store/atomic-write.ts';
import type { DigestEdition } from './editions/editions.ts';
import type { WriteMail } from './mail/mail-writer.ts';

/**
 * Writes a mail of each edition as an `.eml` file, which mail programs open, to the sender itself. Returns the paths; an edition
 * without papers of the topic has none.
 */
export async function writeMailFiles(
  editions: readonly DigestEdition[],
  write: WriteMail,
  {
    folder,
    topic,
    address,
  }: { readonly folder: string; readonly topic?: Topic | undefined; readonly address: string },
): Promise<string[]> {
  const written: string[] = [];
  for (const edition of editions) {
    const bytes = await write(edition, { address, topics: topic === undefined ? [] : [topic] });
    if (bytes === undefined) continue;
    const path = join(folder, `${[edition.key, ...(topic === undefined ? [] : [topic.slug])].join('-')}.eml`);
    await writeFileAtomic(path, bytes);
    written.push(path);
  }
  return written;
}
