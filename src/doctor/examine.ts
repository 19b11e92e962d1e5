import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { currentPlatform, installedNode } from '../commands/node-packages.js';
import { projectRoot } from '../commands/program.ts';
import { UsageError } from '../commands/usage-error.ts';
import { countPapers } from '../publishing/judge.ts';
import {
  checkAddress,
  checkPapers,
  checkQuarantine,
  checkRepository,
  checkSettings,
  checkSources,
} from './content-checks.ts';
import { type Finding, note, ok } from './finding.ts';
import { checkSite } from './site-checks.ts';

const packageSchema = z.object({ version: z.string() });

/**
 * Checks a content folder and the site that was built from it. Nothing is changed.
 * @param nodeVersion the version of Node.js that runs, such as `24.1.0`.
 * @throws {UsageError} if there is no content folder.
 */
export async function examine(contentDir: string, outDir: string, nodeVersion: string): Promise<Finding[]> {
  if (!existsSync(contentDir))
    throw new UsageError(
      `There is no content folder ${contentDir}.`,
      'Name one with --content; npm run new makes one.',
    );
  const { site, findings } = checkSettings(contentDir);
  const count = await countPapers(contentDir);
  return [
    await checkNode(nodeVersion),
    ...findings,
    ...checkPapers(count),
    ...(await checkQuarantine(contentDir)),
    ...(site === undefined ? [] : [...checkAddress(site), ...(await checkSources(site, contentDir))]),
    ...(await checkRepository(contentDir)),
    ...(await checkSite({ contentDir, outDir, papers: count.census.papers, url: site?.url })),
  ];
}

async function checkNode(running: string): Promise<Finding> {
  const text = await readFile(join(projectRoot, 'package.json'), 'utf8');
  const { version } = packageSchema.parse(JSON.parse(text));
  const about = 'versions';
  const platform = currentPlatform();
  const installed = installedNode(platform);
  if (installed === undefined)
    return ok(about, `Broadsheet ${version}, Node.js ${running} (npm ci installs none for ${platform})`);
  if (running === installed) return ok(about, `Broadsheet ${version}, Node.js ${running}`);
  return note(
    about,
    `Broadsheet ${version} is tested with Node.js ${installed}, and this is ${running}.`,
    'Run npm ci, and start commands with npm run: they use the version that is installed with Broadsheet.',
  );
}
