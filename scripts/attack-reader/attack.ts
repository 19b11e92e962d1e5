import type { Browser } from 'playwright-core';
import { hostileFiles } from './files.ts';
import { hostileLinks } from './links.ts';
import { hostileMessages } from './messages.ts';
import { packAttacks } from './packs.ts';
import { sampleAt } from './payloads.ts';
import { Victim } from './victim.ts';

/** How many inputs of a kind were tried, and what those did that did harm. */
export interface Tally {
  readonly kind: string;
  readonly tried: number;
  readonly failures: readonly string[];
}

interface AttackOptions {
  readonly browser: Browser;
  /** The address of the site, and of a server that is not to be reached. */
  readonly site: string;
  readonly foreign: string;
  /** The number of inputs of each kind. */
  readonly count: number;
  readonly seed: number;
}

/** Each reader gets so many inputs: a shelf with all of them would make the page slow. */
const INPUTS_PER_READER = 50;

/** Attacks a site with inputs of each kind. */
export async function attackReader(options: AttackOptions): Promise<Tally[]> {
  const { foreign, site, count, seed } = options;
  const links = hostileLinks(foreign);
  const files = hostileFiles(foreign);
  const messages = hostileMessages(foreign, site);
  const packs = packAttacks(foreign);
  return [
    await inTurn('links', options, 'block', (victim, at) => victim.openLink(sampleAt(links, seed, at))),
    await inTurn('files', options, 'block', (victim, at) => victim.importFile(sampleAt(files, seed, at))),
    await inTurn('messages', options, 'allow', (victim, at) =>
      victim.sendMessage(sampleAt(messages, seed, at)),
    ),
    {
      kind: 'packs',
      tried: count,
      failures: Array.from({ length: count }, (_, at) => sampleAt(packs, seed, at)()).filter(
        (failure) => failure !== undefined,
      ),
    },
  ];
}

async function inTurn(
  kind: string,
  { browser, site, count }: AttackOptions,
  serviceWorkers: 'allow' | 'block',
  attack: (victim: Victim, at: number) => Promise<string | undefined>,
): Promise<Tally> {
  const failures: string[] = [];
  for (let from = 0; from < count; from += INPUTS_PER_READER) {
    let victim = await Victim.open(browser, site, serviceWorkers);
    for (let at = from; at < Math.min(count, from + INPUTS_PER_READER); at += 1) {
      const failure = await attack(victim, at);
      if (failure === undefined) continue;
      failures.push(`input ${at}: ${failure}`);
      // The next input meets a reader whom nothing has harmed.
      await victim.close();
      victim = await Victim.open(browser, site, serviceWorkers);
    }
    if (serviceWorkers === 'allow')
      for (const url of await victim.foreignInCaches(site)) failures.push(`the worker has stored ${url}`);
    await victim.close();
  }
  return { kind, tried: count, failures };
}
