import type { ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { completeSite } from '../../src/building/output-states.ts';
import { placeAt, possiblePrefixes } from '../../src/output/place/output-paths.ts';
import { type Ended, killGroup } from './process-group.ts';
import { differencesOf, SmallSite, treeOf } from './small-site.ts';

/** The number of kills, by what they found; `missed` builds had ended before. */
export interface KillReport {
  readonly former: number;
  readonly completed: number;
  readonly missed: number;
  readonly faults: readonly string[];
}

/** In milliseconds; files are put into the output folder within that time. */
const PUBLISHING_MS = 60;

/**
 * Kills builds at random moments, one half while they put their files into the output folder. Then the site must be the former one; or
 * the next one, once a command that reads it has completed it.
 * @param chance gives numbers from 0 to 1.
 */
export async function killOften(
  folder: string,
  kills: number,
  chance: () => number,
  tell: (line: string) => void,
): Promise<KillReport> {
  const site = new SmallSite(folder);
  const first = await site.build();
  if (first.code !== 0) throw new Error(first.printed);
  site.addOwnFiles();
  site.edit(0);
  const start = performance.now();
  await site.build();
  const lasts = performance.now() - start;
  const counts = { former: 0, completed: 0, missed: 0 };
  const faults: string[] = [];
  for (let kill = 1; kill <= kills; kill += 1) {
    const before = treeOf(site.out);
    site.edit(kill);
    const { child, ended } = site.start();
    if (kill % 2 === 0) await untilPublishing(site.out, child);
    await wait(chance() * (kill % 2 === 0 ? PUBLISHING_MS : lasts));
    killGroup(child);
    const isMissed = (await ended).code !== null;
    await completeSite(site.out);
    const killed = treeOf(site.out);
    const next = await site.build();
    const found = faultsOf(site, [before, killed, treeOf(site.out)], next);
    const result = isMissed ? 'missed' : differencesOf(before, killed).length === 0 ? 'former' : 'completed';
    counts[result] += 1;
    faults.push(...found.map((fault) => `kill ${kill}: ${fault}`));
    tell(`kill ${kill}: ${result}; ${found.join('; ') || 'well'}`);
  }
  faults.push(...(await site.faultsToCleanSite()));
  return { ...counts, faults };
}

function faultsOf(
  site: SmallSite,
  [before, killed, after]: readonly [
    before: Map<string, string>,
    killed: Map<string, string>,
    after: Map<string, string>,
  ],
  { code, printed }: Ended,
): string[] {
  const isMixture = differencesOf(before, killed).length > 0 && differencesOf(killed, after).length > 0;
  return [
    ...(code === 0 ? [] : [`the next build ended with ${code}: ${printed.slice(-300)}`]),
    ...(isMixture ? [`a mixture: ${differencesOf(killed, after).slice(0, 3).join(', ')}`] : []),
    ...site.faults(),
  ];
}

/** Waits until a build puts its files into the output folder, or has ended. */
async function untilPublishing(out: string, child: ChildProcess): Promise<void> {
  const { journal } = placeAt(out, possiblePrefixes(out)[0]);
  while (!existsSync(journal) && child.exitCode === null) await wait(1);
}
