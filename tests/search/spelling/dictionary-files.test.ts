import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { frequentWords } from '../../../src/search/spelling/dictionary.ts';
import {
  type DictionaryLookup,
  decodeDictionaryFile,
  encodeDictionary,
  filesFor,
} from '../../../src/search/spelling/dictionary-files.ts';
import { manyWords, randomOf } from '../pagefind/many-words.ts';

const counts = manyWords(9000, randomOf(20_260_305));
for (const word of ['αλφα', 'βητα', '3layer', '4layer', '4lane']) counts.set(word, 2);
const files = encodeDictionary(counts);
const all = [...counts.keys()];

function wordsWith(...wanted: DictionaryLookup[]): string[] {
  return [...filesFor(files, wanted)].flatMap(
    (name) => decodeDictionaryFile(name, files.texts.get(name) ?? 'none').words,
  );
}

const begun = (begin: string) => all.filter((word) => word.startsWith(begin));
const ended = (end: string) => all.filter((word) => word.endsWith(end));

describe('the files of a dictionary', () => {
  test('have the most frequent words in one, and all words in the others', () => {
    const frequent = wordsWith('frequent');
    const first = frequentWords(counts).slice(0, frequent.length);
    expect(frequent.length).toBeLessThan(all.length);
    expect(new Set(frequent)).toEqual(new Set(first.map(([word]) => word)));
    expect(wordsWith({ begin: '' })).toEqual(all.toSorted());
    expect(wordsWith({ end: '' }).toSorted()).toEqual(all.toSorted());
  });

  test('are the same for the same words, counted in any order', () => {
    expect(encodeDictionary(new Map([...counts].reverse()))).toEqual(files);
  });

  test('that are loaded for a prefix or a suffix have every word with it, and few others', () => {
    const part = fc.tuple(fc.constantFrom(...all), fc.nat(9), fc.constantFrom('', 'a', 'zz', '~', '3', 'ω'));
    fc.assert(
      fc.property(part, ([word, length, more]) => {
        const [begin, end] = [word.slice(0, length) + more, more + word.slice(-length)];
        for (const [wanted, meant] of [
          [{ begin }, begun(begin)],
          [{ end }, ended(end)],
        ] as const) {
          const found = new Set(wordsWith(wanted));
          expect(meant.filter((other) => !found.has(other))).toEqual([]);
          expect(found.size).toBeLessThanOrEqual(meant.length + 800);
        }
      }),
    );
  });

  test('that are loaded for a word have it, in any script', () => {
    for (const word of ['αλφα', '4lane', ...all.slice(0, 99)]) {
      expect(wordsWith({ begin: word })).toContain(word);
      expect(wordsWith({ end: word })).toContain(word);
    }
  });

  test('are named once, even if several words need them', () => {
    const once = filesFor(files, ['frequent', { begin: 'ba' }, { end: 'ban' }]);
    expect(
      filesFor(files, ['frequent', { begin: 'ba' }, 'frequent', { end: 'ban' }, { begin: 'ba' }]),
    ).toEqual(once);
    for (const name of once) expect(files.texts.has(name)).toBe(true);
  });

  test('are a single one if there are few words or none', () => {
    for (const few of [new Map<string, number>(), new Map([...counts].slice(0, 900))]) {
      const { texts, ...blocks } = encodeDictionary(few);
      expect(texts.size).toBe(1);
      const [name = '', ...others] = filesFor(blocks, ['frequent', { begin: 'ba' }, { end: 'an' }]);
      expect(others).toEqual([]);
      expect(decodeDictionaryFile(name, texts.get(name) ?? 'none').words).toEqual([...few.keys()].toSorted());
    }
  });

  test('are refused if they have another format', () => {
    expect(() => decodeDictionaryFile('frequent.txt', '<!doctype html>')).toThrow(SyntaxError);
  });
});
