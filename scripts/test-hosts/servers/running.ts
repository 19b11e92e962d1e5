import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** A web server that runs. */
export interface Running {
  readonly stop: () => Promise<void>;
}

const WAITS = 300;

/**
 * Starts a program that serves HTTP, and waits until it answers. @param work the folder with its log, `error.log`.
 * @throws if it ends or does not answer, with the end of what it printed.
 */
export async function startServer(
  program: string,
  args: readonly string[],
  { port, work }: { readonly port: number; readonly work: string },
): Promise<Running> {
  await mkdir(work, { recursive: true });
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const printed: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      printed.push(chunk.toString());
      if (printed.length > 20) printed.shift();
    });
  const ended = new Promise<void>((resolve) => {
    child.once('error', (error) => {
      printed.push(error.message);
      resolve();
    });
    child.once('close', () => resolve());
  });
  const running = { stop: () => stop(child, ended) };
  for (let wait = 0; wait < WAITS; wait += 1) {
    if (await answers(port)) return running;
    const isOver = await Promise.race([ended.then(() => true), pause(50, false)]);
    if (isOver) break;
  }
  await running.stop();
  const log = join(work, 'error.log');
  const logged = existsSync(log) ? await readFile(log, 'utf8') : '';
  throw new Error(`${program} did not start: ${`${printed.join('')}\n${logged}`.trim().slice(-2000)}`);
}

async function stop(child: ChildProcess, ended: Promise<void>): Promise<void> {
  child.kill('SIGTERM');
  const isOver = await Promise.race([ended.then(() => true), pause(5000, false, { ref: false })]);
  if (isOver) return;
  child.kill('SIGKILL');
  await ended;
}

function answers(port: number): Promise<boolean> {
  return fetch(`http://127.0.0.1:${port}/`, { method: 'HEAD' }).then(
    () => true,
    () => false,
  );
}
