import { mkdir, writeFile } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { InvalidArgumentError, Option } from 'commander';
import { count, createCommand, runCommand } from '../src/commands/program.ts';
import { readers } from '../src/readers/registry.ts';
import { Board } from './fuzz/board.ts';
import { mutantAt, mutantsOf, originalsOf } from './fuzz/mutations.ts';
import { type Failure, watch } from './fuzz/watch.ts';
import type { Job } from './fuzz/worker.ts';

interface Options {
  readonly mutations: number;
  readonly format?: string;
  readonly seed: number;
  readonly limit: number;
}

const MOST_FAILURES = 10;
const MOST_WORKERS = 2;
/** A reader that needs more for a file of a few kilobytes would fail on a real one. */
const MOST_MEGABYTES = 1024;
const FOLDER = join(tmpdir(), 'broadsheet-fuzz');

const command = createCommand(
  'fuzz',
  `Reads the cases of each reader with up to four mutations: parts cut, repeated, moved, flipped, inserted \
and replaced. A reader must end in time, throw only an error that says the file cannot be read, and return papers \
that can be stored and problems with a position in the file, a message and a hint. The first ${MOST_FAILURES} inputs \
of each format that fail are saved.`,
)
  .option('--mutations <n>', 'number of mutants for each format', count, 10_000)
  .addOption(new Option('--format <name>', 'only this format').choices(readers.map(({ name }) => name)))
  .option('--seed <n>', 'a seed, to repeat the mutations of a run (default: random)', integer)
  .option('--limit <seconds>', 'the most time that a reader may take for one input', count, 20)
  .addHelpText('after', '\nExit codes: 0 done; 1 a reader failed; 2 nothing done.');

await runCommand(command, async () => {
  const { seed = Math.floor(Math.random() * 2 ** 31), ...rest } = command.opts<Options>();
  const options = { ...rest, seed };
  console.log(`seed ${seed}\n`);
  console.log(
    row(['', 'mutations', 'refused', 'papers', 'problems', 'passed over', 'slowest ms', 'failures']),
  );
  const names = options.format === undefined ? readers.map(({ name }) => name) : [options.format];
  const failed = await inParallel(names, (name) => fuzz(name, options));
  console.log(`\nseed ${seed}`);
  return failed.some(Boolean) ? 1 : 0;
});

/** Reads all mutants of a format and prints the results. @returns whether the reader failed. */
async function fuzz(format: string, { mutations, seed, limit }: Options): Promise<boolean> {
  const board = new Board();
  const start = (from: number) => {
    const workerData: Job = { format, seed, from, end: mutations, memory: board.memory };
    const resourceLimits = { maxOldGenerationSizeMb: MOST_MEGABYTES };
    return new Worker(new URL('fuzz/worker.ts', import.meta.url), { workerData, resourceLimits });
  };
  const watched = { board, count: mutations, limit: limit * 1000, mostFailures: MOST_FAILURES, start };
  const { failures, read } = await watch(watched);
  const counts = (['refused', 'papers', 'problems', 'skipped'] as const).map((cell) => board.get(cell));
  const slowest = (board.get('slowest') / 1000).toFixed(0);
  console.log(row([format, read, ...counts, slowest, failures.length]));
  for (const failure of failures) await save(format, seed, failure);
  return failures.length > 0;
}

async function save(format: string, seed: number, { number, reason }: Failure): Promise<void> {
  const { name, bytes } = mutantAt(mutantsOf(originalsOf(format)), seed, number);
  const path = join(FOLDER, `${format}-${seed}-${number}`, name.replaceAll(' ', '-'));
  await mkdir(join(path, '..'), { recursive: true });
  await writeFile(path, bytes);
  console.error(`${path}: ${reason}`);
}

/** Runs `work` for each name, at most two at a time. */
async function inParallel<T>(names: readonly string[], work: (name: string) => Promise<T>): Promise<T[]> {
  const results: T[] = [];
  const waiting = names.values();
  const lanes = Array.from({ length: Math.min(MOST_WORKERS, availableParallelism()) }, async () => {
    for (const name of waiting) results.push(await work(name));
  });
  await Promise.all(lanes);
  return results;
}

function row([name, ...cells]: readonly (string | number)[]): string {
  return `${String(name).padEnd(22)}${cells.map((cell) => String(cell).padStart(12)).join('')}`;
}

function integer(text: string): number {
  if (!/^-?\d{1,9}$|^\d{10}$/.test(text)) throw new InvalidArgumentError('Give a whole number.');
  return Number(text);
}
