import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import { openSubscriptions } from '../../src/subscriptions/store/subscribers.ts';
import type { MailServer } from '../eval-digest/mail-server.ts';
import { goWay, RESULTS, WAYS, type Way } from './reader.ts';
import type { ServiceProcess } from './service-process.ts';

/** Readers who are on their way at the same time. */
const AT_ONCE = 6;

export interface KillReport {
  /** The number of readers who went each way to its end. */
  readonly readers: Readonly<Record<Way, number>>;
  /** The subscribers that are lost, doubled, or wrong; those that must not be there; other faults. */
  readonly faults: readonly string[];
  /** Readers who got more than one mail to confirm their address, since the service was killed before it recorded the first. */
  readonly mailedAgain: number;
}

/** Writes a content folder for the service. @param perHour the most mails to confirm an address in an hour. */
export async function writeContent(folder: string, address: string, perHour = 100_000): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(
    join(folder, 'site.yaml'),
    `url: https://papers.example.org/\ndigest: { from: digest@papers.example.org, perMinute: 6000 }\nsubscribers: { address: "${address}", perHour: ${perHour} }\n`,
  );
  await writeFile(
    join(folder, 'topics.yaml'),
    'groups: [Birds]\ntopics:\n  - { slug: herons, label: Herons, group: Birds, description: Herons., phrases: [heron] }\n',
  );
}

/** Kills the service at random moments while readers subscribe, change and leave. Then compares the database with what they did. */
export async function killUnderLoad(
  service: ServiceProcess,
  mails: MailServer,
  database: string,
  kills: number,
  onKill: (kill: number) => unknown = () => undefined,
): Promise<KillReport> {
  const expected = new Map<string, Way>();
  let next = 0;
  let isOver = false;
  const goOn = async () => {
    while (!isOver) {
      const number = next++;
      const way = WAYS[number % WAYS.length] ?? 'stay';
      expected.set(await goWay(service.address, mails, number, way), way);
    }
  };
  await service.start();
  const working = Promise.all(Array.from({ length: AT_ONCE }, goOn));
  const killing = (async () => {
    for (let kill = 1; kill <= kills; kill++) {
      await wait(Math.random() * 400);
      await service.end('SIGKILL');
      await service.start();
      onKill(kill);
    }
    isOver = true;
  })();
  await Promise.all([working, killing]);
  const code = await service.end('SIGTERM');
  const counts = [...mails.counts().values()];
  return {
    readers: countWays(expected.values()),
    faults: [
      ...(code === 0 ? [] : [`The service ended with ${code} at SIGTERM.`]),
      ...faultsOf(database, expected),
    ],
    mailedAgain: counts.filter((count) => count > 1).length,
  };
}

function countWays(ways: Iterable<Way>): Record<Way, number> {
  const counts = { stay: 0, change: 0, leave: 0, ignore: 0 };
  for (const way of ways) counts[way] += 1;
  return counts;
}

function faultsOf(path: string, expected: ReadonlyMap<string, Way>): string[] {
  const database = new DatabaseSync(path);
  const check = String(database.prepare('PRAGMA integrity_check').get()?.integrity_check);
  database.close();
  const store = openSubscriptions(path, 'existing');
  const stored = Map.groupBy(store.subscribers.all(), ({ address }) => address);
  store.close();
  const faults = check === 'ok' ? [] : [`The database is damaged: ${check}.`];
  for (const [address, way] of expected) {
    const found = (stored.get(address) ?? []).map(({ frequency }) => frequency);
    const wanted = RESULTS[way] === undefined ? [] : [RESULTS[way]];
    if (found.join() !== wanted.join()) faults.push(`${address} (${way}): ${found.join() || 'not there'}`);
  }
  for (const address of stored.keys())
    if (!expected.has(address)) faults.push(`${address} did not subscribe`);
  return faults;
}
