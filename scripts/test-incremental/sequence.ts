import { hash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Ended } from './checkout.ts';
import { moveFolder } from './checkout.ts';
import { differencesOf, leftovers, manifestFaults, readTree, type Tree } from './comparison.ts';
import { CACHE_STEPS } from './steps/cache-steps.ts';
import { CODE_STEPS } from './steps/code-steps.ts';
import { FILE_STEPS } from './steps/file-steps.ts';
import { ENVIRONMENT_STEPS, INTERRUPTION_STEPS } from './steps/interruption-steps.ts';
import { OUTPUT_STEPS } from './steps/output-steps.ts';
import { PAPER_STEPS } from './steps/paper-steps.ts';
import { SETTINGS_STEPS } from './steps/settings-steps.ts';
import { TOPIC_STEPS } from './steps/topic-steps.ts';
import type { Step, World } from './world.ts';

/** All steps by their kinds, each with its weight. */
export const KINDS: readonly (readonly [kind: string, weight: number, steps: readonly Step[]])[] = [
  ['papers', 4, PAPER_STEPS],
  ['topics', 2, TOPIC_STEPS],
  ['settings', 2, SETTINGS_STEPS],
  ['code', 2, CODE_STEPS],
  ['caches', 2, CACHE_STEPS],
  ['output', 2, OUTPUT_STEPS],
  ['kill', 2, INTERRUPTION_STEPS],
  ['clock', 1, ENVIRONMENT_STEPS],
  ['files', 1, FILE_STEPS],
];
const MOST_STEPS = 5;

/** Takes one to five random steps. @returns what they were. */
export async function takeSteps(world: World, only?: readonly string[]): Promise<string[]> {
  const kinds = KINDS.filter(([kind]) => only?.includes(kind) ?? true).flatMap(([, weight, steps]) =>
    Array.from({ length: weight }, () => steps),
  );
  const taken: string[] = [];
  const wanted = 1 + world.choices.below(MOST_STEPS);
  for (let tries = 0; tries < 100 && taken.length < wanted; tries += 1) {
    const step = world.choices.one(world.choices.one(kinds));
    const done = await step.take(world);
    if (done === undefined) continue;
    world.write();
    taken.push(`${step.kind}: ${step.name}: ${done}`);
  }
  return taken;
}

/** What the end of a sequence is checked with. */
export interface Checks {
  /** Whether an audit follows the build. */
  readonly isAudited: boolean;
  /** Whether the clean build keeps nothing at all, not even compiled pages. */
  readonly isWhole: boolean;
}

/** Builds incrementally and from nothing. @returns the differences. */
export async function checkBuild(world: World, { isAudited, isWhole }: Checks): Promise<string[]> {
  const former = readTree(world.out);
  const pagesBefore = compiledPages(world);
  const manifest = join(world.folder, 'incremental.jsonl');
  const ended = await world.build('--manifest', manifest);
  const site = readTree(world.out);
  const made = compiledPages(world).filter((name) => !pagesBefore.includes(name));
  const faults = ended.code === 0 || ended.code === 1 ? manifestFaults(manifest, site) : [];
  if (isAudited && ended.code !== 2) faults.push(...(await auditFaults(world, ended, site)));
  const clean = await buildClean(world, isWhole, made);
  if (ended.code !== clean.code)
    faults.push(
      `exit codes ${ended.code} and ${clean.code} (clean):\n${ended.printed}\n----\n${clean.printed}`,
    );
  else if (ended.code === 0 || ended.code === 1)
    faults.push(...differencesOf(site, readTree(world.cleanOut), former, world.ownFiles));
  else faults.push(...refusalFaults(world, ended));
  return [...faults, ...leftovers(world)];
}

/** An edit of the code may break it; anything else must not end a build. */
function refusalFaults(world: World, { code, printed }: Ended): string[] {
  if (world.edits.length === 0) return [`both builds ended with exit code ${code}: ${printed.slice(-600)}`];
  console.log(
    `  (both builds failed, so the code is restored: ${printed.trim().split('\n').slice(-12).join(' | ').slice(0, 700)})`,
  );
  world.setEdits([]);
  return [];
}

async function auditFaults(world: World, { code }: Ended, site: Tree): Promise<string[]> {
  const audit = await world.build('--audit');
  const isSame = audit.code === code && /audit/u.test(audit.printed);
  return [
    ...(isSame ? [] : [`the audit ended with exit code ${audit.code}: ${audit.printed.slice(-800)}`]),
    ...differencesOf(readTree(world.out), site, new Map(), new Map()).map(
      (each) => `after the audit: ${each}`,
    ),
  ];
}

/** The names of the pages that the incremental builds have compiled. */
function compiledPages({ incremental }: World): string[] {
  const folder = join(incremental.cache, 'pages');
  return existsSync(folder) ? readdirSync(folder).filter((name) => !name.startsWith('.')) : [];
}

/**
 * Builds from nothing, but for what takes longest: pages that were compiled from exactly the same code and settings, by a former clean build or
 * by the build that has just ended; and pictures that a former clean build has drawn with the same code.
 * @param isWhole whether nothing at all is kept.
 */
async function buildClean(world: World, isWhole: boolean, justMade: readonly string[]): Promise<Ended> {
  const { clean, incremental, content } = world;
  const code = clean.digestOfCode();
  const settings = ['site.yaml', 'logo.svg'].map((name) => textOf(join(content.path, name)));
  const kept = [
    keptCache(world, 'pages', [code, ...settings, ...world.options]),
    keptCache(world, 'cards', [code]),
  ] as const;
  clean.removeCaches();
  mkdirSync(clean.cache, { recursive: true });
  if (!isWhole) for (const { place, store } of kept) moveFolder(store, place);
  const [{ place: pages }] = kept;
  if (!isWhole && !existsSync(pages))
    for (const name of justMade)
      cpSync(join(incremental.cache, 'pages', name), join(pages, name), { recursive: true });
  rmSync(world.cleanOut, { recursive: true, force: true });
  const ended = await clean.start('build', world.argumentsFor(world.cleanOut)).ended;
  for (const { place, store } of kept) moveFolder(place, store);
  return ended;
}

/** The place of a cache of the clean checkout, and that where it is kept for builds with the same parts. */
function keptCache({ clean, folder }: World, name: string, parts: readonly string[]) {
  const digest = hash('sha256', JSON.stringify(parts), 'hex').slice(0, 24);
  mkdirSync(join(folder, 'kept'), { recursive: true });
  return { place: join(clean.cache, name), store: join(folder, 'kept', `${name}-${digest}`) };
}

function textOf(file: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}
