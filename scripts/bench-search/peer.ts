import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { peakOf } from './memory.ts';
import type { PaperText } from './paper-texts.ts';
import { run } from './process.ts';
import type { Query } from './queries.ts';

/** The results of MiniSearch for each query, and their cost. */
export interface PeerFigures {
  /** The rank of each query's paper, from 1 on; `null` if it is not among the first results. */
  readonly ranks: readonly (number | null)[];
  /** The time of each query, in milliseconds. */
  readonly milliseconds: readonly number[];
  readonly bytes: number;
  readonly gzipped: number;
  /** The time to index all papers, in seconds. */
  readonly seconds: number;
  /** The peak memory of its process, in MB. */
  readonly megabytes: number;
}

// MiniSearch holds the whole archive in memory several times.
const HEAP = '--max-old-space-size=12000';

/**
 * Runs the same queries over the same papers with MiniSearch, in a process of its own. `folder` is for the
 * files that the two processes exchange.
 */
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
