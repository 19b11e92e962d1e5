import { spawn } from 'node:child_process';
import { collectText, exitCodeOf } from '../../src/commands/child-process.ts';
import { peakOf, processorSecondsOf, watchMemory } from '../bench-search/memory.ts';

/** A command to be measured. */
export interface Measurable {
  readonly program: string;
  readonly args: readonly string[];
  readonly folder: string;
  /** The exit codes with which it has done its work; the default is 0. */
  readonly accepted?: readonly number[];
}

/** The cost of a command. Where the system has no `/proc`, only the time is known, and the others are `NaN`. */
export interface Cost {
  /** The time by the clock. */
  readonly seconds: number;
  /** The processor time of the process and all its descendants, of user and system. */
  readonly processorSeconds: number;
  /** The peak resident memory of the largest process, in MB of 2^20 bytes. */
  readonly megabytes: number;
}

/**
 * Runs a command, and measures it. Only one may run at a time, since the processor time is that of all children of this process.
 * @throws {Error} with its output if it fails.
 */
export async function measure({ program, args, folder, accepted = [0] }: Measurable): Promise<Cost> {
  const before = childrenSeconds();
  const start = performance.now();
  const child = spawn(program, args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  const output = collectText(child.stdout, child.stderr);
  const watched = child.pid === undefined ? undefined : watchMemory(child.pid);
  const code = await exitCodeOf(child).finally(() => watched?.stop());
  const seconds = (performance.now() - start) / 1000;
  if (code === null || !accepted.includes(code))
    throw new Error(`${program} ${args.join(' ')} ended with exit code ${code}:\n${output()}`);
  const processes = watched?.stop() ?? [];
  // Children whose parent ended before them are not counted among this process's children; they have been watched.
  const seen = processes.reduce((sum, { processorSeconds }) => sum + processorSeconds, 0);
  const waited = childrenSeconds() - before;
  return { seconds, processorSeconds: Math.max(waited, seen), megabytes: peakOf(processes) };
}

/** The sum of two commands, of which one runs after the other. */
export function sumOf(one: Cost, other: Cost): Cost {
  return {
    seconds: one.seconds + other.seconds,
    processorSeconds: one.processorSeconds + other.processorSeconds,
    megabytes: Math.max(one.megabytes, other.megabytes),
  };
}

/** The processor time of the children of this process that have ended, and of theirs. */
function childrenSeconds(): number {
  return processorSecondsOf('self', 'children') ?? Number.NaN;
}
