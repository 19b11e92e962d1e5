import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, vi } from 'vitest';
import type { BuildReport } from '../../src/building/build-site.ts';
import { LIMITS } from '../../src/fetching/http/limits.ts';
import { runDaily } from '../../src/publishing/daily.ts';
import type { DailyOptions, DailyResult } from '../../src/publishing/daily-options.ts';
import { createMessages } from '../../src/publishing/messages.ts';
import { readVisible } from '../../src/store/store.ts';
import { IMPATIENT, type TestClock, testClock } from '../fetching/runs.ts';
import { type Server, serve } from '../fetching/server.ts';
import { temporaryFolder, writeFiles } from '../ingest/command.ts';

/** An environment in which git knows nothing of the person who runs the tests. */
const NOBODY = { GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: '/dev/null' };

/** Runs git without the settings of the person who runs the tests. */
export function git(folder: string, ...args: readonly string[]): string {
  const env = { ...process.env, ...NOBODY, LC_ALL: 'C' };
  const who = ['-c', 'user.name=a', '-c', 'user.email=a@localhost', '-c', 'init.defaultBranch=main'];
  return execFileSync('git', [...who, ...args], { cwd: folder, env, encoding: 'utf8', stdio: 'pipe' }).trim();
}

/** A repository of papers with a remote, and a source that a test plays. */
export interface DailyScene {
  readonly content: string;
  readonly remote: string;
  readonly server: Server;
  readonly clock: TestClock;
  /** The numbers of papers of the sites that were built. */
  readonly built: number[];
  run(options?: Partial<DailyOptions>): Promise<DailyResult & { readonly printed: string }>;
  /** The files on the remote's branch. */
  pushed(): string[];
  /** Somebody else changes files and pushes. A file without content is removed. */
  elsewhere(files: Readonly<Record<string, string | undefined>>): Promise<void>;
  /** Makes the remote refuse pushes: a script of the hook `pre-receive`. */
  refuse(script: string): Promise<void>;
}

/** The report of a build that counts the papers and writes nothing. */
export async function countingBuild(content: string, built: number[]): Promise<BuildReport> {
  let papers = 0;
  for await (const _ of readVisible(content, () => {})) papers += 1;
  built.push(papers);
  return {
    ...{
      papers,
      pages: 1,
      files: 1,
      bytes: 1,
      largest: undefined,
      problems: 0,
      isAddressed: false,
      unknownPins: [],
      topicsFile: '',
    },
    seconds: { pages: 0, search: 0, cards: 0 },
    shards: { built: 0, reused: 0 },
    formulas: { formulas: 0, broken: [] },
  };
}

let made: Promise<string> | undefined;

/** A folder with a repository of papers and its remote, made once. */
function template(): Promise<string> {
  made ??= makeTemplate();
  return made;
}

async function makeTemplate(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-template-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const content = join(folder, 'papers');
  git(folder, 'init', '-q', '--bare', '--template=', join(folder, 'remote.git'));
  git(folder, 'clone', '-q', '--template=', join(folder, 'remote.git'), content);
  git(content, 'checkout', '-q', '-B', 'main');
  // Git ignores the papers, as in Broadsheet's own folder.
  await writeFiles(content, { 'site.yaml': 'dates: iso\n', '.gitignore': '.cache/\npapers/\ninbox/.*\n' });
  git(content, 'add', '.');
  git(content, 'commit', '-qm', 'First');
  git(content, 'push', '-q', '-u', 'origin', 'main');
  return folder;
}

export async function dailyScene(start = '2026-03-06T12:00:00Z'): Promise<DailyScene> {
  const work = await temporaryFolder();
  for (const [name, value] of Object.entries(NOBODY)) vi.stubEnv(name, value);
  const [remote, content] = [join(work, 'remote.git'), join(work, 'papers')];
  const clock = testClock(start);
  const server = await serve(clock.now);
  cpSync(await template(), work, { recursive: true });
  const config = join(content, '.git/config');
  writeFileSync(config, readFileSync(config, 'utf8').replace(/url = .*/u, `url = ${remote}`));
  const built: number[] = [];
  return {
    ...{ content, remote, server, clock, built },
    async run(options = {}) {
      const lines: string[] = [];
      const result = await runDaily({
        ...{
          contentDir: content,
          siteUrl: undefined,
          sources: [{ from: 'hf', base: server.base }],
          days: 1,
          keep: true,
          clock,
        },
        ...{
          allowSmaller: false,
          userAgent: 'Broadsheet/test',
          limits: { ...LIMITS, ...IMPATIENT, attempts: 2 },
        },
        messages: createMessages((line) => lines.push(line), false),
        build: () => countingBuild(content, built),
        ...options,
      });
      return { ...result, printed: lines.join('\n') };
    },
    pushed: () => git(remote, 'ls-tree', '-r', '--name-only', 'main').split('\n'),
    async elsewhere(files) {
      const other = join(work, `other-${Math.random()}`);
      git(work, 'clone', '-q', '-b', 'main', remote, other);
      for (const [path, text] of Object.entries(files))
        if (text === undefined) git(other, 'rm', '-q', '-r', path);
        else await writeFiles(other, { [path]: text });
      git(other, 'add', '--force', '--all');
      git(other, 'commit', '-qm', 'By hand');
      git(other, 'push', '-q');
      expect(git(remote, 'log', '-1', '--format=%s', 'main')).toBe('By hand');
    },
    async refuse(script) {
      await writeFiles(remote, { 'hooks/pre-receive': `#!/bin/sh\n${script}\n` });
      chmodSync(join(remote, 'hooks/pre-receive'), 0o755);
    },
  };
}
