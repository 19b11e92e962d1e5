import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  compareCodeUnits,
  countedWords,
  decodeWords,
  dictionaryTerms,
  encodeWords,
  frequentWords,
  lowerBound,
  mergeDictionaries,
} from '../../../src/search/spelling/dictionary.ts';

const counted = (...texts: string[]) => {
  const counts = new Map<string, number>();
  for (const word of countedWords(texts)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
};

describe('the words of a text', () => {
  test('are folded, have three letters or more, and are no numbers', () => {
    expect(dictionaryTerms('Erdős’ GPT4-based, 2024 and $x^2$ on naïve CNNs: 3D')).toEqual([
      'erdos',
      'gpt4',
      'based',
      'and',
      'naive',
      'cnns',
    ]);
  });

  test('are those of scripts with spaces between words', () => {
    expect(dictionaryTerms('λόγος Война 深層学習 딥러닝')).toEqual(['λογος', 'воина']);
  });

  test('have 24 letters at most', () => {
    expect(dictionaryTerms('a'.repeat(25))).toEqual([]);
  });
});

describe('counting', () => {
  test('counts a word once for each text', () => {
    expect([...counted('graph graph Graph', 'a graph', 'graphs of a graph')].sort()).toEqual([
      ['graph', 3],
      ['graphs', 1],
    ]);
  });

  test('gives the same for all texts at once and for one after the other', () => {
    const word = fc.constantFrom(
      'graph',
      'Graph',
      'GRAPHS',
      'naïve',
      'naive',
      'λόγος',
      '2024',
      'x1',
      'gpt4',
      '学',
      '$x$',
    );
    const text = fc.array(word, { maxLength: 8 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(fc.array(text, { maxLength: 6 }), (texts) => {
        const counts = new Map<string, number>();
        for (const one of texts)
          for (const known of new Set(dictionaryTerms(one))) counts.set(known, (counts.get(known) ?? 0) + 1);
        expect([...counted(...texts)]).toEqual([...counts]);
      }),
    );
  });
});

const letters = fc.stringMatching(/^[a-zäλж]{3,9}[0-9]?$/u);
const counts = fc
  .array(fc.tuple(letters, fc.integer({ min: 2, max: 200_000 })), { maxLength: 60 })
  .map((all) => {
    const folded = all.flatMap(([word, texts]): [string, number][] =>
      dictionaryTerms(word).map((own) => [own, texts]),
    );
    return new Map(folded);
  });

const alphabetical = (known: ReadonlyMap<string, number>) =>
  [...known].sort(([one], [other]) => compareCodeUnits(one, other));
const dictionaryOf = (known: ReadonlyMap<string, number>) => decodeWords(encodeWords(alphabetical(known)));

describe('the words of a dictionary', () => {
  test('are those of two texts or more, the most frequent first', () => {
    expect(
      frequentWords(counted('graph theory', 'gauge graph', 'graph', 'gauge', 'edge edge', 'edge')),
    ).toEqual([
      ['graph', 3],
      ['edge', 2],
      ['gauge', 2],
    ]);
  });

  test('are the most frequent ones if there are too many', () => {
    const many = new Map(Array.from({ length: 31_000 }, (_, at) => [`word${at}`, at < 30_000 ? 3 : 2]));
    const words = frequentWords(many).map(([word]) => word);
    expect(words).toHaveLength(30_000);
    expect(words).not.toContain('word30000');
  });

  test('have no surrogate pairs, between which a text cannot be cut', () => {
    expect(frequentWords(counted('layer𝟏 layer2', 'layer𝟏 layer2'))).toEqual([['layer2', 2]]);
  });
});

describe('a dictionary', () => {
  test('is read with its words in alphabetical order and their approximate frequencies', () => {
    fc.assert(
      fc.property(counts, (known) => {
        const { words, frequencyBuckets } = dictionaryOf(known);
        expect(words).toEqual([...known.keys()].sort());
        for (const [at, word] of words.entries()) {
          const texts = known.get(word) ?? 0;
          expect(4 ** (frequencyBuckets[at] ?? 99)).toBeLessThanOrEqual(texts);
          expect(texts).toBeLessThan(
            (frequencyBuckets[at] ?? 0) === 8 ? Infinity : 4 ** ((frequencyBuckets[at] ?? 0) + 1),
          );
        }
      }),
    );
  });

  test('can be merged from parts that share words', () => {
    fc.assert(
      fc.property(counts, fc.nat(60), fc.nat(60), (known, one, other) => {
        const [from, to] = [Math.min(one, other), Math.max(one, other)];
        const parts = [[...known].slice(from), [...known].slice(0, to)];
        expect(mergeDictionaries(parts.map((part) => dictionaryOf(new Map(part))))).toEqual(
          dictionaryOf(known),
        );
      }),
    );
  });

  test('tells the position that a word has or would have', () => {
    fc.assert(
      fc.property(counts, letters, (known, word) => {
        const dictionary = dictionaryOf(known);
        const place = lowerBound(dictionary, word);
        expect(dictionary.words.slice(0, place).every((other) => other < word)).toBe(true);
        expect(dictionary.words.slice(place).every((other) => other >= word)).toBe(true);
      }),
    );
  });

  test.each(['<!doctype html>', '0graphB1', 'B', '0graphZ', '0graphB0', '0graphB\n'])(
    'is not read from “%s”',
    (text) => {
      expect(() => decodeWords(text)).toThrow(SyntaxError);
    },
  );

  test('may be empty', () => {
    expect(dictionaryOf(new Map())).toEqual({ words: [], frequencyBuckets: [] });
  });
});
