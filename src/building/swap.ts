import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { UsageError } from '../commands/usage-error.ts';

/** Files that every finished build has; a folder without them was not made by one. */
const SIGNS = ['index.html', '404.html', 'search.html'];

/**
 * Refuses an output folder that a build must not replace: one that holds something else than a build, or the content
 * itself. @throws {UsageError}
 */
export async function checkOutput(out: string, contentDir: string, projectRoot: string): Promise<void> {
  for (const [name, folder] of [
    ['content', contentDir],
    ['project', projectRoot],
  ] as const) {
    if (`${resolve(folder)}${sep}`.startsWith(`${resolve(out)}${sep}`)) {
      throw new UsageError(
        `The output folder ${out} holds the ${name} folder, which the build would replace.`,
        'Choose a folder of its own with --out.',
      );
    }
  }
  if (!existsSync(out)) return;
  const names = await readdir(out);
  if (names.length > 0 && !SIGNS.every((name) => names.includes(name))) {
    throw new UsageError(
      `The output folder ${out} holds files that are not from a build.`,
      'Choose another folder with --out, or empty that one.',
    );
  }
}

/**
 * Lets `work` write into a folder beside `out` and puts that in the place of `out` once it is complete. Where `work`
 * fails or is interrupted, `out` stays as it was.
 */
export async function replaceFolder<T>(out: string, work: (draft: string) => Promise<T>): Promise<T> {
  const parent = dirname(out);
  const draft = join(parent, `.${basename(out)}.draft-${process.pid}`);
  const former = join(parent, `.${basename(out)}.former-${process.pid}`);
  await mkdir(parent, { recursive: true });
  await sweep(parent, out);
  try {
    const result = await work(draft);
    if (existsSync(out)) await rename(out, former);
    await rename(draft, out);
    return result;
  } catch (error) {
    if (!existsSync(out) && existsSync(former)) await rename(former, out);
    throw error;
  } finally {
    await rm(draft, { recursive: true, force: true });
    await rm(former, { recursive: true, force: true });
  }
}

/** Lets `work` use a folder of its own below `parent`, which is gone afterwards. */
export async function withWorkFolder<T>(parent: string, work: (folder: string) => Promise<T>): Promise<T> {
  const folder = join(parent, `.build.draft-${process.pid}`);
  await mkdir(parent, { recursive: true });
  await sweep(parent, 'build');
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Moves a folder, to another disk too. */
export async function moveFolder(from: string, to: string): Promise<void> {
  try {
    await rename(from, to);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EXDEV')) throw error;
    await cp(from, to, { recursive: true });
    await rm(from, { recursive: true, force: true });
  }
}

/** Clears away what interrupted builds of this output left, and puts back a former output that one had moved aside. */
async function sweep(parent: string, out: string): Promise<void> {
  for (const name of await readdir(parent)) {
    const match = /^\.(.+)\.(draft|former)-(\d+)$/u.exec(name);
    if (match?.[1] !== basename(out) || isRunning(Number(match[3]))) continue;
    if (match[2] === 'former' && !existsSync(out)) await rename(join(parent, name), out);
    else await rm(join(parent, name), { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
