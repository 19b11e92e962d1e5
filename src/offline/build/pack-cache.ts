import { hash } from 'node:crypto';
import { join } from 'node:path';
import { readSealedFile, sayOnce, writeSealedFile } from '../../store/cache/cache-file.ts';
import { openCacheFolder } from '../../store/cache/cache-folder.ts';
import { digestOfCode } from '../../store/code.ts';
import { markUsed, removeUnused } from '../../store/unused-files.ts';

const KEPT_DAYS = 7;
/** The folders of the code that makes packs. */
export const PACK_CODE = ['exports', 'offline', 'output', 'paper', 'search', 'store', 'text'];

/** Keeps values of former builds by what they were made from. */
export interface PackCache {
  /**
   * The value that `make` returns; from a former build, if that made it from the same.
   * @param parts all that the value depends on, but for the code.
   */
  get(parts: readonly string[], make: () => Promise<Uint8Array>): Promise<Uint8Array>;
  /** The value that was kept under a name; `undefined` if there is none. */
  read(parts: readonly string[]): Uint8Array | undefined;
  /** Keeps a value under a name. */
  write(parts: readonly string[], value: Uint8Array): void;
  /** Keeps a value although it need not be read. */
  keep(parts: readonly string[]): void;
}

/**
 * Opens the cache in a folder, which may be deleted at any time. Values that no build has used for a week are removed.
 * @param notice is told once if files are damaged.
 */
export async function openPackCache(
  folder: string,
  notice: (text: string) => void = () => undefined,
): Promise<PackCache> {
  const now = new Date();
  openCacheFolder(folder);
  await removeUnused(folder, KEPT_DAYS, now);
  const code = digestOfCode(PACK_CODE);
  const nameOf = (parts: readonly string[]) =>
    hash('sha256', JSON.stringify([code, ...parts]), 'hex').slice(0, 40);
  const onDamage = sayOnce(notice, `note: files in ${folder} are damaged. These packs are compressed again.`);
  const read = (parts: readonly string[]) => {
    const file = join(folder, nameOf(parts));
    const kept = readSealedFile(file, onDamage);
    if (kept !== undefined) markUsed(file, now);
    return kept;
  };
  const write = (parts: readonly string[], value: Uint8Array) =>
    writeSealedFile(join(folder, nameOf(parts)), value);
  return {
    read,
    write,
    keep: (parts) => markUsed(join(folder, nameOf(parts)), now),
    get: async (parts, make) => {
      const kept = read(parts);
      if (kept !== undefined) return kept;
      const made = await make();
      write(parts, made);
      return made;
    },
  };
}
