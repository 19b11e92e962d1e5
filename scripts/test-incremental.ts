import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { count, createCommand, runCommand } from '../src/commands/program.ts';
import { UsageError } from '../src/commands/usage-error.ts';
import { Archive } from './test-incremental/archive.ts';
import { Choices } from './test-incremental/choices.ts';
import { checkBuild, KINDS, takeSteps } from './test-incremental/sequence.ts';
import { World } from './test-incremental/world.ts';

const command = createCommand(
  'test:incremental',
  'Changes a small archive, its settings, the code, the caches and the site at random, and compares each build with one from nothing, byte by byte.',
)
  .option('--runs <count>', 'the number of sequences of one to five changes', count, 20)
  .option('--seed <number>', 'the seed of the first chain; the same seed makes the same changes', count, 1)
  .option(
    '--chain <count>',
    'the number of sequences on one archive, before the next seed begins anew',
    count,
    10,
  )
  .option('--only <kinds>', `only changes of these kinds: ${KINDS.map(([kind]) => kind).join(',')}`)
  .option('--keep', 'keep the folder of the first fault, and end there')
  .addHelpText('after', '\nExit codes: 0 all builds agreed; 1 some did not.');

interface Options {
  readonly runs: number;
  readonly seed: number;
  readonly chain: number;
  readonly only?: string;
  readonly keep?: true;
}

await runCommand(command, async () => {
  const { runs, seed, chain, only, keep } = command.opts<Options>();
  const kinds = only?.split(',');
  const unknown = kinds?.find((kind) => !KINDS.some(([known]) => known === kind));
  if (unknown !== undefined)
    throw new UsageError(`There is no kind ${unknown}.`, 'The option --help lists the kinds of changes.');
  const work = await realpath(await mkdtemp(join(tmpdir(), 'broadsheet-incremental-')));
  let [done, faulty] = [0, 0];
  try {
    const choices = new Choices(seed);
    const world = new World(work, new Archive(choices), choices);
    for (let at = seed; done < runs && !(faulty > 0 && keep === true); at += 1) {
      const found = await runChain(world, at, Math.min(chain, runs - done), kinds);
      done += found.done;
      if (found.isFaulty) faulty += 1;
    }
  } finally {
    if (faulty > 0 && keep === true) console.log(`The folder is ${work}.`);
    else await rm(work, { recursive: true, force: true });
  }
  console.log(`${done} sequences, ${faulty} with faults.`);
  return faulty === 0 ? 0 : 1;
});

/** Runs sequences on one archive until one has a fault. */
async function runChain(world: World, seed: number, sequences: number, kinds?: readonly string[]) {
  const choices = new Choices(seed);
  world.begin(new Archive(choices), choices);
  const { code, printed } = await world.build();
  if (code !== 0) throw new Error(`The first build failed:\n${printed}`);
  for (let done = 1; done <= sequences; done += 1) {
    const begun = performance.now();
    const steps = await takeSteps(world, kinds);
    console.log(`seed ${seed}, sequence ${done}:\n${steps.map((step) => `  ${step}`).join('\n')}`);
    const checks = { isAudited: done % 2 === 0, isWhole: (seed + done) % 8 === 0 };
    const faults = await checkBuild(world, checks);
    const seconds = ((performance.now() - begun) / 1000).toFixed(0);
    console.log(faults.length === 0 ? `  well, ${seconds} s` : `  FAILED, ${seconds} s`);
    for (const fault of faults.slice(0, 12)) console.log(`    ${fault}`);
    if (faults.length > 12) console.log(`    and ${faults.length - 12} more`);
    if (faults.length > 0) {
      console.log(`  repeat: npm run test:incremental -- --seed ${seed} --runs ${done} --chain ${done}`);
      return { done, isFaulty: true };
    }
  }
  return { done: sequences, isFaulty: false };
}
