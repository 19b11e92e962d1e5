import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** In milliseconds; a push that takes longer hangs. */
const LONGEST = 600_000;
const MESSAGE_LINES = 8;

/** The files and folders of a content folder that the daily job writes, and so commits. */
const WRITTEN = ['inbox', 'papers', 'quarantine', 'digest', 'status.json'];

/** Files among them that only this machine needs. */
const LOCAL = ['inbox/.last-request-*', '**/.*.lock*', '**/.*.draft', 'papers/.drafts/**'];

interface GitResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

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
    const pulled = await this.#git([
      ...(await this.#identity()),
      'pull',
      '--quiet',
      '--rebase',
      '--autostash',
      remote,
      branch,
    ]);
    if (pulled.code !== 0) {
      await this.#git(['rebase', '--abort']);
      return { state: 'refused', reason: lastLines(`${first.stderr}\n${pulled.stderr}${pulled.stdout}`) };
    }
    const second = await push();
    if (second.code !== 0) return { state: 'refused', reason: lastLines(second.stderr) };
    const { code } = await this.#git(['diff', '--quiet', before, 'HEAD', '--', '.']);
    return { state: 'pushed', moved: code !== 0 };
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

  async #output(args: readonly string[], input = ''): Promise<string> {
    const { code, stdout, stderr } = await this.#git(args, input);
    if (code === 0) return stdout.trim();
    throw new Error(
      `git ${args.find((arg) => /^[a-z-]+$/u.test(arg) && !arg.startsWith('-')) ?? ''} failed: ${lastLines(stderr)}`,
    );
  }

  #git(args: readonly string[], input = ''): Promise<GitResult> {
    // Nobody is there to type a password, and messages are recognized in English.
    const env = { ...process.env, GIT_TERMINAL_PROMPT: '0', LC_ALL: 'C' };
    const options = { cwd: this.#folder, env, timeout: LONGEST, maxBuffer: 2 ** 26 };
    return new Promise((resolve) => {
      const child = execFile('git', args, options, (error, stdout, stderr) =>
        resolve({
          code: error === null ? 0 : Number(error.code) || 1,
          stdout,
          stderr: stderr || (error?.message ?? ''),
        }),
      );
      // Git may end before it has read the list.
      child.stdin?.on('error', () => {}).end(input);
    });
  }
}

function lastLines(text: string): string {
  return text.trim().split('\n').slice(-MESSAGE_LINES).join('\n');
}
