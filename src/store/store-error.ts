import { lookUp } from '../tables/lookup.ts';

/** A position in a file, counted from 1. */
export interface FilePosition {
  readonly line: number;
  readonly col: number;
}

/** A file of the store that cannot be read. */
export class StoreError extends Error {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly hint: string;
  constructor(file: string, position: FilePosition, message: string, hint: string) {
    super(message);
    this.name = 'StoreError';
    this.file = file;
    this.line = position.line;
    this.column = position.col;
    this.hint = hint;
  }
}

/** Whether an error of the file system has one of these codes, such as `ENOENT`. */
export function hasCode(error: unknown, ...codes: readonly string[]): boolean {
  return error instanceof Error && 'code' in error && codes.includes(String(error.code));
}

/**
 * Any error in the work on one file as a problem of this file, so that the others go on: a defect of Broadsheet, or data of a kind
 * that nobody thought of.
 * @throws the error itself if it is one of the file system, such as a full disk, which concerns all files.
 */
export function problemOf(error: unknown, file: string): StoreError {
  if (error instanceof StoreError) return error;
  if (error instanceof Error && 'code' in error && 'syscall' in error)
    throw toStoreError(error, file) ?? error;
  const reason = error instanceof Error ? error.message : String(error);
  return new StoreError(
    file,
    { line: 1, col: 1 },
    `The file cannot be read: ${reason}.`,
    'Restore its front matter: lines like `title: "…"`. If it looks right, report this as a defect.',
  );
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'there is no permission to open it',
  EPERM: 'there is no permission to change it',
  EROFS: 'its disk is read-only',
  EISDIR: 'it is a folder',
  EEXIST: 'a file is in the place of its folder',
  ENOTDIR: 'a file is in the place of its folder',
  ELOOP: 'it is a link to itself',
  ENOENT: 'it is a broken link, or it has just been removed',
  ENAMETOOLONG: 'its name is too long for the disk',
};

/** A file-system error as a problem of one file; `undefined` for an error that concerns all files. */
export function toStoreError(error: unknown, file: string): StoreError | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  const reason = lookUp(REASONS, String(error.code));
  if (reason === undefined) return undefined;
  const hint = 'Check the file and the folders above it, correct the cause, and ingest again.';
  return new StoreError(file, { line: 1, col: 1 }, `The file cannot be used: ${reason}.`, hint);
}
