import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { callersPath, count, createCommand, runCommand } from '../src/commands/program.ts';
import { UsageError } from '../src/commands/usage-error.ts';
import { buildIndex } from '../src/search/build/build-index.ts';
import { PLAN_LIMITS } from '../src/search/build/shard-planner.ts';
import { contentAt } from './bench-search/content.ts';
import { randomOf, spread } from './bench-search/random.ts';
import { engineIn } from './eval-authors/engine-in-node.ts';
import { type Judged, judgeName } from './eval-authors/judging.ts';
import { papersByName } from './eval-authors/names.ts';

interface Options {
  readonly content: string;
  readonly names: number;
  readonly seed: number;
  readonly shard?: number;
  readonly check: boolean;
}

const command = createCommand(
  'eval:authors',
  `Searches for author names as papers print them, author:"…", with the code that the site's pages run, and lists the \
names that do not find exactly their papers.`,
)
  .requiredOption('--content <dir>', 'the folder with the papers')
  .option('--names <n>', 'number of names, spread over all', count, 500)
  .option('--seed <n>', 'a seed; another one chooses other names', count, 1)
  .option('--shard <n>', 'the most papers of one shard', count)
  .option('--check', 'end with exit code 1 if a name does not find exactly its papers', false)
  .addHelpText('after', '\nExit codes: 0 measured; 1 a name does not find its papers; 2 nothing done.');

await runCommand(command, async () => {
  const { content, names, seed, shard, check } = command.opts<Options>();
  const { papers } = await contentAt(callersPath(content));
  const byName = papersByName(papers);
  const asked = spread([...byName.keys()], names, randomOf(seed));
  if (asked.length === 0)
    throw new UsageError('No paper has an author.', 'Name the folder that holds `papers/`.');
  const folder = await mkdtemp(join(tmpdir(), 'broadsheet-eval-authors-'));
  try {
    const [outDir, cacheDir] = [join(folder, 'pagefind'), join(folder, 'stock')];
    const limits =
      shard === undefined
        ? {}
        : { limits: { ...PLAN_LIMITS, undivided: shard, shard, fresh: Math.ceil(shard / 6) } };
    const options = { contentDir: callersPath(content), topicsFiles: [], cacheDir, outDir };
    const { shards } = await buildIndex({ ...options, ...limits }, () => undefined);
    const engine = await engineIn(outDir);
    const judged: Judged[] = [];
    for (const name of asked) judged.push(await judgeName(engine, name, byName.get(name) ?? new Set()));
    const wrong = judged.filter(({ isRight }) => !isRight);
    console.log(
      `${papers.length} papers in ${shards.built} parts, ${byName.size} names, seed ${seed}\n` +
        `${judged.length - wrong.length} of ${judged.length} names find exactly their papers`,
    );
    for (const { name, expected, found } of wrong) console.log(`${name}: ${expected} papers, found ${found}`);
    return check && wrong.length > 0 ? 1 : 0;
  } finally {
    await rm(folder, { recursive: true });
  }
});
