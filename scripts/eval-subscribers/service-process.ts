import { type ChildProcess, spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { collectText, exitCodeOf } from '../../src/commands/child-process.ts';
import { projectRoot } from '../../src/commands/program.ts';

/** The key of tokens while the service is measured. */
export const KEY = '4b1d0f6a9c3e857264d1b0f9ae38c75261e0d4f7';

/** The service in a process of its own, which can be killed and started again at the same address. */
export class ServiceProcess {
  readonly address: string;
  readonly #arguments: readonly string[];
  readonly #environment: NodeJS.ProcessEnv;
  #child: ChildProcess | undefined;
  #errors: () => string = () => '';
  #lines: () => string = () => '';

  constructor(contentDir: string, port: number, mailPort: number) {
    this.address = `http://127.0.0.1:${port}/`;
    const script = join(projectRoot, 'scripts/subscribers.ts');
    this.#arguments = [script, '--content', contentDir, '--port', String(port), '--proxies', '1'];
    this.#environment = {
      ...process.env,
      BROADSHEET_UNSUBSCRIBE_KEY: KEY,
      BROADSHEET_SMTP_HOST: '127.0.0.1',
      BROADSHEET_SMTP_PORT: String(mailPort),
      BROADSHEET_SMTP_SECURITY: 'none',
    };
  }

  /** Starts the service, and waits until it answers. @throws if it ends instead. */
  async start(): Promise<void> {
    const child = spawn(process.execPath, this.#arguments, {
      env: this.#environment,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child = child;
    this.#errors = collectText(child.stderr);
    this.#lines = collectText(child.stdout);
    while (!(await fetch(`${this.address}health`).catch(() => undefined))?.ok) {
      if (child.exitCode !== null) throw new Error(`The service ended: ${this.#errors()}`);
      await wait(10);
    }
  }

  /** Ends the process, and waits until it has ended. Returns its exit code; `null` if a signal ended it. */
  async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null> {
    const child = this.#child;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null)
      return child?.exitCode ?? null;
    const code = exitCodeOf(child);
    child.kill(signal);
    return code;
  }

  /** What the process has printed since its last start. */
  log(): string {
    return this.#lines() + this.#errors();
  }

  /** The memory that the process has in use, in MB. */
  async memory(): Promise<number> {
    const status = await readFile(`/proc/${this.#child?.pid}/status`, 'utf8');
    return Math.round(Number(/VmRSS:\s+(\d+)/u.exec(status)?.[1]) / 1024);
  }
}
