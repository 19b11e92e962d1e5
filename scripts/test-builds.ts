import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Option } from 'commander';
import { count, createCommand, runCommand } from '../src/commands/program.ts';
import { randomOf } from '../src/vectors/training/random.ts';
import { buildAtOnce } from './test-builds/at-once.ts';
import { testDisks } from './test-builds/disks.ts';
import { killOften } from './test-builds/kills.ts';

const command = createCommand(
  'test:builds',
  'Kills builds of a small site at random moments, runs some at once, and builds onto full and read-only disks.',
)
  .option('--kills <count>', 'the number of kills', count, 200)
  .addOption(new Option('--seed <number>', 'repeats the same moments').argParser(count).default(1))
  .addOption(new Option('--only <what>', 'a part of the tests').choices(['kills', 'at-once', 'disks']))
  .addHelpText(
    'after',
    '\nThe disks need Linux, and root.\nExit codes: 0 everything passed; 1 something did not.',
  );

await runCommand(command, async () => {
  const { kills, seed, only } = command.opts<{ kills: number; seed: number; only?: string }>();
  const isAsked = (part: string) => only === undefined || only === part;
  const work = await realpath(await mkdtemp(join(tmpdir(), 'broadsheet-builds-')));
  const faults: string[] = [];
  try {
    if (isAsked('at-once')) {
      const found = await buildAtOnce(join(work, 'at-once'), 3);
      console.log(`three builds at once: ${found.join('; ') || 'well'}`);
      faults.push(...found);
    }
    if (isAsked('disks') && process.platform === 'linux' && process.getuid?.() === 0)
      faults.push(...(await testDisks(join(work, 'disks'), console.log)));
    else if (isAsked('disks')) console.log('The disks are left out: they need Linux, and root.');
    if (isAsked('kills')) {
      const report = await killOften(join(work, 'kills'), kills, randomOf(seed), console.log);
      const { former, completed, missed } = report;
      console.log(
        `${kills} kills: ${former} left the former site, ${completed} the next one, ${missed} came too late`,
      );
      faults.push(...report.faults);
    }
  } finally {
    await rm(work, { recursive: true, force: true });
  }
  for (const fault of faults) console.log(`FAILED: ${fault}`);
  console.log(faults.length === 0 ? 'Everything passed.' : `${faults.length} faults.`);
  return faults.length === 0 ? 0 : 1;
});
