import { readCacheFile, writeCacheFile } from '../../store/cache/cache-file.ts';
import { digestOf, parseChecked, stringifyChecked } from '../../store/checked-json.ts';

const SHORT_DIGEST = 22;

/** The first characters of a digest: enough to tell that a text has changed. */
export function changeDigestOf(text: string): string {
  return digestOf(text).slice(0, SHORT_DIGEST);
}

/** What a page was made from, and its file. Digests are SHA-256 in base64url, those of `inputs` and `papers` cut to 22 letters. */
export type PageRecord = [
  /** The digest of its inputs, and that of the records of the papers in them. */
  inputs: string,
  papers: string,
  /** The digest of its file. */
  digest: string,
];

/** The pages of an output folder, as a build has left them. */
export interface PageState {
  version: 2;
  /** The digest of code and settings. */
  compilation: string;
  /** The digest of the frame of the site. */
  frame: string;
  /** The digests of all that groups of pages were made from, by their routes and names; see `groupedRoute`. */
  groups: Record<string, string>;
  /** The pages by the path of their file below the output folder. */
  pages: Record<string, PageRecord>;
}

/**
 * Reads the state of an output folder; `undefined` if there is none. `onDamage` is called if the file is damaged; then all pages
 * are made again.
 */
export function readPageState(file: string, onDamage: () => void): PageState | undefined {
  const bytes = readCacheFile(file, onDamage);
  if (bytes === undefined) return undefined;
  try {
    // Its digest proves that a build has written it. A schema would take a second for 100,000 pages.
    const state = parseChecked(bytes.toString()) as PageState;
    return state.version === 2 ? state : undefined;
  } catch {
    onDamage();
    return undefined;
  }
}

/** The digests of the pages of a build, by the paths of their files. @param file the state of the build. */
export function pageDigests(file: string): [path: string, digest: string][] {
  const state = readPageState(file, () => {});
  return Object.entries(state?.pages ?? {}).map(([path, page]) => [path, page[2]]);
}

/** Writes the state of an output folder. */
export async function writePageState(file: string, state: PageState): Promise<void> {
  writeCacheFile(file, stringifyChecked(state));
}
