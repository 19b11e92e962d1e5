import { copyFileSync, linkSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { digestOf } from './checked-json.ts';
import type { PageRecord, PageState } from './page-state.ts';

/** Why a page is made again. */
export type StaleReason = 'no former page' | 'code or settings' | 'frame' | 'inputs' | 'papers' | 'file';

/** The digests of all that a page is made from. */
export interface PageKey {
  readonly compilation: string;
  readonly frame: string;
  readonly inputs: string;
  readonly papers: string;
}

/** Why the page at `path` cannot be the same as in the former build; `undefined` if it is. */
export function staleReason(
  state: PageState | undefined,
  path: string,
  key: PageKey,
): StaleReason | undefined {
  const page = state?.pages[path];
  if (state === undefined || page === undefined) return 'no former page';
  const [inputs, papers] = page;
  if (state.compilation !== key.compilation) return 'code or settings';
  if (state.frame !== key.frame) return 'frame';
  if (inputs !== key.inputs) return 'inputs';
  if (papers !== key.papers) return 'papers';
  return undefined;
}

/**
 * Takes pages over from the former output folder into that of the build. Their files are linked, not copied: the former folder is
 * removed when the build is complete.
 */
export class FormerPages {
  readonly #former: string;
  readonly #out: string;
  readonly #folders = new Set<string>();

  constructor(former: string, out: string) {
    this.#former = former;
    this.#out = out;
  }

  /** Takes a page over; returns its record, or `undefined` if its file is not the one that the former build has made. */
  take(path: string, page: PageRecord): PageRecord | undefined {
    const [source, target] = [join(this.#former, path), join(this.#out, path)];
    try {
      if (!isUnchanged(source, page)) return undefined;
      const folder = dirname(target);
      if (!this.#folders.has(folder)) mkdirSync(folder, { recursive: true });
      this.#folders.add(folder);
      try {
        linkSync(source, target);
      } catch {
        // Another disk, or one without links.
        copyFileSync(source, target);
      }
      return pageRecordOf(target, page[0], page[1], page[2]);
    } catch {
      return undefined;
    }
  }
}

/** Whether a file is as it was: by its stamps, or where these differ, as after a copy of the folder, by its digest. */
function isUnchanged(file: string, [, , digest, size, changed, inode]: PageRecord): boolean {
  const stat = statSync(file);
  if (!stat.isFile() || stat.size !== size) return false;
  if (stat.mtimeMs === changed && stat.ino === inode) return true;
  return digestOf(readFileSync(file)) === digest;
}

/** The record of a page whose file has been written. */
export function pageRecordOf(file: string, inputs: string, papers: string, digest: string): PageRecord {
  const { size, mtimeMs, ino } = statSync(file);
  return [inputs, papers, digest, size, mtimeMs, ino];
}
