import type { ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { ingest } from '../../src/ingest/ingest.ts';
import { findInputs } from '../../src/ingest/inputs.ts';
import { parse } from '../../src/store/document.ts';
import { paperFiles } from '../../src/store/store.ts';
import { killGroup, type Run, startCommand } from '../test-builds/process-group.ts';
import { differencesOf } from '../test-builds/small-site.ts';
import { StoreChanges } from './store-changes.ts';
import { pick, type Trial } from './tally.ts';

const CAPTURED = '2026-03-10';
/** Kills by what a run does: anything, after it has taken the lock, or after it has begun to write. */
const MOMENTS = [
  { name: 'at any time', sign: undefined, within: 0.9 },
  { name: 'after the lock', sign: '.ingest.lock', within: 0.2 },
  { name: 'while it writes', sign: 'papers/.drafts', within: 0.05 },
] as const;

/** A run is killed so often, one time after the other, before one may end. */
const MOST_IN_A_ROW = 4;

/**
 * Kills ingest again and again, with other inputs and other changes of a person in each round. After each kill, every paper is an old one or
 * a new one. After the run that ends a round, the store is that of a control store in which no run was killed.
 */
export async function killIngest({ folder, project, times, fromRound, chance, tally }: Trial): Promise<void> {
  const [content, control] = [join(folder, 'content'), join(folder, 'control')];
  for (const store of [content, control]) mkdirSync(join(store, 'inbox'), { recursive: true });
  const changes = new StoreChanges(chance);
  const start = () => startCommand('ingest', ['--content', content, '--captured', CAPTURED], { project });
  let lasts = 0;
  for (let [round, kills] = [0, 0]; kills < times; round += 1) {
    const made = changes.round(round, await paperFiles(control));
    for (const change of made) for (const store of [content, control]) change(store);
    const old = await textsOf(control);
    const expected = await ingestHere(control);
    const next = await textsOf(control);
    const results: { name: string; found: string[] }[] = [];
    // The round before the first kill says how long a run takes.
    const inARow = round === 0 ? 0 : Math.min(times - kills, 1 + Math.floor(chance() * MOST_IN_A_ROW));
    const moments = Array.from({ length: inARow }, () => ({ ...pick(MOMENTS, chance), at: chance() }));
    kills += inARow;
    if (round < fromRound - 1) {
      await ingestHere(content);
      continue;
    }
    for (const moment of round < fromRound ? [] : moments) {
      const name = await strike(start(), content, lasts, moment);
      results.push({ name, found: await tornFaults(content, [old, next], changes.words) });
    }
    const begun = performance.now();
    const { code, printed } = await start().ended;
    lasts = performance.now() - begun;
    const atEnd = await endFaults(content, control);
    if (code !== expected) atEnd.push(`exit code ${code}, not ${expected}: ${printed.slice(-300)}`);
    results.at(-1)?.found.push(...atEnd);
    for (const { name, found } of results) tally.note(`round ${round}, ${name}`, found);
  }
}

/** Kills a run at a moment. @returns when. */
async function strike(
  { child, ended }: Run,
  content: string,
  lasts: number,
  moment: (typeof MOMENTS)[number] & { readonly at: number },
): Promise<string> {
  if (moment.sign !== undefined) await untilThere(join(content, moment.sign), child);
  await wait(moment.at * lasts * moment.within);
  killGroup(child);
  return `${moment.name}${(await ended).code === null ? '' : ' (it had ended)'}`;
}

/** Ingests in this process, which nobody kills. @returns the exit code that the command has. */
async function ingestHere(contentDir: string): Promise<number> {
  const inputs = await findInputs([join(contentDir, 'inbox')], contentDir);
  const { counts } = await ingest({ inputs, contentDir, captured: CAPTURED });
  return counts.quarantined > 0 ? 1 : 0;
}

/** Waits until a run has made a file, or has ended. */
async function untilThere(path: string, child: ChildProcess): Promise<void> {
  while (!existsSync(path) && child.exitCode === null) await wait(1);
}

async function textsOf(content: string): Promise<Map<string, string>> {
  const paths = await paperFiles(content);
  return new Map(paths.map((path) => [path, readFileSync(join(content, path), 'utf8')]));
}

/** What a kill has torn or lost. */
async function tornFaults(
  content: string,
  [old, next]: readonly [ReadonlyMap<string, string>, ReadonlyMap<string, string>],
  words: readonly string[],
): Promise<string[]> {
  const found = await textsOf(content);
  const whole = new Set([...old.values(), ...next.values()]);
  const faults: string[] = [];
  for (const [path, text] of found) {
    if (!whole.has(text)) faults.push(`${path} is neither old nor new`);
    try {
      parse(text, path);
    } catch (error) {
      faults.push(`${path}: ${String(error)}`);
    }
  }
  const [was, becomes, is] = [old, next, found].map(idsOf);
  for (const id of was ?? [])
    if (becomes?.has(id) === true && is?.has(id) !== true) faults.push(`the paper ${id} is lost`);
  const all = [...found.values()].join('\n');
  return [...faults, ...words.filter((word) => !all.includes(word)).map((word) => `${word} is lost`)];
}

const idsOf = (texts: ReadonlyMap<string, string>) =>
  new Set([...texts.values()].map((text) => /^id: (.*)$/mu.exec(text)?.[1]));

/** What differs from the control store after a run that nobody killed, and what is left behind. */
async function endFaults(content: string, control: string): Promise<string[]> {
  const differing = differencesOf(await textsOf(content), await textsOf(control));
  const [here, there] = [content, control].map((store) =>
    namesBelow(store).filter((name) => !/^papers/u.test(name)),
  );
  const names = [...new Set([...(here ?? []), ...(there ?? [])])];
  return [
    ...differing.slice(0, 5).map((path) => `${path} is not as without a kill`),
    ...names
      .filter((name) => here?.includes(name) !== there?.includes(name))
      .map((name) => `${name} is in one of both stores`),
    ...namesBelow(content)
      .filter((name) => /draft|\.lock/u.test(name))
      .map((name) => `${name} is left behind`),
  ];
}

function namesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' });
}
