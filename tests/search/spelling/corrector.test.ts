import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { correct } from '../../../src/search/spelling/corrector.ts';
import { countedWords, decodeWords, encodeWords } from '../../../src/search/spelling/dictionary.ts';
import { Speller } from '../../../src/search/spelling/speller.ts';
import { manyWords, randomOf, slipped } from '../pagefind/many-words.ts';

function spellerOf(counts: ReadonlyMap<string, number>): Speller {
  return new Speller(decodeWords(encodeWords([...counts].sort())));
}

const FREQUENT =
  'deep learning neural machine translation diffusion models model mode image generation for language data set';
const RARE = 'wasserstein schmidhuber lerna dataset reinforcement';
const counts = new Map<string, number>();
for (const word of countedWords([FREQUENT])) counts.set(word, 300);
for (const word of countedWords([RARE])) counts.set(word, 3);
counts.set('reinforcement', 90);
counts.set('reinforce', 5);
counts.set('gauge', 300);
const speller = spellerOf(counts);
const corrected = (text: string, known: ReadonlySet<string> = new Set()) => {
  const { query, edits } = correct(text, speller, known);
  return edits.length === 0 ? undefined : query;
};

describe('a query', () => {
  test.each([
    ['nueral machine translaton', 'neural machine translation'],
    ['difusion modls for imge genration', 'diffusion models for image generation'],
    ['Nueral Languge', 'Neural Language'],
    ['Wasserstien GAN', 'Wasserstein GAN'],
    ['deeplearning', 'deep learning'],
    ['reinforce ment learning', 'reinforcement learning'],
    ['langüage mödles', 'langüage models'],
    ['lan guage models', 'language models'],
    ['mofels', 'models'],
    ['tramslotion', 'translation'],
    ['reinforce ment learnig', 'reinforcement learning'],
  ])('is corrected: %s', (text, query) => {
    expect(corrected(text)).toBe(query);
  });

  test('is corrected in its misspelt words alone', () => {
    const text =
      '  "nueral  machine" (translaton), -genration author:schmidhubr topic:imge 2020..2024 learnig';
    expect(corrected(text)).toBe(
      '  "neural  machine" (translation), -genration author:schmidhubr topic:imge 2020..2024 learning',
    );
  });

  test('is returned with a list of its corrections', () => {
    expect(correct('Nueral learnnig reinforce ment lan guage', speller).edits).toEqual([
      { from: 'Nueral', to: 'Neural' },
      { from: 'learnnig', to: 'learning' },
      { from: 'reinforce ment', to: 'reinforcement' },
      { from: 'lan guage', to: 'language' },
    ]);
  });

  test.each([
    ['', 'is empty'],
    ['deep learning', 'has only known words'],
    ['data set', 'has two known words that might be one'],
    ['learn gen', 'has prefixes of frequent words'],
    ['deep wasser', 'ends in a prefix of a rare word'],
    ['modal5 gpt7 2403.01234', 'has numbers in its words'],
    ['xyzzyq dee', 'has words that resemble no other, or are too short'],
    ['深層学習', 'is in another script'],
  ])('stays as it is if it %2$s: “%s”', (text) => {
    expect(corrected(text)).toBeUndefined();
  });

  test('is corrected where a prefix of a rare word is not its last word', () => {
    expect(corrected('lern deep')).toBe('lerna deep');
    expect(corrected('deep lern')).toBeUndefined();
  });

  test('is corrected by the fewest edits first, then by the likelihood of the edits and the frequency of the word', () => {
    const inOrder: [string, number][] = [
      ['gradients', 50_000], // the key beside
      ['gradientd', 9000], // the key beside, less frequent
      ['gradientb', 9000], // another key
      ['gradienta', 300], // another key, less frequent
      ['gradientxy', 2], // a letter left out, rare
      ['fradientx', 2], // the same, in the first letter
      ['gradeints', 70_000], // two slips
    ];
    const known = spellerOf(new Map(inOrder.toReversed()));
    const words = known.suggestions('gradientx', 9).map(({ word }) => word);
    expect(words).toEqual(inOrder.map(([word]) => word));
  });

  test('is never changed in known words', () => {
    const word = fc.constantFrom(...counts.keys());
    fc.assert(
      fc.property(fc.array(word, { maxLength: 8 }), fc.constantFrom(' ', ', ', '  -- '), (words, between) => {
        expect(corrected(words.join(between))).toBeUndefined();
      }),
    );
  });

  test('may end in a prefix, which is completed to the most frequent words', () => {
    expect(speller.completions('mod', 9)).toEqual(['mode', 'model', 'models']);
    expect(speller.completions('reinfor', 1)).toEqual(['reinforcement']);
    expect(speller.completions('xyz', 9)).toEqual([]);
  });

  test('is not corrected in words that some paper is known to have', () => {
    const known = new Set(['modls']);
    expect(corrected('Modls', known)).toBeUndefined();
    expect(corrected('nueral Modls', known)).toBe('neural Modls');
  });

  test('is corrected only to known words, for any text', () => {
    const text = fc.array(
      fc.oneof(fc.constantFrom('nueral', 'translaton', '"', '-', 'deeplearning', 'ment'), fc.string()),
      {
        maxLength: 6,
      },
    );
    fc.assert(
      fc.property(text, (parts) => {
        const change = correct(parts.join(' '), speller);
        for (const { to } of change.edits)
          for (const word of to.toLowerCase().split(' ')) expect(counts.has(word)).toBe(true);
      }),
    );
  });
});

/** A speller, and how many words of its dictionary it has read; it computes the edit distance of each word that it reads. */
function countingReads(counts: ReadonlyMap<string, number>): { many: Speller; reads: () => number } {
  const dictionary = decodeWords(encodeWords([...counts].sort()));
  let reads = 0;
  const words = new Proxy(dictionary.words, {
    get: (target, name) => {
      reads += 1;
      return Reflect.get(target, name);
    },
  });
  return { many: new Speller({ ...dictionary, words }), reads: () => reads };
}

describe('a long word with one slip', () => {
  const random = randomOf(20_260_304);
  const words = manyWords(30_000, random);
  const { many, reads } = countingReads(words);
  const long = [...words.keys()].filter(({ length }) => length >= 8);

  test('is nearly always corrected by one of the five best words, and compared with few words of the dictionary', () => {
    const trials = Array.from({ length: 500 }, () => {
      const meant = long[Math.floor(random() * long.length)] ?? '';
      return { meant, typed: slipped(meant, random) };
    });
    const unknown = trials.filter(({ typed }) => many.frequency(typed) === undefined);
    expect(unknown.length).toBeGreaterThan(400);
    const before = reads();
    const found = unknown.filter(({ meant, typed }) =>
      many.suggestions(typed, 5).some((one) => one.word === meant),
    );
    expect((reads() - before) / unknown.length).toBeLessThan(words.size / 50);
    expect(found.length / unknown.length).toBeGreaterThanOrEqual(0.95);
  });
});
