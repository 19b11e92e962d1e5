import { describe, expect, test } from 'vitest';
import { writeDictionary } from '../../../../src/search/build/segments/write-dictionary.ts';
import type { IndexFile } from '../../../../src/search/pagefind/index-writer.ts';
import { frequentWords } from '../../../../src/search/spelling/dictionary.ts';
import { decodeDictionaryFile, RECENT_FILE } from '../../../../src/search/spelling/dictionary-files.ts';

/** The names of the files of a dictionary, and the words in them. */
function write(...counts: readonly Record<string, number>[]) {
  const files: IndexFile[] = [];
  const entry = writeDictionary(
    counts.map((own) => new Map(Object.entries(own))),
    { add: (file) => files.push(file) },
  );
  const words = files.flatMap(
    ({ path, bytes }) => decodeDictionaryFile(path, Buffer.from(bytes).toString()).words,
  );
  return { entry, words: words.sort(), paths: files.map(({ path }) => path).sort() };
}

const older = [
  { graph: 9, attention: 4, mamba: 1 },
  { graph: 5, tokenizer: 3 },
] as const;

describe('a dictionary of several shards', () => {
  test('has a file of the words that only the newest shard adds', () => {
    const { entry, words, paths } = write({ graph: 2, mamba: 1, jamba: 2, once: 1 }, ...older);
    expect(words).toEqual(['attention', 'graph', 'jamba', 'mamba', 'tokenizer']);
    expect(paths).toEqual([`${entry.folder}/frequent.txt`, `${entry.recent?.folder}/${RECENT_FILE}`].sort());
  });

  test('has the words that one dictionary of all texts would have', () => {
    const all = new Map(
      Object.entries({ graph: 16, attention: 4, mamba: 2, tokenizer: 3, jamba: 2, once: 1 }),
    );
    const { words } = write({ graph: 2, mamba: 1, jamba: 2, once: 1 }, ...older);
    expect(words).toEqual(
      frequentWords(all)
        .map(([word]) => word)
        .sort(),
    );
  });

  test('changes in no other file if a paper is added to the newest shard', () => {
    const [before, after] = [write({ graph: 2 }, ...older), write({ graph: 3, jamba: 2 }, ...older)];
    expect(after.entry.folder).toBe(before.entry.folder);
    expect(after.entry.recent).not.toEqual(before.entry.recent);
  });
});

test('a dictionary of one shard has all words in the same files', () => {
  expect(write({ graph: 2, jamba: 2 }).entry.recent).toBeUndefined();
  expect(write().words).toEqual([]);
});
