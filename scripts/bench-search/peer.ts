import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { peakOf } from './memory.ts';
import type { PaperText } from './paper-texts.ts';
import { run } from './process.ts';
import type { Query } from './queries.ts';

/** What MiniSearch has found of each query, and what it took. */
export interface PeerFigures {
  /** The rank of each query's paper, the first is 1; `null` where it is not among those that were looked at. */
  readonly ranks: readonly (number | null)[];
  /** How long it thought about each query, in milliseconds. */
  readonly milliseconds: readonly number[];
  readonly bytes: number;
  readonly gzipped: number;
  /** How long it took to take in all papers, in seconds. */
  readonly seconds: number;
  /** The most memory that its process has held, in MB. */
  readonly megabytes: number;
}

// The whole archive is in memory, several times.
const HEAP = '--max-old-space-size=12000';

/** Asks MiniSearch, in a process of its own, the same of the same papers. `folder` is for what passes between the two. */
export async function measurePeer(
  papers: readonly PaperText[],
  queries: readonly Query[],
  folder: string,
): Promise<PeerFigures> {
  const files = [join(folder, 'papers.jsonl'), join(folder, 'queries.json'), join(folder, 'peer.json')];
  const [papersFile = '', queriesFile = ''] = files;
  const stream = createWriteStream(papersFile);
  for (const { id, title, authors, abstract } of papers) {
    const line = JSON.stringify({ id, title, authors: authors.join('; '), abstract });
    if (!stream.write(`${line}\n`)) await once(stream, 'drain');
  }
  stream.end();
  await once(stream, 'finish');
  await writeFile(queriesFile, JSON.stringify(queries.map(({ text, expected }) => ({ text, expected }))));
  const script = fileURLToPath(new URL('ask-minisearch.ts', import.meta.url));
  const { output, processes } = await run([HEAP, script, ...files.slice(0, 2)]);
  const figures: Omit<PeerFigures, 'megabytes'> = JSON.parse(output);
  return { ...figures, megabytes: peakOf(processes) };
}
