import { hash } from 'node:crypto';
import { basename } from 'node:path';
import type { Snapshot } from '../../store/snapshot/snapshot.ts';
import { paperFiles, readPaperBytes } from '../../store/store.ts';
import { StoreError } from '../../store/store-error.ts';

/** A file of a paper, as far as the plan of the shards depends on it. */
export interface StoredFile {
  readonly path: string;
  /** SHA-256 of its bytes. */
  readonly digest: string;
  /** The day on which the paper was listed; empty if it has none. */
  readonly listed: string;
  /** Whether an earlier file has the same id, so that the paper has no page. */
  readonly isDuplicate: boolean;
}

/** The files of a snapshot, in the order of their paths. */
export function filesOfSnapshot({ papers }: Snapshot): StoredFile[] {
  const ids = new Set<string>();
  return papers.map(({ path, digest, state, id = '', listed = '' }) => {
    const isVisible = state === 'visible';
    const isDuplicate = isVisible && ids.has(id);
    if (isVisible) ids.add(id);
    return { path, digest, listed, isDuplicate };
  });
}

/**
 * The files of a store, in the order of their paths. They are hashed without parsing them, which takes a fraction of the time of building
 * the shards.
 */
export async function filesOfStore(contentDir: string): Promise<StoredFile[]> {
  const ids = new Set<string>();
  const paths = await paperFiles(contentDir);
  return paths.map((path) => {
    const bytes = bytesOf(contentDir, path);
    const id = idIn(bytes) ?? basename(path, '.md');
    const isDuplicate = ids.has(id);
    ids.add(id);
    return { path, digest: hash('sha256', bytes, 'base64url'), listed: dayIn(bytes), isDuplicate };
  });
}

/** The bytes of a file; empty if it cannot be opened. The build of the pages reports such files. */
function bytesOf(contentDir: string, path: string): Buffer {
  try {
    return readPaperBytes(contentDir, path);
  } catch (error) {
    if (error instanceof StoreError) return Buffer.alloc(0);
    throw error;
  }
}

// The id is the first key of the front matter, unless a person has moved it.
const HEAD = 400;
const ID = /^id:[ \t]+(["']?)([^"'\s]+)\1[ \t]*\r?$/mu;

function idIn(bytes: Buffer): string | undefined {
  return ID.exec(bytes.toString('utf8', 0, HEAD))?.[2];
}

/** The first bytes of a file, which have its day unless hundreds of authors come before it. */
const FRONT = 8000;
const LISTED = /^listed:[ \t]+["']?(\d{4}-\d\d-\d\d)/mu;

/** The day on which the paper was listed; empty if the file does not begin with it. */
function dayIn(bytes: Buffer): string {
  return LISTED.exec(bytes.toString('utf8', 0, FRONT))?.[1] ?? '';
}
