import { execFile } from 'node:child_process';

/** In milliseconds; a push that takes longer hangs. */
export const LONGEST_GIT = 600_000;
const MESSAGE_LINES = 8;

interface GitResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs git in a folder. A failure is a result, too. */
export function runGit(folder: string, args: readonly string[], input = ''): Promise<GitResult> {
  // Nobody is there to type a password, and messages are recognized in English.
  const env = { ...process.env, GIT_TERMINAL_PROMPT: '0', LC_ALL: 'C' };
  const options = { cwd: folder, env, timeout: LONGEST_GIT, maxBuffer: 2 ** 26 };
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

/** The output of git. @throws if git fails. */
export async function gitOutput(folder: string, args: readonly string[], input = ''): Promise<string> {
  const { code, stdout, stderr } = await runGit(folder, args, input);
  if (code === 0) return stdout.trim();
  throw new Error(
    `git ${args.find((arg) => /^[a-z-]+$/u.test(arg) && !arg.startsWith('-')) ?? ''} failed: ${lastLines(stderr)}`,
  );
}

/** The last lines of a message. */
export function lastLines(text: string): string {
  return text.trim().split('\n').slice(-MESSAGE_LINES).join('\n');
}
