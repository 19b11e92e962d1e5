import { promisify } from 'node:util';
import { constants, zstdCompress } from 'node:zlib';

/**
 * Level 17 makes packs an eighth smaller than level 12, in six times the time: some 4 ms for a paper. The window is larger than a
 * pack, because abstracts are repeated in all of it.
 */
const ZSTD = {
  // A thread that has filled a buffer waits until the main thread gives it another one, which may be busy with the next pack.
  chunkSize: 2 ** 20,
  params: {
    [constants.ZSTD_c_compressionLevel]: 17,
    [constants.ZSTD_c_windowLog]: 24,
    [constants.ZSTD_c_enableLongDistanceMatching]: 1,
  },
};

/** Compresses a pack of pages with Zstandard. The same bytes give the same bytes. */
export const compressPack: (pack: Uint8Array) => Promise<Uint8Array> = (pack) => compress(pack, ZSTD);

const compress = promisify(zstdCompress);
