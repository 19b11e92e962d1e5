import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { projectRoot } from '../../../src/commands/program.ts';

/** The paths below which a site is served: the root, and the one that the recipes show. */
export const BASES = ['/', '/base/'] as const;
export type Base = (typeof BASES)[number];

/** A folder that is served. */
export interface ServedFolder {
  readonly base: Base;
  /** The folder at the root of the server. With a base path, the site is the folder `base` in it. */
  readonly root: string;
  readonly port: number;
  /** A folder for the configuration, logs and temporary files. */
  readonly work: string;
}

/** A web server and its recipe in `docs/hosting/`. */
export interface WebServer {
  readonly name: string;
  readonly program: string;
  /** Debian's package. */
  readonly debianPackage: string;
  /** Writes the configuration. @returns the arguments of the program, so that it runs in the foreground. */
  readonly configure: (folder: ServedFolder) => Promise<readonly string[]>;
}

/** A change of a text. */
export type Edit = readonly [from: string, to: string];

/**
 * A file of a recipe, changed as its text says for the base path, and then for this machine.
 * @throws if the file does not have a text to change, because the test would then serve something else than the recipe.
 */
export function recipe(file: string, { base }: ServedFolder, edits: readonly Edit[]): string {
  const path = join(projectRoot, 'docs/hosting', file);
  const script = join(path, '../below-a-path.sed');
  const args = base === '/' ? ['', path] : ['-f', script, path];
  let text = execFileSync('sed', args, { encoding: 'utf8' });
  for (const [from, to] of edits) {
    if (!text.includes(from)) throw new Error(`docs/hosting/${file} has no “${from}” to be changed.`);
    text = text.replaceAll(from, to);
  }
  return text;
}

/** The folder that stands for a root folder in the recipes. */
export function rootInRecipes({ base }: ServedFolder): string {
  return base === '/' ? '/srv/papers' : '/srv/www';
}
