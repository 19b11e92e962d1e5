import { MANIFEST_FILE } from '../format/manifest.ts';
import { readManifest } from '../format/manifest-json.ts';
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

/** Reads a file of an index by its path from the folder of the index. @throws if there is none. */
export type ReadIndexFile = (path: string) => string;

/** The files of a shard in folders that all shards share. */
export interface CommonFiles {
  /** In the order of the papers, the oldest first. */
  readonly blocks: readonly StoredBlock[];
  /** The paths of the chunks, from the folder of the index. */
  readonly chunks: readonly string[];
}

/** Reads the lists of a shard. @throws {SyntaxError} if one is damaged. */
export function commonFilesOf(shard: string, read: ReadIndexFile): CommonFiles {
  const { chunks } = decodeMetadata(read(`${shard}/${METADATA_FILE}`));
  return {
    blocks: decodeBlocks(read(`${shard}/${BLOCKS_FILE}`)),
    chunks: chunks.map(chunkFile),
  };
}

/**
 * The paths of all files of an index in folders that all shards share. A shard whose lists cannot be read has none: no reader could use them.
 * So has an index of an older format.
 */
export function commonFilesOfIndex(read: ReadIndexFile): Set<string> {
  const shards = orUndefined(() => readManifest(read(MANIFEST_FILE)).shards) ?? [];
  const lists = shards.map(({ folder }) => orUndefined(() => commonFilesOf(folder, read)));
  return new Set(
    lists.flatMap((own) => (own === undefined ? [] : [...own.chunks, ...filesOfBlocks(own.blocks)])),
  );
}

function orUndefined<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
