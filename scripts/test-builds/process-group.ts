import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { projectRoot } from '../../src/commands/program.ts';

/** How a command ended, and what it printed. */
export interface Ended {
  /** `null` if a signal has ended it. */
  readonly code: number | null;
  readonly printed: string;
}

/** A command at work, in a process group of its own. */
export interface Run {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  /** The output so far. */
  readonly printed: () => string;
}

/** How a command is started. */
export interface StartOptions {
  /** The folder of the project whose command it is. Default: this one. */
  readonly project?: string;
  /** A command that starts the command, such as one that sets limits. */
  readonly through?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** Starts a command of a project as `npm run` does, without npm, in a process group of its own. */
export function startCommand(name: string, args: readonly string[], options: StartOptions = {}): Run {
  const { project = projectRoot, through = [], env = {} } = options;
  const script = [join(project, 'scripts', `${name}.ts`), ...args];
  const words = [...through, process.execPath, ...['--import', './src/commands/compile-cache.ts'], ...script];
  const [command = '', ...rest] = words;
  const child = spawn(command, rest, {
    cwd: project,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, INIT_CWD: project, ...env },
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => {
      printed += String(chunk);
    });
  const ended = new Promise<Ended>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, printed }));
  });
  return { child, ended, printed: () => printed };
}

/** Kills a command and all processes that it has started. */
export function killGroup({ pid, exitCode }: ChildProcess): void {
  if (pid === undefined || exitCode !== null) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It has just ended.
  }
}
