import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Day } from '../../src/paper/days.ts';
import { type Manner, ok, type Server, startServer } from '../../tests/fetching/server.ts';
import { dailyItem } from '../../tests/ingest/command.ts';
import { git, makeRepositories, NOBODY, type Repositories } from '../../tests/publishing/repositories.ts';
import type { JobOptions } from './job.ts';

const JOB = fileURLToPath(new URL('job.ts', import.meta.url));

/** A run that has ended; `code` is `null` if it was killed. */
export interface Outcome {
  readonly code: number | null;
  readonly printed: string;
  readonly milliseconds: number;
}

/** A run at work. */
export interface Run {
  readonly ended: Promise<Outcome>;
  /** Resolves once the run has printed a text, or has ended. */
  readonly has: (text: string) => Promise<void>;
  /** Ends the run and all processes that it started, at once. */
  readonly kill: () => void;
}

/** A repository of papers, its remote, a source and the folder of the site, for runs of the daily job with real builds. */
export class Scene {
  readonly repositories: Repositories;
  readonly server: Server;
  readonly out: string;
  /** The records of the source, by day. */
  readonly listed = new Map<Day, string[]>();
  now = '2026-03-06T12:00:00Z';

  private constructor(work: string, server: Server) {
    mkdirSync(work, { recursive: true });
    this.repositories = makeRepositories(work);
    // A remote is another machine, which is not killed with the job: so it gets a group of processes of its own.
    const receiver = 'setsid --wait git-receive-pack';
    git(this.repositories.content, 'config', 'remote.origin.receivepack', receiver);
    this.server = server;
    this.out = join(work, 'site');
    this.listen();
  }

  static async in(work: string): Promise<Scene> {
    return new Scene(work, await startServer());
  }

  /** Makes the source answer with its records again. */
  listen(): void {
    this.server.behave((request, response) => this.#answer(request, response));
  }

  /** The source lists more papers on a day. */
  list(day: Day, ...ids: readonly string[]): void {
    this.listed.set(day, [...(this.listed.get(day) ?? []), ...ids]);
  }

  /** Starts the daily job, in a group of processes of its own. */
  start(options: Partial<JobOptions> = {}): Run {
    const given: JobOptions = {
      ...{ content: this.repositories.content, out: this.out, base: this.server.base },
      ...{ now: this.now, days: 1, allowSmaller: false },
      ...options,
    };
    const env = { ...process.env, ...NOBODY };
    return watch(spawn(process.execPath, [JOB, JSON.stringify(given)], { env, detached: true }));
  }

  run(options?: Partial<JobOptions>): Promise<Outcome> {
    return this.start(options).ended;
  }

  readonly #answer: Manner = (request, response) => {
    const { searchParams } = new URL(request.url ?? '/', this.server.base);
    ok(records(...(this.listed.get(searchParams.get('date') ?? '') ?? [])))(request, response);
  };
}

/** The answer of a source that lists papers. */
export function records(...ids: readonly string[]): string {
  return JSON.stringify(ids.map((id) => dailyItem(id, `On quiet listings ${id}`)));
}

function watch(child: ChildProcess): Run {
  const start = performance.now();
  let printed = '';
  const waiting = new Map<() => void, string>();
  const add = (chunk: unknown) => {
    printed += String(chunk);
    for (const [done, text] of waiting) if (printed.includes(text)) done();
  };
  child.stdout?.on('data', add);
  child.stderr?.on('data', add);
  const ended = new Promise<Outcome>((resolve) =>
    child.on('close', (code) => {
      for (const done of waiting.keys()) done();
      resolve({ code, printed, milliseconds: performance.now() - start });
    }),
  );
  return {
    ended,
    has: (text) =>
      printed.includes(text) || child.exitCode !== null
        ? Promise.resolve()
        : new Promise((done) => waiting.set(done, text)),
    kill: () => killGroup(child.pid),
  };
}

function killGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // All of its processes have ended.
  }
}
