import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Option } from 'commander';
import { count, createCommand, runCommand } from '../src/commands/program.ts';
import { randomOf } from '../src/vectors/training/random.ts';
import { killOften } from './test-daily/kills.ts';
import { SCENARIOS } from './test-daily/scenarios.ts';
import { Scene } from './test-daily/scene.ts';

const command = createCommand(
  'test:daily',
  'Runs the daily job with real builds against a git remote and a source on this machine that misbehave, and kills it at random moments.',
)
  .option('--kills <count>', 'the number of kills', count, 36)
  .addOption(new Option('--seed <number>', 'repeats the same moments').argParser(count).default(1))
  .option('--only <what>', 'scenarios or kills (default: both)')
  .addHelpText('after', '\nExit codes: 0 everything passed; 1 something did not.');

interface Options {
  readonly kills: number;
  readonly seed: number;
  readonly only?: string;
}

await runCommand(command, async () => {
  const { kills, seed, only } = command.opts<Options>();
  const work = await mkdtemp(join(tmpdir(), 'broadsheet-daily-'));
  try {
    const scenarios = only === 'kills' ? true : await runScenarios(join(work, 'scenarios'));
    const survived = only === 'scenarios' ? true : await runKills(join(work, 'kills'), kills, seed);
    return scenarios && survived ? 0 : 1;
  } finally {
    await rm(work, { recursive: true, force: true });
  }
});

/** One repository goes through all scenarios, one after the other, as in its years of daily runs. */
async function runScenarios(work: string): Promise<boolean> {
  const scene = await Scene.in(work);
  let failed = 0;
  try {
    for (const { says, run } of SCENARIOS) {
      const faults = await run(scene);
      console.log(`${faults.length === 0 ? 'passed' : 'FAILED'}: ${says}`);
      for (const fault of faults) console.log(`  ${fault}`);
      if (faults.length > 0) failed++;
    }
  } finally {
    await scene.server.close();
  }
  console.log(`${SCENARIOS.length} situations, ${SCENARIOS.length - failed} survived\n`);
  return failed === 0;
}

async function runKills(work: string, kills: number, seed: number): Promise<boolean> {
  const { tried, missed, faults } = await killOften(work, kills, randomOf(seed), console.log);
  for (const fault of faults) console.log(fault);
  const moments = Object.entries(tried).map(([moment, number]) => `${number} ${moment}`);
  console.log(
    `${kills} kills (${moments.join(', ')}), ${missed} of them after the end of the run; ${faults.length} faults`,
  );
  return faults.length === 0;
}
