import type { DictionaryFiles } from '../../format/manifest.ts';
import { frequentWords } from '../../spelling/dictionary.ts';
import { encodeDictionary, encodeRecentWords, RECENT_FILE } from '../../spelling/dictionary-files.ts';
import {
  cachedName,
  type MadeSegment,
  namedByContent,
  type SegmentCache,
  writeCachedSegment,
} from './segment-cache.ts';

/** The numbers of texts that have a word. */
export type WordCounts = ReadonlyMap<string, number>;

/**
 * Writes the dictionary. The daily update changes the newest shard alone, so the files have the words of all others; the words that only
 * the newest shard adds are in a file of their own.
 * @param lists the files with the words of each shard, the newest shard first. Their folders are those of the cache.
 */
export async function writeDictionary(
  lists: readonly string[],
  cache: SegmentCache,
  readCounts: (list: string) => Promise<WordCounts>,
): Promise<DictionaryFiles> {
  const older = lists.length < 2 ? lists : lists.slice(1);
  const { words, ...files } = await writeCachedSegment(cache, 'words', older.map(cachedName), async () =>
    makeSegment(sumOf(await Promise.all(older.map(readCounts)))),
  );
  const [newest] = lists;
  if (newest === undefined || lists.length < 2) return files;
  const bytes = Buffer.from(encodeRecentWords(await readCounts(newest), words.split(' ')));
  const recent = namedByContent('words', [{ path: RECENT_FILE, bytes }]);
  for (const file of recent.files) cache.output.add(file);
  return { ...files, recent: { folder: recent.entry } };
}

/** The files of the dictionary, and its words in one text, since the newest shard does not repeat them. */
function makeSegment(counts: WordCounts): MadeSegment<DictionaryFiles & { readonly words: string }> {
  const { texts, forward, backward } = encodeDictionary(counts);
  const paths = [...texts].map(([path, text]) => ({ path, bytes: Buffer.from(text) }));
  const { entry: folder, files } = namedByContent('words', paths);
  const words = frequentWords(counts)
    .map(([word]) => word)
    .join(' ');
  return { entry: { folder, forward, backward, words }, files };
}

function sumOf(counts: readonly WordCounts[]): Map<string, number> {
  const sum = new Map<string, number>();
  for (const own of counts) for (const [word, texts] of own) sum.set(word, (sum.get(word) ?? 0) + texts);
  return sum;
}
