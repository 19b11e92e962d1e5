import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { WebServer } from './recipe.ts';

/**
 * Finds the program of a server, and installs Debian's package if there is none and this is allowed.
 * @returns the path of the program; `undefined` if there is none.
 */
export function findProgram({ program, debianPackage }: WebServer): string | undefined {
  const found = installed(program);
  if (found !== undefined) return found;
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return undefined;
  console.error(`Installing the package ${debianPackage} …`);
  // At this run level the packages' scripts start no service.
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  for (const args of [
    ['update', '-qq'],
    ['install', '-y', '-qq', '--no-install-recommends', debianPackage],
  ]) {
    if (spawnSync('apt-get', args, { stdio: 'ignore', env, timeout: 300_000 }).status !== 0) return undefined;
  }
  return installed(program);
}

function installed(program: string): string | undefined {
  // An ordinary user's PATH lacks the folders of servers.
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin'];
  return folders.map((folder) => join(folder, program)).find((path) => existsSync(path));
}
