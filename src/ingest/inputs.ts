import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { UsageError } from '../commands/usage-error.ts';
import { LARGEST_COPY } from './quarantine.ts';

/** Where to read from: a path, or `-` for standard input. */
export interface InputPath {
  /** The name in problems and warnings. */
  readonly name: string;
  readonly path: string;
}

// Files that people keep beside their data.
const SKIPPED = /^(?:\.|readme\b|licen[cs]e\b)/i;

/**
 * The files that the arguments name, with all files in folders and their sub-folders. They are sorted by name, so that the
 * same files always give the same store.
 * @throws {UsageError} if an argument names no file or folder.
 */
export async function findInputs(args: readonly string[], cwd: string): Promise<InputPath[]> {
  const found = new Map<string, InputPath>();
  for (const arg of args) {
    if (arg === '-') found.set('-', { name: 'standard input', path: '-' });
    else for (const input of await filesBehind(arg, cwd)) found.set(input.path, input);
  }
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

async function filesBehind(arg: string, cwd: string): Promise<InputPath[]> {
  const path = join(cwd, arg);
  const absolute = arg.startsWith('/') || /^[A-Za-z]:[\\/]/.test(arg) ? arg : path;
  const entry = await stat(absolute).catch(() => undefined);
  if (entry === undefined) {
    throw new UsageError(
      `There is no file or folder ${arg}.`,
      `It was looked for in ${cwd}; check the spelling.`,
    );
  }
  if (!entry.isDirectory()) return [{ name: arg, path: absolute }];
  const files: InputPath[] = [];
  for (const child of await readdir(absolute)) {
    if (SKIPPED.test(child)) continue;
    files.push(...(await filesBehind(join(arg, child), cwd)));
  }
  return files;
}

/** The bytes of a file that no reader could read. For a very large file, a note that it was not copied. */
export async function wholeFile(path: string): Promise<Uint8Array> {
  const { size } = await stat(path);
  return size > LARGEST_COPY ? Buffer.from(`${size} bytes, left in their place`) : readFile(path);
}

/** All bytes of standard input. */
export async function standardInput(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}
