import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** An environment in which git knows nothing of the person who runs the tests. */
export const NOBODY = { GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: '/dev/null' };

/** Runs git without the settings of the person who runs the tests. */
export function git(folder: string, ...args: readonly string[]): string {
  const env = { ...process.env, ...NOBODY, LC_ALL: 'C' };
  const who = ['-c', 'user.name=a', '-c', 'user.email=a@localhost', '-c', 'init.defaultBranch=main'];
  return execFileSync('git', [...who, ...args], { cwd: folder, env, encoding: 'utf8', stdio: 'pipe' }).trim();
}

/** Writes a file, its folders included. */
export function put(folder: string, path: string, content: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), content);
}

/** A repository of papers and its remote. */
export interface Repositories {
  readonly content: string;
  readonly remote: string;
  /** The files on the remote's branch. */
  pushed(): string[];
  /** Somebody else changes files and pushes. A file without content is removed. */
  elsewhere(files: Readonly<Record<string, string | undefined>>): void;
  /** Makes the remote refuse pushes: a script of the hook `pre-receive`. */
  refuse(script: string): void;
}

let made: string | undefined;

/** A folder with a repository of papers and its remote, made once. */
function template(): string {
  if (made !== undefined) return made;
  made = mkdtempSync(join(tmpdir(), 'broadsheet-template-'));
  const folder = made;
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const content = join(made, 'papers');
  git(made, 'init', '-q', '--bare', '--template=', join(made, 'remote.git'));
  git(made, 'clone', '-q', '--template=', join(made, 'remote.git'), content);
  git(content, 'checkout', '-q', '-B', 'main');
  put(content, 'site.yaml', 'dates: iso\n');
  // Git ignores the papers, as in Broadsheet's own folder.
  put(content, '.gitignore', '.cache/\npapers/\ninbox/.*\n');
  git(content, 'add', '.');
  git(content, 'commit', '-qm', 'First');
  git(content, 'push', '-q', '-u', 'origin', 'main');
  return made;
}

/** Copies a repository of papers and its remote into a folder. */
export function makeRepositories(work: string): Repositories {
  const [remote, content] = [join(work, 'remote.git'), join(work, 'papers')];
  cpSync(template(), work, { recursive: true });
  const config = join(content, '.git/config');
  writeFileSync(config, readFileSync(config, 'utf8').replace(/url = .*/u, `url = ${remote}`));
  return {
    ...{ content, remote },
    pushed: () => git(remote, 'ls-tree', '-r', '--name-only', 'main').split('\n'),
    elsewhere(files) {
      const other = join(work, `other-${Math.random()}`);
      git(work, 'clone', '-q', '-b', 'main', remote, other);
      for (const [path, text] of Object.entries(files))
        if (text === undefined) git(other, 'rm', '-q', '-r', path);
        else put(other, path, text);
      git(other, 'add', '--force', '--all');
      git(other, 'commit', '-qm', 'By hand');
      git(other, 'push', '-q');
    },
    refuse(script) {
      put(remote, 'hooks/pre-receive', `#!/bin/sh\n${script}\n`);
      chmodSync(join(remote, 'hooks/pre-receive'), 0o755);
    },
  };
}
