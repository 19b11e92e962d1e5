/**
 * What a pack is for: the pages of days, the lists of topics, authors and trends, which change every day, or the files of the search
 * index.
 */
export type PackKind = 'pages' | 'lists' | 'search';

/** A pack that a build of the site has. */
export interface PackInfo {
  readonly kind: PackKind;
  /** The name of its file, which has a digest of its content. */
  readonly file: string;
  /** The size of the file. */
  readonly bytes: number;
  /** The SHA-256 digest of the file, in Base64. */
  readonly sha256: string;
  /** The first and the last day of its papers, `YYYY-MM-DD`. Pages of papers without a day have none, and so have lists. */
  readonly days?: readonly [first: string, last: string];
  /** The number of its papers. */
  readonly papers?: number;
  /**
   * The folder of the files of a pack of the search index, from the site's root. The names of folders change with each build,
   * so the pack itself does not have them: then it stays the same if its files do.
   */
  readonly folder?: string;
}

/** Increase it whenever the packs of a build cannot be read by scripts of the version before. */
const VERSION = 4;

/** All packs of a build. A reader's browser compares them with those that it has. */
export interface PackManifest {
  readonly version: typeof VERSION;
  readonly packs: readonly PackInfo[];
}

/** The folder of the packs, from the site's root, and the list of them in it. */
export const PACKS_FOLDER = 'packs';
export const PACK_MANIFEST_FILE = 'manifest.json';

/** Writes a manifest; the same packs give the same text. */
export function writePackManifest(packs: readonly PackInfo[]): string {
  return JSON.stringify({ version: VERSION, packs });
}

/** A list of packs cannot be read. */
export class PackManifestError extends Error {
  override readonly name = 'PackManifestError';
}

/**
 * Reads the text of a manifest.
 * @throws {PackManifestError} for another text, and for a manifest of a later version.
 */
export function readPackManifest(text: string): PackManifest {
  const content: unknown = parse(text);
  if (typeof content !== 'object' || content === null || !('version' in content) || !('packs' in content))
    throw new PackManifestError('This is no list of packs.');
  if (content.version !== VERSION)
    throw new PackManifestError('The list of packs is of a later version of the site. Reload this page.');
  const { packs } = content;
  if (!Array.isArray(packs) || !packs.every(isPackInfo))
    throw new PackManifestError('The list of packs is damaged.');
  return { version: VERSION, packs };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isPackInfo(value: unknown): value is PackInfo {
  if (typeof value !== 'object' || value === null) return false;
  const info = value as Partial<Record<keyof PackInfo, unknown>>;
  const { kind, file, bytes, sha256, days, papers = 0, folder = '' } = info;
  return (
    (kind === 'pages' || kind === 'lists' || kind === 'search') &&
    typeof file === 'string' &&
    /^[\w-]+\.pack$/u.test(file) &&
    Number.isSafeInteger(bytes) &&
    typeof sha256 === 'string' &&
    Number.isSafeInteger(papers) &&
    typeof folder === 'string' &&
    (days === undefined || (Array.isArray(days) && days.length === 2 && days.every(isDay)))
  );
}

function isDay(value: unknown): boolean {
  return typeof value === 'string' && /^\d{4}-\d\d-\d\d$/u.test(value);
}
