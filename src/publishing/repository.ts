import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { gitOutput, lastLines, runGit } from './git.ts';
import { markWork, recover } from './git-recovery.ts';

/** The files and folders of a content folder that the daily job writes, and so commits. */
const WRITTEN = ['inbox', 'papers', 'quarantine', 'digest', 'status.json'];

/** Files among them that only this machine needs. */
const LOCAL = ['inbox/.last-request-*', '**/.*.lock*', '**/.*.draft', 'papers/.drafts/**'];

/** The result of a push: `moved` says whether commits of others came in whose files of the content folder are not in the site. */
export type PushResult =
  | { readonly state: 'pushed' | 'no-remote'; readonly moved: boolean }
  | { readonly state: 'refused'; readonly reason: string };

/** The git repository that a content folder is in. */
export class Repository {
  readonly #folder: string;

  private constructor(folder: string) {
    this.#folder = folder;
  }

  /** The repository of a folder; `undefined` if it is in none, or git is not installed. */
  static async of(folder: string): Promise<Repository | undefined> {
    const repository = new Repository(folder);
    const { code } = await repository.#git(['rev-parse', '--git-dir']);
    return code === 0 ? repository : undefined;
  }

  /** Repairs the repository if a daily job was killed while it changed it. @returns what was repaired, as sentences. */
  recover(): Promise<string[]> {
    return recover(this.#folder);
  }

  /** Does work that changes the repository, so that the next run can repair it if this one is killed. */
  async change<T>(work: () => Promise<T>): Promise<T> {
    const done = await markWork(this.#folder);
    return work().finally(done);
  }

  /**
   * Commits the files that the daily job writes, also those that git ignores, and nothing else.
   * @returns whether there was anything to commit. @throws if git fails.
   */
  async commit(message: string): Promise<boolean> {
    const paths: string[] = [];
    for (const path of WRITTEN)
      if (existsSync(join(this.#folder, path)) || (await this.#output(['ls-files', '--', path])) !== '')
        paths.push(path);
    if (paths.length === 0) return false;
    const wanted = [...paths, ...LOCAL.map((path) => `:(exclude,glob)${path}`)];
    await this.#output(['add', '--all', '--force', '--', ...wanted]);
    const changed = await this.#output([
      'diff',
      '--cached',
      '--relative',
      '--name-only',
      '-z',
      '--',
      ...wanted,
    ]);
    if (changed === '') return false;
    // Named one by one: what a person has staged besides stays staged.
    const listed = ['--pathspec-from-file=-', '--pathspec-file-nul'];
    const options = [...(await this.#identity()), '--literal-pathspecs'];
    await this.#output([...options, 'commit', '--quiet', '--message', message, ...listed], changed);
    return true;
  }

  /**
   * Pushes the branch, also commits that an earlier run could not push. If the push is refused, it takes in the commits of others
   * and tries once more.
   */
  async push(): Promise<PushResult> {
    const remote = await this.remote();
    if (remote === undefined) return { state: 'no-remote', moved: false };
    const branch = (await this.#git(['symbolic-ref', '--quiet', '--short', 'HEAD'])).stdout.trim();
    if (branch === '')
      return { state: 'refused', reason: 'No branch is checked out. Check one out: git switch main' };
    const push = () => this.#git(['push', '--quiet', remote, `HEAD:refs/heads/${branch}`]);
    const first = await push();
    if (first.code === 0) return { state: 'pushed', moved: false };
    const before = await this.#output(['rev-parse', 'HEAD']);
    const failure = await this.#takeIn(remote, branch);
    if (failure !== undefined) return { state: 'refused', reason: lastLines(`${first.stderr}\n${failure}`) };
    const second = await push();
    if (second.code !== 0) return { state: 'refused', reason: lastLines(second.stderr) };
    const { code } = await this.#git(['diff', '--quiet', before, 'HEAD', '--', '.']);
    return { state: 'pushed', moved: code !== 0 };
  }

  /** Puts our commits on top of those of others. @returns what git says if that fails; nothing is changed then. */
  async #takeIn(remote: string, branch: string): Promise<string | undefined> {
    const fetched = await this.#git(['fetch', '--quiet', remote, branch]);
    if (fetched.code !== 0) return fetched.stderr;
    // Not `pull`: it may move the branch forward without leaving a trace of its work, if it is killed.
    const rebase = ['rebase', '--quiet', '--merge', '--autostash', 'FETCH_HEAD'];
    const { code, stdout, stderr } = await this.#git([...(await this.#identity()), ...rebase]);
    if (code === 0) return undefined;
    await this.#git(['rebase', '--abort']);
    return `${stderr}${stdout}`;
  }

  /** The remote to push to; `undefined` if there is none. */
  async remote(): Promise<string | undefined> {
    const remotes = (await this.#output(['remote'])).split('\n').filter((name) => name !== '');
    return remotes.includes('origin') ? 'origin' : remotes[0];
  }

  /** Options that name an author, if nobody has told git who commits here. */
  async #identity(): Promise<string[]> {
    const { code } = await this.#git(['config', 'user.email']);
    return code === 0 ? [] : ['-c', 'user.name=Daily job', '-c', 'user.email=daily@localhost'];
  }

  #output(args: readonly string[], input = ''): Promise<string> {
    return gitOutput(this.#folder, args, input);
  }

  #git(args: readonly string[]): ReturnType<typeof runGit> {
    return runGit(this.#folder, args);
  }
}
