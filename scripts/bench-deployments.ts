import { chmod, cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { buildSite } from '../src/building/build-site.ts';
import { createCommand, projectRoot, runCommand } from '../src/commands/program.ts';
import { UsageError } from '../src/commands/usage-error.ts';
import { INDEX_FOLDER } from '../src/search/format/manifest.ts';
import { findBrowser, launch } from '../tests/e2e/browser.ts';
import { CACHE_RULES, type CacheRule } from './bench-deployments/cache-rules.ts';
import { deploy } from './bench-deployments/deploying.ts';
import { type GrowingIndex, growingIndexes } from './bench-deployments/indexes.ts';
import { serveByNginx } from './bench-deployments/nginx.ts';
import { type Outcome, Reader } from './bench-deployments/reader.ts';

const command = createCommand(
  'bench:deployments',
  'Rebuilds the index of a growing store many times, serves it by nginx with the cache rules of several hosts, and searches in tabs that stay open.',
)
  .option('--deployments <n>', 'number of deployments for each cache rule', Number, 30)
  .addHelpText(
    'after',
    '\nNeeds nginx.\nExit codes: 0 every search was right; 1 some were wrong; 2 nothing done.',
  );

const QUIET = { progress: () => undefined, notice: () => undefined };

await runCommand(command, async () => {
  const { deployments } = command.opts<{ deployments: number }>();
  if (!Number.isInteger(deployments) || deployments < 1)
    throw new UsageError('--deployments takes a whole number.', 'Leave it out for 30.');
  const work = await mkdtemp(join(tmpdir(), 'broadsheet-deployments-'));
  // nginx that is started by root reads the site as another user.
  await chmod(work, 0o755);
  const browser = await launch(await findBrowser());
  try {
    const site = join(work, 'site');
    await buildSite({ contentDir: join(projectRoot, 'content'), outDir: site }, QUIET);
    const indexes = await growingIndexes(work, deployments + 1);
    let wrong = 0;
    for (const [at, rule] of CACHE_RULES.entries())
      for (const keepsFormer of [true, false]) {
        const folder = join(work, `${at}-${keepsFormer}`);
        const outcomes = await play(browser, { site, folder, indexes, rule, keepsFormer });
        wrong += outcomes.filter(({ isRight }) => !isRight).length;
        print(rule, keepsFormer, outcomes);
      }
    return wrong === 0 ? 0 : 1;
  } finally {
    await browser.close();
    await rm(work, { recursive: true, force: true });
  }
});

interface Play {
  readonly site: string;
  readonly folder: string;
  readonly indexes: readonly GrowingIndex[];
  readonly rule: CacheRule;
  readonly keepsFormer: boolean;
}

/** Searches while one index after another is deployed. @returns the outcomes of all searches. */
async function play(
  browser: Browser,
  { site, folder, indexes, rule, keepsFormer }: Play,
): Promise<Outcome[]> {
  await cp(site, folder, { recursive: true, filter: (path) => path !== join(site, INDEX_FOLDER) });
  const [first, ...others] = indexes;
  if (first === undefined) return [];
  await deploy(first.folder, folder, keepsFormer);
  const served = await serveByNginx(folder, rule, `${folder}.nginx`);
  const context = await browser.newContext();
  try {
    const reader = new Reader(context, served.address);
    const outcomes = [...(await reader.open(first))];
    for (const index of others) {
      await deploy(index.folder, folder, keepsFormer);
      outcomes.push(...(await reader.search(index)));
    }
    return outcomes;
  } finally {
    await context.close();
    await served.stop();
  }
}

function print(rule: CacheRule, keepsFormer: boolean, outcomes: readonly Outcome[]): void {
  const times = outcomes.map(({ milliseconds }) => milliseconds).sort((one, other) => one - other);
  const wrong = outcomes.filter(({ isRight }) => !isRight);
  console.log(`${rule.name}, former parts ${keepsFormer ? 'kept' : 'gone'}`);
  console.log(
    `  ${outcomes.length} searches, ${outcomes.filter(({ problem }) => problem !== '').length} with a problem, ${wrong.length} wrong;`,
    `median ${Math.round(times[Math.floor(times.length / 2)] ?? 0)} ms, longest ${Math.round(times.at(-1) ?? 0)} ms;`,
    `the manifest was asked for at most ${Math.max(...outcomes.map(({ manifests }) => manifests))} times`,
  );
  for (const { kind, query, said, problem } of wrong) console.log(`  ${kind}: ${query}: ${said} ${problem}`);
}
