import { join } from 'node:path';
import { readRegularFile } from '../../commands/regular-file.ts';
import { UsageError } from '../../commands/usage-error.ts';
import { digestOf } from '../../store/checked-json.ts';
import { type PageRecord, type PageState, readPageState } from '../rendering/page-state.ts';
import { PAGES_FOLDER, PAGES_STATE } from './part-manifest.ts';

/** A page that a part has made: its bytes, and its record. */
export type MadePage = readonly [bytes: Buffer, page: PageRecord];

/** The pages that the parts of a build have made. */
export class PartPages {
  readonly #parts: readonly (Pick<PageState, 'groups' | 'pages'> & { readonly folder: string })[];

  /** @throws {UsageError} if the list of the pages of a part is missing or damaged. */
  constructor(folders: readonly string[]) {
    this.#parts = folders.map((folder) => {
      const state = readPageState(join(folder, PAGES_STATE), () => {});
      if (state === undefined) throw damaged(join(folder, PAGES_STATE));
      return { folder, groups: state.groups, pages: state.pages };
    });
  }

  /** Whether a part has made the pages of a group from the same. @param digest of all that the group is given. */
  hasGroup(name: string, digest: string | undefined): boolean {
    return digest !== undefined && this.#parts.some(({ groups }) => groups[name] === digest);
  }

  /**
   * Reads a page.
   * @param key the digests of what it is made from, and of the records of its papers; not needed if {@link hasGroup} says that they are the same.
   * @throws {UsageError} if no part has made it from that, or if its file is not as it was made.
   */
  read(path: string, key?: { readonly inputs: string; readonly papers: string }): MadePage {
    for (const { folder, pages } of this.#parts) {
      const page = pages[path];
      if (page === undefined) continue;
      if (key !== undefined && (page[0] !== key.inputs || page[1] !== key.papers)) continue;
      const file = join(folder, PAGES_FOLDER, path);
      const bytes = read(file);
      if (digestOf(bytes) !== page[2]) throw damaged(file);
      return [bytes, page];
    }
    throw new UsageError(`No part has made ${path}.`, 'Make all parts again, and join them here.');
  }
}

function read(file: string): Buffer {
  try {
    return readRegularFile(file);
  } catch {
    throw damaged(file);
  }
}

function damaged(file: string): UsageError {
  return new UsageError(`${file} is missing or damaged.`, 'Make this part again, or copy it again.');
}
