import type { DictionaryFiles } from '../../format/manifest.ts';
import { encodeDictionary, encodeRecentWords, RECENT_FILE } from '../../spelling/dictionary-files.ts';
import type { IndexOutput } from '../output/index-output.ts';
import { namedByContent } from './segment-cache.ts';

/** The numbers of texts that have a word. */
type WordCounts = ReadonlyMap<string, number>;

/**
 * Writes the dictionary. The daily update changes the newest shard alone, so the files have the words of all others; the words that only
 * the newest shard adds are in a file of their own.
 * @param counts the words of each shard, the newest first.
 */
export function writeDictionary(
  counts: readonly WordCounts[],
  output: Pick<IndexOutput, 'add'>,
): DictionaryFiles {
  const [newest = new Map<string, number>(), ...older] = counts;
  if (older.length === 0) return addFiles(newest, output);
  const settled = sumOf(older);
  const bytes = Buffer.from(encodeRecentWords(sumOf([settled, newest]), settled));
  const { entry: folder, files } = namedByContent('words', [{ path: RECENT_FILE, bytes }]);
  for (const file of files) output.add(file);
  return { ...addFiles(settled, output), recent: { folder } };
}

function addFiles(counts: WordCounts, output: Pick<IndexOutput, 'add'>): DictionaryFiles {
  const { texts, forward, backward } = encodeDictionary(counts);
  const named = namedByContent(
    'words',
    [...texts].map(([path, text]) => ({ path, bytes: Buffer.from(text) })),
  );
  for (const file of named.files) output.add(file);
  return { folder: named.entry, forward, backward };
}

function sumOf(counts: readonly WordCounts[]): Map<string, number> {
  const sum = new Map<string, number>();
  for (const own of counts) for (const [word, texts] of own) sum.set(word, (sum.get(word) ?? 0) + texts);
  return sum;
}
