import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { paperFiles, readStore } from '../../src/store/store.ts';
import { dailyItem, project, runIngest, storeTexts, temporaryFolder, writeFiles } from './command.ts';

const KILLS = 50;
const shared = join(project, '../shared');

/**
 * Made-up listings, and some real ones where they are at hand; with BROADSHEET_ALL_CORPORA=1 all real ones instead. They take
 * long enough to be killed in the middle.
 */
async function corpora(folder: string): Promise<string[]> {
  const captured = ['--captured', '2025-12-31'];
  const days = join(shared, 'corpora/hf-daily');
  const isAtHand = existsSync(days);
  if (isAtHand && process.env.BROADSHEET_ALL_CORPORA !== undefined)
    return [join(shared, 'seeds'), days, ...captured];
  // The second file repeats papers, so that some records are merged.
  const items = Array.from({ length: 550 }, (_, i) =>
    dailyItem(`2603.${String(i).padStart(5, '0')}`, `Paper number ${i}`),
  );
  await writeFiles(folder, {
    'made-up/2026-03-04.json': JSON.stringify(items),
    'made-up/2026-03-03.json': JSON.stringify(items.slice(0, 250)),
  });
  const madeUp = join(folder, 'made-up');
  if (!isAtHand) {
    console.warn('the real listings beside the project are absent: killing ingest over made-up ones alone');
    return [madeUp];
  }
  const [listing = ''] = (await readdir(join(shared, 'seeds'))).sort();
  const [day = ''] = (await readdir(days)).sort();
  return [madeUp, join(shared, 'seeds', listing), join(days, day), ...captured];
}

/** Runs ingest and kills it without warning once `moment` has come; says whether it was still at work. */
async function killed(script: string, args: readonly string[], moment: Promise<unknown>): Promise<boolean> {
  const child = spawn(process.execPath, [join(project, script), ...args], { stdio: 'ignore' });
  const ended = new Promise<NodeJS.Signals | null>((done) => child.on('close', (_, signal) => done(signal)));
  await Promise.race([moment, ended]);
  child.kill('SIGKILL');
  return (await ended) === 'SIGKILL';
}

/** The moment at which so many papers have been written, so that the kill is sure to meet the writing. */
async function written(content: string, count: number): Promise<void> {
  const latest = performance.now() + 60_000;
  const drafts = join(content, 'papers/.drafts');
  while (performance.now() < latest) {
    // Counting files takes long, and a run that still reads has no drafts.
    if (existsSync(drafts) && (await paperFiles(content)).length >= count) return;
    await wait(20);
  }
}

/** The paths at which two stores do not hold the same text. */
function differing(a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): string[] {
  return [...new Set([...a.keys(), ...b.keys()])].filter((path) => a.get(path) !== b.get(path));
}

/** What came of kills: how many met a run at work, and how many left a part of the papers. */
interface Met {
  inTheMiddle: number;
  partial: number;
}

/** Kills `kills` runs of `script` that write to `content`, and now and then lets one end, which has to give the expected store. */
async function disturb(
  script: string,
  inputs: readonly string[],
  content: string,
  { kills, duration, expected }: { kills: number; duration: number; expected: ReadonlyMap<string, string> },
): Promise<Met> {
  const met: Met = { inTheMiddle: 0, partial: 0 };
  for (let kill = 0; kill < kills; kill++) {
    // Every fifth time from nothing, so that kills meet young stores as well as nearly whole ones.
    if (kill % 5 === 0) await rm(content, { recursive: true, force: true });
    const there = (await paperFiles(content)).length;
    // Mostly while papers are being written, else at any time, while the store or the inputs are being read.
    const moment =
      kill % 5 < 3
        ? written(content, there + 1 + Math.random() * ((expected.size - there) / 2))
        : wait(Math.random() * duration);
    if (await killed(script, [...inputs, '--content', content], moment)) met.inTheMiddle++;
    const { length } = await paperFiles(content);
    if (length > 0 && length < expected.size) met.partial++;
    if (kill % 5 < 4) continue;
    for await (const { paper } of readStore(content)) expect(paper.id).not.toBe('');
    expect(await runIngest([...inputs, '--content', content])).toMatchObject({ code: 0 });
    expect(differing(await storeTexts(content), expected)).toEqual([]);
    expect(await readdir(join(content, 'papers'))).not.toContain('.drafts');
  }
  return met;
}

test(`ingest gives the same store after being killed ${KILLS} times as in an undisturbed run`, {
  timeout: 1_200_000,
}, async () => {
  const folder = await temporaryFolder();
  const inputs = await corpora(folder);
  // Two stores at once, which halves the time where there are two processors. The command writes so few papers after it has
  // read them all; the other script reads and writes by turns, as the command does with many.
  const stores = [
    { name: 'a', script: 'scripts/ingest.ts' },
    { name: 'b', script: 'tests/ingest/ingest-in-batches.ts' },
  ];
  const started = performance.now();
  const [undisturbed = '', again = ''] = stores.map(({ name }) => join(folder, `undisturbed-${name}`));
  await Promise.all([undisturbed, again].map((content) => runIngest([...inputs, '--content', content])));
  const duration = performance.now() - started;
  const expected = await storeTexts(undisturbed);
  expect(expected.size).toBeGreaterThan(500);
  expect(differing(await storeTexts(again), expected)).toEqual([]);

  const options = { kills: KILLS / stores.length, duration, expected };
  const met = await Promise.all(
    stores.map(({ name, script }) => disturb(script, inputs, join(folder, `disturbed-${name}`), options)),
  );
  expect(met.reduce((sum, { inTheMiddle }) => sum + inTheMiddle, 0)).toBeGreaterThan(KILLS / 2);
  expect(met.reduce((sum, { partial }) => sum + partial, 0)).toBeGreaterThan(KILLS / 10);
});
