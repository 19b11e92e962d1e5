import { hash } from 'node:crypto';
import { readFileSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { writeFileAtomic } from '../../store/atomic-write.ts';
import { digestOfCode } from '../../store/code.ts';
import { removeUnused } from '../../store/unused-files.ts';

const KEPT_DAYS = 7;
/** The folders of the code that makes packs. */
export const PACK_CODE = ['exports', 'offline', 'output', 'paper', 'search', 'store', 'text'];
/** A kept file begins with the SHA-256 of the rest. */
const DIGEST_BYTES = 32;

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
  write(parts: readonly string[], value: Uint8Array): Promise<void>;
  /** Keeps a value although it need not be read. */
  keep(parts: readonly string[]): void;
}

/** Opens the cache in a folder, which may be deleted at any time. Values that no build has used for a week are removed. */
export async function openPackCache(folder: string): Promise<PackCache> {
  const now = new Date();
  await removeUnused(folder, KEPT_DAYS, now);
  const code = await digestOfCode(PACK_CODE);
  const nameOf = (parts: readonly string[]) =>
    hash('sha256', JSON.stringify([code, ...parts]), 'hex').slice(0, 40);
  const touch = (file: string) => {
    try {
      utimesSync(file, now, now);
    } catch {
      // It was removed: then it is made again.
    }
  };
  const read = (parts: readonly string[]) => {
    const file = join(folder, nameOf(parts));
    const kept = readWhole(file);
    if (kept !== undefined) touch(file);
    return kept;
  };
  const write = async (parts: readonly string[], value: Uint8Array) => {
    const name = nameOf(parts);
    const content = Buffer.concat([hash('sha256', value, 'buffer'), value]);
    // Another build may make the same value at the same time.
    await writeFileAtomic(join(folder, name), content, join(folder, `.${name}.${process.pid}.draft`));
  };
  return {
    read,
    write,
    keep: (parts) => touch(join(folder, nameOf(parts))),
    get: async (parts, make) => {
      const kept = read(parts);
      if (kept !== undefined) return kept;
      const made = await make();
      await write(parts, made);
      return made;
    },
  };
}

/** The value in a file; `undefined` if there is none, or if it was cut off or damaged. */
function readWhole(file: string): Uint8Array | undefined {
  try {
    const bytes = readFileSync(file);
    const value = bytes.subarray(DIGEST_BYTES);
    return hash('sha256', value, 'buffer').equals(bytes.subarray(0, DIGEST_BYTES)) ? value : undefined;
  } catch {
    return undefined;
  }
}
