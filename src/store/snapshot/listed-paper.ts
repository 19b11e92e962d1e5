import { decodeContent } from './content.ts';

/** A file of a snapshot: enough to choose papers without reading them. */
export interface ListedPaper {
  readonly path: string;
  /** SHA-256 of the bytes of the file, in base64url: the key of its content, and of all that is derived from it. */
  readonly digest: string;
  /** `hidden`: a person has hidden the paper. `broken`: the file cannot be read. */
  readonly state: 'visible' | 'hidden' | 'broken';
  /** Missing if the file cannot be read. */
  readonly id?: string;
  readonly listed?: string;
  /** Whether a person pinned topics. */
  readonly isPinned: boolean;
}

/** Describes a file by its content. */
export function describePaper(path: string, digest: string, content: string): ListedPaper {
  const entry = decodeContent(content, path);
  if (entry instanceof Error) return { path, digest, state: 'broken', isPinned: false };
  const { id, listed, hidden, topics = [] } = entry.paper;
  return {
    path,
    digest,
    state: hidden === true ? 'hidden' : 'visible',
    id,
    ...(listed !== undefined && { listed }),
    isPinned: topics.length > 0,
  };
}

/** A listed paper as a line, without the end of the line. */
export function encodeListed({ path, digest, state, id, listed, isPinned }: ListedPaper): string {
  return JSON.stringify([path, digest, state, id ?? null, listed ?? null, isPinned]);
}

/** Reads what {@link encodeListed} returned. Every process of a build reads all of them, and objects that are spread take twice as long. */
export function decodeListed(line: string): ListedPaper {
  const fields: [string, string, ListedPaper['state'], string | null, string | null, boolean] =
    JSON.parse(line);
  const [path, digest, state, id, listed, isPinned] = fields;
  if (id === null) return { path, digest, state, isPinned };
  return listed === null
    ? { path, digest, state, id, isPinned }
    : { path, digest, state, id, listed, isPinned };
}
