import { spawn } from 'node:child_process';
import { collectText, exitCodeOf } from '../../src/commands/child-process.ts';
import { type Held, watchMemory } from './memory.ts';

/** The output of a process, and its memory. */
export interface Ran {
  readonly output: string;
  readonly seconds: number;
  /** The process and its descendants, the largest first. */
  readonly processes: readonly Held[];
}

/** Runs Node.js with arguments and measures its time and memory. @throws {Error} if it fails. */
export async function run(args: readonly string[]): Promise<Ran> {
  const start = performance.now();
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const memory = child.pid === undefined ? undefined : watchMemory(child.pid);
  const [output, errors] = [collectText(child.stdout), collectText(child.stderr)];
  const code = await exitCodeOf(child);
  const processes = memory?.stop() ?? [];
  if (code !== 0) throw new Error(`${args.join(' ')} ended with exit code ${String(code)}:\n${errors()}`);
  return { output: output(), seconds: (performance.now() - start) / 1000, processes };
}
