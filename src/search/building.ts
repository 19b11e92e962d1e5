import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { close, createIndex, type PagefindIndex } from 'pagefind';
import { z } from 'zod';
import { writeFacets } from './facet-file.ts';
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
    maxFragments: fragmentFiles(records.length),
  });
  if (index === undefined) throw failure('could not be started', errors);
  try {
    for (const record of records) await add(index, record);
    const written = await index.writeFiles({ outputPath: folder });
    if (written.errors.length > 0) throw failure('could not be written', written.errors);
    await removeUnused(folder);
    const version = await checkedVersion(folder, records.length);
    await writeFacets(folder, new Map(records.map(({ url, facet }) => [url, facet])));
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

/** So many papers have a file each for what is shown of them. */
const SINGLE = 4000;
const GROUP = 4;

/**
 * How many files the shown parts of `records` papers are cut into. For ten results of papers that have a file each a
 * reader loads some 6 kB, in groups of four 20 kB, in groups of ten 47 kB. So small shards, with the newest papers, have
 * a file for each; large ones groups of four, since hosts limit the number of files.
 */
export function fragmentFiles(records: number): number {
  return Math.max(SINGLE, Math.ceil(records / GROUP));
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
