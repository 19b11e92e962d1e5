import { hash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { ENTRY_FILE } from './compact-metadata.ts';

/** A file of Pagefind's, under a name with a digest of its bytes, so that a cache never returns a file of another version. */
export interface RuntimeFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The files that Pagefind needs in a browser. */
export interface PagefindRuntime {
  /** The version of Pagefind. */
  readonly version: string;
  readonly script: RuntimeFile;
  readonly wasm: RuntimeFile;
  /** The entry file of an index, as JSON. */
  readonly entry: string;
}

/** The names under which Pagefind writes them. */
const [SCRIPT, WASM] = ['pagefind.js', 'wasm.en.pagefind'];

const entrySchema = z.looseObject({
  version: z.string(),
  languages: z.object({ en: z.looseObject({ page_count: z.number(), wasm: z.string() }) }),
});

/** Reads Pagefind's own files in the folder of an index that Pagefind has written. */
export async function readRuntime(folder: string): Promise<PagefindRuntime> {
  const [script, wasm, entry] = await Promise.all([
    readFile(join(folder, SCRIPT)),
    readFile(join(folder, WASM)),
    readFile(join(folder, ENTRY_FILE), 'utf8'),
  ]);
  return {
    version: entrySchema.parse(JSON.parse(entry)).version,
    script: { name: `pagefind.${digestOf(script)}.js`, bytes: script },
    wasm: { name: `wasm.en.${digestOf(wasm)}.pagefind`, bytes: wasm },
    entry,
  };
}

/** Pagefind's entry file for an index of so many pages. */
export function entryOf({ entry, wasm }: PagefindRuntime, pages: number): string {
  const own = entrySchema.parse(JSON.parse(entry));
  // Pagefind makes the name of the file that it requests from this value. The hash is that of the index from which the entry was read.
  Object.assign(own.languages.en, {
    page_count: pages,
    wasm: wasm.name.replace(/^wasm\.|\.pagefind$/gu, ''),
    hash: 'en',
  });
  return JSON.stringify(own);
}

function digestOf(bytes: Uint8Array): string {
  return hash('sha256', bytes).slice(0, 8);
}
