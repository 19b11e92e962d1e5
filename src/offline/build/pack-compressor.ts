import { hash } from 'node:crypto';
import { readFile, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { constants, zstdCompress, zstdDecompress } from 'node:zlib';
import { writeFileAtomic } from '../../store/atomic-write.ts';
import { removeUnused } from '../../store/unused-files.ts';

/**
 * Level 17 makes packs an eighth smaller than level 12, in six times the time: some 4 ms for a paper. So what was compressed is
 * kept. The window is larger than a pack, because abstracts are repeated in all of it.
 */
const LEVEL = 17;
const ZSTD = {
  params: {
    [constants.ZSTD_c_compressionLevel]: LEVEL,
    [constants.ZSTD_c_windowLog]: 24,
    [constants.ZSTD_c_enableLongDistanceMatching]: 1,
  },
};
const [compress, decompress] = [promisify(zstdCompress), promisify(zstdDecompress)];

const KEPT_DAYS = 7;

/** Compresses a pack. The same bytes give the same bytes. */
export type CompressPack = (pack: Uint8Array) => Promise<Uint8Array>;

/**
 * Compresses packs with Zstandard, and keeps the results in a folder, which may be deleted at any time. A day's build finds most of
 * its packs there. Results that no build has used for a week are removed.
 */
export async function openPackCompressor(folder: string): Promise<CompressPack> {
  const now = new Date();
  await removeUnused(folder, KEPT_DAYS, now);
  return async (pack) => {
    const name = `${hash('sha256', pack).slice(0, 32)}.${LEVEL}.zst`;
    const file = join(folder, name);
    const kept = await readFile(file).catch(() => undefined);
    if (kept !== undefined && (await isCompressed(kept, pack))) {
      await utimes(file, now, now);
      return kept;
    }
    const content = await compress(pack, ZSTD);
    // Another build may compress the same pack at the same time.
    await writeFileAtomic(file, content, join(folder, `.${name}.${process.pid}.draft`));
    return content;
  };
}

/** A file that was cut off or damaged is not used. */
async function isCompressed(content: Uint8Array, pack: Uint8Array): Promise<boolean> {
  const read = await decompress(content).catch(() => undefined);
  return read?.equals(pack) === true;
}
