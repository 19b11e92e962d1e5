import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { close, createIndex, type PagefindIndex } from 'pagefind';
import { z } from 'zod';
import { writeWhole } from '../store/whole.ts';
import { compactIndex } from './compacting.ts';
import { encodeFacets, FACETS_FILE } from './facets.ts';
import type { SearchRecord } from './fields.ts';

/** The folder of the index, below the site's root. */
export const INDEX_FOLDER = 'pagefind';

/** The index could not be made; the message says why. */
export class IndexError extends Error {
  override readonly name = 'IndexError';
}

/**
 * Writes a search index of `records` into `folder`, and gives the version of the engine that made it. The same records
 * in the same order give the same bytes, so the order must not depend on anything but the records.
 * @throws {IndexError} also where the engine has left a record out.
 */
export async function buildIndex(records: readonly SearchRecord[], folder: string): Promise<string> {
  const { errors, index } = await createIndex({
    forceLanguage: 'en',
    // A file for each paper: of several papers in a file, readers would load those that are not shown.
    maxFragments: Math.max(1, records.length),
  });
  if (index === undefined) throw failure('could not be started', errors);
  try {
    for (const record of records) await add(index, record);
    const written = await index.writeFiles({ outputPath: folder });
    if (written.errors.length > 0) throw failure('could not be written', written.errors);
    await removeUnused(folder);
    const version = await checkedVersion(folder, records.length);
    await writeFacets(records, await compactIndex(folder), folder);
    return version;
  } finally {
    await close();
  }
}

async function add(index: PagefindIndex, { url, content, language, meta }: SearchRecord): Promise<void> {
  const errors = await index
    .addCustomRecord({ url, content, language, meta: { ...meta } })
    .then((answer) => answer.errors, reasonsOf);
  if (errors.length > 0) throw failure(`did not take the record of ${url}`, errors);
}

/** Writes what the page must know of each paper beside the index, in the order of the index's pages. */
async function writeFacets(
  records: readonly SearchRecord[],
  addresses: readonly string[],
  folder: string,
): Promise<void> {
  const facets = new Map(records.map(({ url, facet }) => [url, facet]));
  const ordered = addresses.flatMap((address) => facets.get(address) ?? []);
  if (ordered.length < records.length) throw failure('is incomplete', ['it has another paper twice']);
  await writeWhole(join(folder, FACETS_FILE), encodeFacets(ordered));
}

const entrySchema = z.object({
  version: z.string(),
  languages: z.object({ en: z.object({ page_count: z.number() }) }),
});

/** The engine drops records that it finds nothing in without a word. */
async function checkedVersion(folder: string, added: number): Promise<string> {
  const entry: unknown = JSON.parse(await readFile(join(folder, 'pagefind-entry.json'), 'utf8'));
  const { version, languages } = entrySchema.parse(entry);
  const pages = languages.en.page_count;
  if (pages !== added) throw failure('is incomplete', [`it has ${pages} of ${added} papers`]);
  return version;
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
