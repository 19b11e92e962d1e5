import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { collectText, exitCodeOf } from '../../../src/commands/child-process.ts';

const script = join(import.meta.dirname, '../../../scripts/digest.ts');

export interface DigestRun {
  readonly code: number | null;
  readonly out: string;
  readonly error: string;
}

/**
 * Runs the command in a process of its own. @param port that of a mail server on this machine.
 * @param kill waits for the moment at which the process is killed, as by a power cut.
 */
export async function runDigest(
  args: readonly string[],
  port?: number,
  kill?: () => Promise<unknown>,
  variables: Readonly<Record<string, string>> = {},
): Promise<DigestRun> {
  const env = {
    ...process.env,
    INIT_CWD: '',
    ...(port !== undefined && {
      BROADSHEET_SMTP_HOST: '127.0.0.1',
      BROADSHEET_SMTP_PORT: String(port),
      BROADSHEET_SMTP_SECURITY: 'none',
    }),
    ...variables,
  };
  const child = spawn(process.execPath, [script, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const [out, error] = [collectText(child.stdout), collectText(child.stderr)];
  const ended = exitCodeOf(child);
  if (kill !== undefined) void Promise.race([kill(), ended]).then(() => child.kill('SIGKILL'));
  const code = await ended;
  return { code, out: out(), error: error() };
}
