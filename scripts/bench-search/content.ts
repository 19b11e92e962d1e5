import { existsSync } from 'node:fs';
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Day } from '../../src/paper/days.ts';
import type { Paper } from '../../src/paper/schema.ts';
import { serialize } from '../../src/store/document.ts';
import { pathOf, readStore, type StoreEntry } from '../../src/store/store.ts';
import { PaperMaker } from './paper-maker.ts';
import { below, randomOf, spread } from './random.ts';

/** A content folder, and how many of its papers are made up. */
export interface Content {
  readonly folder: string;
  readonly papers: readonly Paper[];
  readonly madeUp: number;
}

const YEARS = 20;
const DAY = 86_400_000;
const AT_ONCE = 64;

/** The papers of a content folder that have pages: files that can be read, the first of each id. */
async function entriesOf(folder: string): Promise<StoreEntry[]> {
  const entries = new Map<string, StoreEntry>();
  for await (const entry of readStore(folder, () => undefined))
    if (!entries.has(entry.paper.id)) entries.set(entry.paper.id, entry);
  return [...entries.values()];
}

/** Reads a content folder as it is. */
export async function contentAt(folder: string): Promise<Content> {
  return { folder, papers: (await entriesOf(folder)).map(({ paper }) => paper), madeUp: 0 };
}

/**
 * Writes a content folder of `papers` papers into `target`. If `folder` has more, they are a sample spread
 * over all of it; if it has fewer, made-up papers are added, listed over twenty years.
 */
export async function contentOf(
  folder: string,
  papers: number,
  target: string,
  seed: number,
): Promise<Content> {
  const random = randomOf(seed);
  const all = await entriesOf(folder);
  const real = spread(all, papers, random);
  for (const name of ['topics.yaml', 'site.yaml']) await copyWhereThere(folder, target, name);
  await inSteps(real, ({ path }) => copyWhereThere(folder, target, path));
  const known = real.map(({ paper }) => paper);
  const maker = new PaperMaker(known, seed);
  const last = Date.parse(newestDay(known));
  const made: Paper[] = [];
  while (real.length + made.length < papers) {
    const listed = new Date(last - below(YEARS * 365, random) * DAY).toISOString().slice(0, 10);
    made.push(maker.make(listed));
  }
  await writePapers(made, target);
  const sorted = [...real, ...made.map((paper) => ({ paper, path: pathOf(paper) }))].sort((a, b) =>
    a.path < b.path ? -1 : 1,
  );
  return { folder: target, papers: sorted.map(({ paper }) => paper), madeUp: made.length };
}

/** Adds `count` made-up papers to the newest month of a content folder. */
export async function appendPapers({ folder, papers }: Content, count: number, seed: number): Promise<void> {
  const maker = new PaperMaker(papers, seed + 1);
  const day = newestDay(papers);
  await writePapers(
    Array.from({ length: count }, () => maker.make(day)),
    folder,
  );
}

function newestDay(papers: readonly Paper[]): Day {
  const days = papers.flatMap(({ listed }) => listed ?? []);
  return days.reduce((newest, day) => (day > newest ? day : newest), days[0] ?? '2026-01-31');
}

async function writePapers(papers: readonly Paper[], folder: string): Promise<void> {
  await inSteps(papers, async (paper) => {
    const path = join(folder, pathOf(paper));
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, serialize(paper));
  });
}

async function copyWhereThere(from: string, to: string, path: string): Promise<void> {
  if (!existsSync(join(from, path))) return;
  await mkdir(dirname(join(to, path)), { recursive: true });
  await copyFile(join(from, path), join(to, path));
}

async function inSteps<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  for (let at = 0; at < items.length; at += AT_ONCE)
    await Promise.all(items.slice(at, at + AT_ONCE).map(work));
}
