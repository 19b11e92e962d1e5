import type { ChildProcess } from 'node:child_process';

/**
 * Waits until a process has ended and all its output has been read.
 * @returns its exit code; `null` if a signal ended it.
 * @throws if it cannot be started.
 */
export function exitCodeOf(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
}

/** Collects the UTF-8 text of some streams; the returned function gives the text so far. */
export function collectText(...streams: readonly NodeJS.ReadableStream[]): () => string {
  let text = '';
  for (const stream of streams) {
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
    });
  }
  return () => text;
}

/** Whether another process with this id runs. */
export function isRunning(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
