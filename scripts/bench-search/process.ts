import { spawn } from 'node:child_process';
import { type Held, watchMemory } from './memory.ts';

/** The output of a process, and its memory. */
export interface Ran {
  readonly output: string;
  readonly seconds: number;
  /** The process and its descendants, the largest first. */
  readonly processes: readonly Held[];
}

/** Runs Node.js with arguments, so that time and memory are those of nothing else. @throws where it fails. */
export async function run(args: readonly string[]): Promise<Ran> {
  const start = performance.now();
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const memory = child.pid === undefined ? undefined : watchMemory(child.pid);
  const printed = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (chunk: string) => {
      printed[name] += chunk;
    });
  }
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  const processes = memory?.stop() ?? [];
  if (code !== 0)
    throw new Error(`${args.join(' ')} ended with exit code ${String(code)}:\n${printed.stderr}`);
  return { output: printed.stdout, seconds: (performance.now() - start) / 1000, processes };
}
