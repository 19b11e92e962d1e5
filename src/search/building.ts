import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { close, createIndex, type PagefindIndex } from 'pagefind';
import type { SearchRecord } from './fields.ts';

/** The folder of the index, below the site's root. */
export const INDEX_FOLDER = 'pagefind';

/** The index could not be made; the message says why. */
export class IndexError extends Error {
  override readonly name = 'IndexError';
}

/**
 * Writes a search index of `records` into `folder`, and says how many there were. The same records in the same order
 * give the same bytes, so the order must not depend on anything but the records.
 */
export async function buildIndex(
  records: AsyncIterable<SearchRecord> | Iterable<SearchRecord>,
  folder: string,
  expected: number,
): Promise<number> {
  const { errors, index } = await createIndex({ forceLanguage: 'en', maxFragments: fragmentFiles(expected) });
  if (index === undefined) throw failure('could not be started', errors);
  try {
    const added = await addAll(index, records);
    const written = await index.writeFiles({ outputPath: folder });
    if (written.errors.length > 0) throw failure('could not be written', written.errors);
    await removeUnused(folder);
    return added;
  } finally {
    await close();
  }
}

async function addAll(
  index: PagefindIndex,
  records: AsyncIterable<SearchRecord> | Iterable<SearchRecord>,
): Promise<number> {
  let added = 0;
  for await (const { meta, ...record } of records) {
    const errors = await index
      .addCustomRecord({ ...record, meta: { ...meta } })
      .then((answer) => answer.errors, reasonsOf);
    if (errors.length > 0) throw failure(`did not take the record of ${record.url}`, errors);
    added += 1;
  }
  return added;
}

/**
 * How many files the shown parts of `records` papers are cut into: one each while they are few, since that is the least
 * a reader loads; about ten papers to a file in an archive, since hosts limit the number of files.
 */
export function fragmentFiles(records: number): number {
  return Math.max(2000, Math.ceil(records / 10));
}

// Pagefind's own interfaces, which this site does not use, and the engine for languages that the index is not in.
const UNUSED =
  /^pagefind-(?:ui|modular-ui|component-ui|highlight|worker)\.(?:js|css)$|^wasm\.unknown\.pagefind$/u;

async function removeUnused(folder: string): Promise<void> {
  for (const name of await readdir(folder)) if (UNUSED.test(name)) await rm(join(folder, name));
}

/** The service also fails by rejecting, with something that is no `Error`. */
function reasonsOf(rejection: unknown): string[] {
  const message: unknown =
    typeof rejection === 'object' && rejection !== null ? Reflect.get(rejection, 'message') : rejection;
  return [String(message).split('\n')[0] ?? ''];
}

function failure(what: string, errors: readonly string[]): IndexError {
  return new IndexError(`The search index ${what}: ${errors.join('; ') || 'Pagefind gave no reason'}.`);
}
