import { mkdir, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Option } from 'commander';
import { count, createCommand, runCommand } from '../src/commands/program.ts';
import { randomOf } from '../src/vectors/training/random.ts';
import { copyProject } from './bench-build/project-copy.ts';
import { ingestDuringBuilds } from './test-damage/builds-during-ingest.ts';
import { damageCaches } from './test-damage/cache-damages.ts';
import { killIngest } from './test-damage/ingest-kills.ts';
import { damagePapers } from './test-damage/paper-damages.ts';
import { takeResources } from './test-damage/scarce-resources.ts';
import { killStart } from './test-damage/start-kills.ts';
import { type Figures, Tally, type Trial } from './test-damage/tally.ts';

interface Part {
  readonly name: string;
  readonly times: number;
  readonly run: (trial: Trial) => Promise<void>;
}

interface Options {
  readonly times?: number;
  readonly seed?: number;
  readonly fromRound: number;
  readonly keep?: true;
  readonly only?: readonly string[];
}

const PARTS: readonly Part[] = [
  { name: 'ingest-kills', times: 300, run: killIngest },
  { name: 'caches', times: 50, run: damageCaches },
  { name: 'papers', times: 50, run: damagePapers },
  { name: 'during-builds', times: 20, run: ingestDuringBuilds },
  { name: 'start-kills', times: 50, run: killStart },
  { name: 'resources', times: 1, run: takeResources },
];

const command = createCommand(
  'test:damage',
  'Kills ingest and start, damages caches and papers, takes disk, rights and open files away, and ingests during builds.',
)
  .option('--times <count>', 'how often each part tries (default: 300, 50 or 20)', count)
  .addOption(new Option('--seed <number>', 'repeats the same choices').argParser(count))
  .addOption(
    new Option(
      '--from-round <number>',
      'the first round in which ingest is killed, to repeat one with its seed',
    )
      .argParser(count)
      .default(1),
  )
  .option('--keep', 'stop at the first fault, and keep the files')
  .addOption(new Option('--only <part...>', 'parts of the test').choices(PARTS.map(({ name }) => name)))
  .addHelpText(
    'after',
    '\nThe parts with disks and limits need Linux, and root.\nExit codes: 0 everything survived; 1 something did not.',
  );

await runCommand(command, async () => {
  const options = command.opts<Options>();
  const seed = options.seed ?? 1 + Math.floor(Math.random() * 1_000_000);
  console.log(`--seed ${seed}`);
  const work = await realpath(await mkdtemp(join(tmpdir(), 'broadsheet-damage-')));
  const all: Figures[] = [];
  try {
    for (const { name, times, run } of PARTS) {
      if (options.only?.includes(name) === false) continue;
      const [folder, project] = [join(work, name), join(work, name, 'project')];
      await mkdir(folder, { recursive: true });
      await copyProject(project);
      const tally = new Tally(name, console.log, options.keep === true);
      const chance = randomOf(seed);
      const { fromRound } = options;
      await run({ folder, project, times: options.times ?? times, fromRound, chance, tally });
      all.push(tally.figures());
      await rm(folder, { recursive: true, force: true });
    }
  } finally {
    if (options.keep === true) console.log(`The files are in ${work}.`);
    else await rm(work, { recursive: true, force: true });
  }
  for (const fault of all.flatMap(({ faults }) => faults)) console.log(`FAILED: ${fault}`);
  for (const { part, tried, survived, faults } of all)
    console.log(`${part}: ${tried} tried, ${survived} survived, ${faults.length} faults`);
  return all.every(({ faults }) => faults.length === 0) ? 0 : 1;
});
