import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { shiftDay } from '../../src/fetching/calendar.ts';
import { differences, paperFaults, repositoryFaults, siteFaults } from './faults.ts';
import { records, Scene } from './scene.ts';

/** The first day of the source. */
const FIRST = '2026-03-05';
/** The report of the build, after which the job commits and pushes. */
const BUILT = 'share cards';

/** When a run is killed: at any moment, while it commits and pushes, or then with commits of others to take in. */
const MOMENTS = ['anywhere', 'committing', 'rebasing'] as const;
export type Moment = (typeof MOMENTS)[number];

export interface KillReport {
  readonly tried: Record<Moment, number>;
  /** The runs that had ended before they were struck. */
  readonly missed: number;
  readonly faults: readonly string[];
}

/**
 * Kills the daily job again and again, each time with new papers, and lets the next run end. Then it must be as if no run had been
 * killed. At the end, the site is compared with one that a single run built from the same papers.
 * @param chance gives numbers from 0 to 1.
 */
export async function killOften(
  work: string,
  kills: number,
  chance: () => number,
  tell: (line: string) => void,
): Promise<KillReport> {
  const scene = await Scene.in(join(work, 'killed'));
  const tried = { anywhere: 0, committing: 0, rebasing: 0 };
  const faults: string[] = [];
  const theirs = new Map<string, string>();
  let missed = 0;
  try {
    const lasts = await durations(scene);
    for (let at = 0; at < kills; at++) {
      const moment = MOMENTS[at % MOMENTS.length] ?? 'anywhere';
      tried[moment]++;
      listMore(scene, at);
      if (moment === 'rebasing') pushElsewhere(scene, at, theirs);
      const isHit = await strike(scene, moment, lasts, chance);
      if (!isHit) missed++;
      const found = await nextRun(scene, [...theirs.keys()], moment === 'rebasing');
      tell(`${at + 1} ${moment}: ${isHit ? 'killed' : 'ended before'}; ${found.join('; ') || 'well'}`);
      faults.push(...found.map((fault) => `kill ${at + 1} (${moment}): ${fault}`));
    }
    faults.push(...(await compare(scene, join(work, 'whole'), theirs)));
    return { tried, missed, faults };
  } finally {
    await scene.server.close();
  }
}

interface Durations {
  readonly whole: number;
  /** From the end of the build to the end of the run. */
  readonly end: number;
}

/** How long a run takes, in milliseconds; it also brings the first papers. */
async function durations(scene: Scene): Promise<Durations> {
  scene.list(FIRST, '2603.00001', '2603.00002');
  const start = performance.now();
  const run = scene.start();
  await run.has(BUILT);
  const built = performance.now() - start;
  const { code, milliseconds, printed } = await run.ended;
  if (code !== 0) throw new Error(`The first run failed:\n${printed}`);
  return { whole: milliseconds, end: milliseconds - built };
}

function listMore(scene: Scene, at: number): void {
  const day = shiftDay(FIRST, Math.floor(at / 4));
  scene.now = `${shiftDay(day, 1)}T12:00:00Z`;
  for (const more of [1, 2]) scene.list(day, `2603.${String(1000 + 2 * at + more).padStart(5, '0')}`);
}

/** Somebody else changes a file, adds one, and puts a listing into the inbox. */
function pushElsewhere(scene: Scene, at: number, theirs: Map<string, string>): void {
  const id = `2602.${String(at + 1).padStart(5, '0')}`;
  const listing = `inbox/hand-${at}.json`;
  theirs.set(id, listing);
  scene.repositories.elsewhere({
    'README.md': `Changed ${at} times.`,
    [`notes/${at}.md`]: 'A note. '.repeat(20_000),
    [listing]: records(id),
  });
}

/** @returns whether the run was at work when it was killed. */
async function strike(
  scene: Scene,
  moment: Moment,
  lasts: Durations,
  chance: () => number,
): Promise<boolean> {
  const run = scene.start();
  if (moment !== 'anywhere') await run.has(BUILT);
  await wait(chance() * (moment === 'anywhere' ? lasts.whole : lasts.end));
  run.kill();
  return (await run.ended).code === null;
}

/** The faults after a run that nobody kills. Listings of others that come in with its push are read by one more run. */
async function nextRun(scene: Scene, theirs: readonly string[], isTwice: boolean): Promise<string[]> {
  const first = await scene.run();
  const { code, printed } = first.code === 0 && isTwice ? await scene.run() : first;
  if (code !== 0) return [`the next run ended with exit code ${code}: ${printed.slice(-600)}`];
  const expected = [...[...scene.listed.values()].flat(), ...theirs];
  return [...repositoryFaults(scene), ...paperFaults(scene, expected), ...siteFaults(scene, expected)];
}

async function compare(scene: Scene, work: string, theirs: ReadonlyMap<string, string>): Promise<string[]> {
  const whole = await Scene.in(work);
  try {
    for (const [day, ids] of scene.listed) whole.list(day, ...ids);
    whole.now = scene.now;
    const listings = [...theirs].map(([id, path]) => [path, records(id)]);
    if (listings.length > 0) whole.repositories.elsewhere(Object.fromEntries(listings));
    // The first run takes in the listings of others, the second one reads them.
    for (const _ of [1, 2]) {
      // A site keeps the index of the build before it, so this one starts anew.
      rmSync(whole.out, { recursive: true, force: true });
      const { code, printed } = await whole.run({ days: 60 });
      if (code !== 0) return [`the run that nobody killed ended with exit code ${code}: ${printed}`];
    }
    return [
      ...differences(join(scene.repositories.content, 'papers'), join(whole.repositories.content, 'papers')),
      ...differences(scene.out, whole.out),
    ];
  } finally {
    await whole.server.close();
  }
}
