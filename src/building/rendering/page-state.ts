import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { writeFileAtomic } from '../../store/atomic-write.ts';

/** What a page was made from, and its file. Digests are SHA-256 in base64url, those of `inputs` and `papers` cut to 22 letters. */
const pageSchema = z.tuple([
  /** The digest of its inputs, and that of the records of the papers in them. */
  z.string(),
  z.string(),
  /** The digest, the size in bytes, the time of the last change and the inode of its file. */
  z.string(),
  z.number(),
  z.number(),
  z.number(),
]);

const stateSchema = z.strictObject({
  version: z.literal(1),
  /** The digest of code and settings. */
  compilation: z.string(),
  /** The digest of the frame of the site. */
  frame: z.string(),
  /** The pages by the path of their file below the output folder. */
  pages: z.record(z.string(), pageSchema),
});

export type PageRecord = z.infer<typeof pageSchema>;

/** The pages of an output folder, as a build has left them. */
export type PageState = z.infer<typeof stateSchema>;

/**
 * Reads the state of an output folder; `undefined` if there is none. `onDamage` is called if the file is damaged; then all pages
 * are made again.
 */
export function readPageState(file: string, onDamage: () => void): PageState | undefined {
  if (!existsSync(file)) return undefined;
  try {
    const [digest, json = ''] = readFileSync(file, 'utf8').split('\n');
    // The digest is checked first: of 100,000 pages, the schema would take a second to check each.
    if (digest !== digestOf(json)) throw new Error('The digest does not match.');
    const state = JSON.parse(json) as PageState;
    return state.version === 1 ? state : undefined;
  } catch {
    onDamage();
    return undefined;
  }
}

/** The digests of the pages of a build, by the paths of their files. @param file the state of the build. */
export function pageDigests(file: string): (path: string) => string | undefined {
  const state = readPageState(file, () => {});
  return (path) => state?.pages[path]?.[2];
}

/** Writes the state of an output folder. */
export async function writePageState(file: string, state: PageState): Promise<void> {
  const json = JSON.stringify(state);
  await writeFileAtomic(file, `${digestOf(json)}\n${json}\n`);
}

/** A digest as base64url. */
export function digestOf(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('base64url');
}
