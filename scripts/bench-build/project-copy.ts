import { cp, mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from '../../src/commands/program.ts';

/** What a build reads of the project, besides its dependencies. */
const PARTS = ['astro.config.mjs', 'package.json', 'public', 'scripts', 'src', 'tsconfig.json'];
const SETTINGS = ['site.yaml', 'topics.yaml', 'word-vectors.bin'];

/**
 * Copies the program into a folder, with a link to its dependencies. A build keeps its caches in the project's folder, so a
 * copy starts without caches, and leaves those of the project alone.
 */
export async function copyProject(target: string): Promise<void> {
  await mkdir(join(target, 'content'), { recursive: true });
  for (const name of PARTS) await cp(join(projectRoot, name), join(target, name), { recursive: true });
  for (const name of SETTINGS) await cp(join(projectRoot, 'content', name), join(target, 'content', name));
  await symlink(join(projectRoot, 'node_modules'), join(target, 'node_modules'), 'dir');
}
