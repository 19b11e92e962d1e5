import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { collectText } from '../../src/commands/child-process.ts';
import { projectRoot } from '../../src/commands/program.ts';
import type { CodeEdit } from './code-edit.ts';

/** What a build needs of a checkout. */
const CODE = [
  'src',
  'public',
  'scripts',
  'content',
  'package.json',
  'package-lock.json',
  'astro.config.mjs',
  'tsconfig.json',
];

/** How a build ended. */
export interface Ended {
  /** `null` if a signal has ended it. */
  readonly code: number | null;
  readonly printed: string;
  readonly seconds: number;
}

/** A copy of this project, whose code can be edited, with caches of its own. */
export class Checkout {
  readonly path: string;
  readonly #originals = new Map<string, string>();

  constructor(path: string) {
    this.path = path;
    mkdirSync(path, { recursive: true });
    for (const name of CODE) cpSync(join(projectRoot, name), join(path, name), { recursive: true });
    symlinkSync(join(projectRoot, 'node_modules'), join(path, 'node_modules'));
  }

  get cache(): string {
    return join(this.path, '.cache');
  }

  /** Edits the code. @throws if the edit changes nothing. */
  edit({ name, file, change }: CodeEdit): void {
    const path = join(this.path, file);
    const text = readFileSync(path, 'utf8');
    const changed = change(text);
    if (changed === text) throw new Error(`The edit “${name}” does not change ${file}.`);
    if (!this.#originals.has(file)) this.#originals.set(file, text);
    writeFileSync(path, changed);
  }

  /** Takes all edits back but those for good. */
  restore(forGood: readonly CodeEdit[] = []): void {
    for (const [file, text] of this.#originals) writeFileSync(join(this.path, file), text);
    this.#originals.clear();
    for (const edit of forGood) this.edit(edit);
  }

  /** Starts a command of the project in a process group of its own. */
  start(
    script: string,
    args: readonly string[],
    environment: Readonly<Record<string, string>> = {},
  ): { readonly child: ChildProcess; readonly ended: Promise<Ended> } {
    const { NODE_COMPILE_CACHE: _, INIT_CWD: __, ...inherited } = process.env;
    const begun = performance.now();
    const node = ['--import', './src/commands/compile-cache.ts', `scripts/${script}.ts`];
    const child = spawn(process.execPath, [...node, ...args], {
      cwd: this.path,
      detached: true,
      env: { ...inherited, ...environment },
    });
    const printed = collectText(child.stdout, child.stderr);
    const ended = new Promise<Ended>((resolve) =>
      child.once('close', (code) =>
        resolve({ code, printed: printed(), seconds: (performance.now() - begun) / 1000 }),
      ),
    );
    return { child, ended };
  }

  /** Removes all caches but the compiled code of commands, and some others by their names. */
  removeCaches(kept: readonly string[] = []): void {
    if (!existsSync(this.cache)) return;
    for (const name of readdirSync(this.cache))
      if (name !== 'node-compile' && !kept.includes(name))
        rmSync(join(this.cache, name), { recursive: true, force: true });
  }

  /** A digest of all code, whatever a build thinks that it depends on. */
  digestOfCode(): string {
    const hash = createHash('sha256');
    for (const name of CODE.filter((each) => each !== 'content' && each !== 'scripts'))
      addAll(hash, join(this.path, name), name);
    return hash.digest('hex').slice(0, 32);
  }
}

function addAll(hash: ReturnType<typeof createHash>, path: string, name: string): void {
  hash.update(`\0${name}\0`);
  const entries = name.includes('.')
    ? undefined
    : readdirSync(path, { recursive: true, withFileTypes: true });
  if (entries === undefined) {
    hash.update(readFileSync(path));
    return;
  }
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  for (const file of files.sort()) hash.update(`\0${file.slice(path.length)}\0`).update(readFileSync(file));
}

/** Moves a folder, if there is one, to a place where there is none. */
export function moveFolder(from: string, to: string): void {
  rmSync(to, { recursive: true, force: true });
  if (existsSync(from)) renameSync(from, to);
}
