import { MANIFEST_FILE, readManifest } from '../format/manifest.ts';
import {
  BLOCKS_FILE,
  decodeBlocks,
  filesOfBlocks,
  STORED_FOLDER,
  type StoredBlock,
} from '../format/stored-papers.ts';
import { CHUNKS_FOLDER, chunkFile, decodeMetadata, METADATA_FILE } from './compact-metadata.ts';

/** The folders that all shards share, below the folder of the index. */
export const COMMON_FOLDERS: readonly string[] = [CHUNKS_FOLDER, STORED_FOLDER];

/** Reads a file of an index by its path from the folder of the index. */
export type ReadIndexFile = (path: string) => Promise<string>;

/** The files of a shard in folders that all shards share. */
export interface CommonFiles {
  /** In the order of the papers, the oldest first. */
  readonly blocks: readonly StoredBlock[];
  /** The paths of the chunks, from the folder of the index. */
  readonly chunks: readonly string[];
}

/** Reads the lists of a shard. @throws {SyntaxError} if one is damaged. */
export async function commonFilesOf(shard: string, read: ReadIndexFile): Promise<CommonFiles> {
  const { chunks } = decodeMetadata(await read(`${shard}/${METADATA_FILE}`));
  return {
    blocks: decodeBlocks(await read(`${shard}/${BLOCKS_FILE}`)),
    chunks: chunks.map(chunkFile),
  };
}

/**
 * The paths of all files of an index in folders that all shards share. A shard whose lists cannot be read has none: no reader could use them.
 * So has an index of an older format.
 */
export async function commonFilesOfIndex(read: ReadIndexFile): Promise<Set<string>> {
  const files = new Set<string>();
  try {
    for (const { folder } of readManifest(await read(MANIFEST_FILE)).shards) {
      const own = await commonFilesOf(folder, read).catch(() => undefined);
      if (own === undefined) continue;
      for (const path of [...own.chunks, ...filesOfBlocks(own.blocks)]) files.add(path);
    }
  } catch {
    // Without a manifest, no reader finds any file.
  }
  return files;
}
