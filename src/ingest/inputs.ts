import type { Stats } from 'node:fs';
import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { UsageError } from '../commands/usage-error.ts';
import { toStoreError } from '../store/store-error.ts';
import { LARGEST_COPY } from './quarantine.ts';

/** Where to read from: a path, or `-` for standard input. */
export interface InputPath {
  /** The name in problems and warnings. */
  readonly name: string;
  readonly path: string;
  /** Why it cannot be read, if that was seen when its folder was listed. */
  readonly problem?: { readonly message: string; readonly hint: string };
}

// Files that people keep beside their data.
const SKIPPED = /^(?:\.|readme\b|licen[cs]e\b)/i;

/**
 * The files that the arguments name, with all files in folders and their sub-folders. They are sorted by name, so that the
 * same files always give the same store. Links are followed, and a folder is listed once, even if a link in it leads back to it. What
 * is no file, such as a device, has a `problem`.
 * @throws {UsageError} if an argument names no file or folder.
 */
export async function findInputs(args: readonly string[], cwd: string): Promise<InputPath[]> {
  const found = new Map<string, InputPath>();
  const listed = new Set<string>();
  for (const arg of args) {
    if (arg === '-') found.set('-', { name: 'standard input', path: '-' });
    else for (const input of await filesBehind(arg, cwd, listed)) found.set(input.path, input);
  }
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

async function filesBehind(arg: string, cwd: string, listed: Set<string>): Promise<InputPath[]> {
  const absolute = arg.startsWith('/') || /^[A-Za-z]:[\\/]/.test(arg) ? arg : join(cwd, arg);
  const entry = await stat(absolute).catch(() => undefined);
  if (entry === undefined) {
    throw new UsageError(
      `There is no file or folder ${arg}.`,
      `It was looked for in ${cwd}; check the spelling.`,
    );
  }
  return entry.isDirectory() ? filesBelow(arg, absolute, listed) : [inputAt(arg, absolute, entry)];
}

/** A file, or what is in its place with the reason why it is not read: reading a device or a pipe may never end. */
function inputAt(name: string, path: string, entry: Stats): InputPath {
  return entry.isFile() ? { name, path } : { name, path, problem: problemWith(undefined, name) };
}

async function filesBelow(name: string, folder: string, listed: Set<string>): Promise<InputPath[]> {
  const real = await realpath(folder);
  if (listed.has(real)) return [];
  listed.add(real);
  const files: InputPath[] = [];
  const children = await readdir(folder).catch((error: unknown) => error);
  if (!Array.isArray(children)) return [{ name, path: folder, problem: problemWith(children, name) }];
  for (const child of children) {
    if (SKIPPED.test(child)) continue;
    const input = { name: join(name, child), path: join(folder, child) };
    const entry = await stat(input.path).catch((error: unknown) => error);
    if (isFound(entry) && entry.isDirectory())
      files.push(...(await filesBelow(input.name, input.path, listed)));
    else if (isFound(entry)) files.push(inputAt(input.name, input.path, entry));
    else files.push({ ...input, problem: problemWith(entry, input.name) });
  }
  return files;
}

function isFound(entry: unknown): entry is Stats {
  return !(entry instanceof Error);
}

/** The problem of something that is neither a file nor a folder, or that cannot be looked at. */
function problemWith(error: unknown, name: string): { readonly message: string; readonly hint: string } {
  const known = toStoreError(error, name);
  if (known !== undefined) return { message: known.message, hint: 'Correct or remove it.' };
  const message = 'It is neither a file nor a folder: a pipe, a socket or a device.';
  return {
    message,
    hint: 'Remove it, or pipe its text into the command, which reads standard input for `-`.',
  };
}

/** The bytes of a file that no reader could read, if there are any. For a very large file, a note that it was not copied. */
export async function wholeFile(path: string): Promise<Uint8Array> {
  const { size } = await stat(path).catch(() => ({ size: 0 }));
  if (size === 0) return Buffer.alloc(0);
  return size > LARGEST_COPY
    ? Buffer.from(`${size} bytes, left in their place`)
    : readFile(path).catch(() => Buffer.alloc(0));
}

/** All bytes of standard input. */
export async function standardInput(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}
