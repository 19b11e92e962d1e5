import { existsSync, globSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { writeFileAtomic } from '../store/atomic-write.ts';
import { gitOutput, LONGEST_GIT, runGit } from './git.ts';

/** The file in git's folder that is there while the daily job changes the repository: if it is found, the job was killed then. */
const MARK = 'broadsheet-daily-job';

/** Marks that the daily job changes a repository. @returns a function that removes the mark. */
export async function markWork(folder: string): Promise<() => void> {
  const mark = join(await gitFolder(folder), MARK);
  await writeFileAtomic(
    mark,
    'The daily job is at work. If it was killed, its next run removes this file.\n',
  );
  return () => rmSync(mark, { force: true });
}

/**
 * Repairs a repository in which a daily job was killed while it changed it: removes the locks of its git, which would stop every later
 * git, and ends its rebase. Locks and rebases of other programs stay. The caller holds the lock of the daily job.
 * @returns what was repaired, as sentences.
 */
export async function recover(folder: string): Promise<string[]> {
  const dir = await gitFolder(folder);
  const mark = join(dir, MARK);
  if (!existsSync(mark)) return [];
  const since = statSync(mark).mtimeMs;
  const locks = removeLocks([dir, await gitFolder(folder, '--git-common-dir')], since);
  const done = locks.map((path) => `Removed ${path}, which a run that was killed had left.`);
  const rebase = join(dir, 'rebase-merge');
  if (existsSync(rebase) && statSync(rebase).birthtimeMs >= Math.floor(since)) {
    await endRebase(folder, rebase);
    done.push('Ended the rebase of a run that was killed.');
  }
  rmSync(mark, { force: true });
  return done;
}

async function gitFolder(folder: string, which = '--git-dir'): Promise<string> {
  return gitOutput(folder, ['rev-parse', '--path-format=absolute', which]);
}

/** Removes the locks that were made while the job was at work, and not before it or much later. */
function removeLocks(folders: readonly string[], since: number): string[] {
  const paths = new Set(
    folders.flatMap((dir) => globSync('**/*.lock', { cwd: dir }).map((path) => join(dir, path))),
  );
  return [...paths].filter((path) => {
    const made = statSync(path, { throwIfNoEntry: false })?.mtimeMs;
    if (made === undefined || made < Math.floor(since) || made > since + LONGEST_GIT) return false;
    rmSync(path, { force: true });
    return true;
  });
}

/** Goes back to the commit before the rebase. Changes of a person that the rebase had put aside come back. */
async function endRebase(folder: string, rebase: string): Promise<void> {
  const [onto, stash] = ['onto', 'autostash'].map((name) => {
    const path = join(rebase, name);
    return existsSync(path) ? readFileSync(path, 'utf8').trim() : '';
  });
  const { code } = await runGit(folder, ['rebase', '--abort']);
  if (code !== 0) {
    // Killed before git had written where it came from: nothing is rebased yet.
    rmSync(rebase, { recursive: true, force: true });
    if (stash) {
      await gitOutput(folder, ['stash', 'store', '--message', 'Put aside by the daily job', stash]);
      await runGit(folder, ['stash', 'pop']);
    }
  }
  if (onto) await removeCheckedOut(folder, onto);
}

/**
 * Removes files of the commits of others that the rebase had begun to write. Git does not know them yet, and would refuse to write them
 * again. They may be cut off: a file is removed only if the whole one begins with it.
 */
async function removeCheckedOut(folder: string, onto: string): Promise<void> {
  const top = await gitOutput(folder, ['rev-parse', '--show-toplevel']);
  const list = async (...args: string[]) => (await gitOutput(top, [...args, '-z'])).split('\0');
  const added = new Set(await list('diff', '--name-only', '--no-renames', '--diff-filter=A', 'HEAD', onto));
  for (const path of await list('ls-files', '--others')) {
    if (path === '' || !added.has(path)) continue;
    const file = join(top, path);
    const { stdout } = await runGit(top, ['cat-file', 'blob', `${onto}:${path}`]);
    if (stdout.startsWith(readFileSync(file, 'utf8'))) rmSync(file);
  }
}
