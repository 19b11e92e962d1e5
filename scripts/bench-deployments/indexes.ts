import { readdir, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import type { Paper } from '../../src/paper/schema.ts';
import { buildIndex } from '../../src/search/build/build-index.ts';
import { serialize } from '../../src/store/document.ts';
import { pathOf, writePaperFile } from '../../src/store/store.ts';

/** A word that every paper has. */
export const COMMON = 'lighthouse';

/** The search index of a store that grows by one paper at a time. */
export interface GrowingIndex {
  readonly folder: string;
  /** A word that only the newest paper has. */
  readonly newest: string;
  /** A word that only one of the first papers has; each index has another one. */
  readonly older: string;
  readonly papers: number;
}

/** The number of papers of the first index. */
const AT_FIRST = 60;
/** Small shards, so that few papers make several. */
const LIMITS = { newest: 300, undivided: 15, shard: 30, fresh: 8 };
const MONTHS = ['2025-09', '2025-12', '2026-02', '2026-03'];
const SYLLABLES = ['ba', 'do', 'fi', 'gu', 'ke', 'lo', 'mi', 'nu', 'pa', 're', 'so', 'ti', 'vu', 'za'];

/** Builds `count` indexes below a folder, each of a store with one paper more than the last. */
export async function growingIndexes(work: string, count: number): Promise<readonly GrowingIndex[]> {
  const contentDir = join(work, 'content');
  for (let at = 0; at < AT_FIRST - 1; at += 1) await put(contentDir, at);
  const indexes: GrowingIndex[] = [];
  for (let at = AT_FIRST - 1; indexes.length < count; at += 1) {
    await put(contentDir, at);
    const folder = join(work, `index-${indexes.length}`);
    const options = { contentDir, topicsFiles: [], cacheDir: join(work, 'stock'), outDir: folder };
    const { papers } = await buildIndex({ ...options, limits: LIMITS }, () => undefined);
    await setBack(folder, indexes.length);
    indexes.push({ folder, newest: wordOf(at), older: wordOf(indexes.length), papers });
  }
  return indexes;
}

async function put(contentDir: string, at: number): Promise<void> {
  const month = MONTHS[Math.min(MONTHS.length - 1, Math.floor(at / 16))] ?? '';
  const paper: Paper = {
    id: `${month.slice(2, 4)}${month.slice(5)}.6${String(at).padStart(4, '0')}`,
    title: `The ${wordOf(at)} of a ${COMMON}`,
    abstract: `We climbed number ${at} and saw the ${wordOf(at)} from there.`,
    listed: `${month}-04`,
    sources: ['listing'],
  };
  await writePaperFile(contentDir, pathOf(paper), serialize(paper));
}

/** A made-up word for each number, all of them different. */
function wordOf(at: number): string {
  const spread = (at * 7919 + 104_729) % SYLLABLES.length ** 4;
  const places = [1, 14, 196, 2744].map((unit) => Math.floor(spread / unit) % SYLLABLES.length);
  return `${places.map((place) => SYLLABLES[place]).join('')}k`;
}

const DAYS_OLD = 10;

/** Makes files look days old, since browsers may cache a file for a tenth of its age without asking. */
async function setBack(folder: string, minutes: number): Promise<void> {
  const time = new Date(Date.now() - DAYS_OLD * 86_400_000 + minutes * 60_000);
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true }))
    if (entry.isFile()) await utimes(join(entry.parentPath, entry.name), time, time);
}
