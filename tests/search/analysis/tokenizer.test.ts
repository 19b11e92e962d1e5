import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { normalizeTerm } from '../../../src/search/analysis/folding.ts';
import {
  allWords,
  scriptRuns,
  splitAtWords,
  tokensOf,
  wordsIn,
  writtenWords,
} from '../../../src/search/analysis/tokenizer.ts';
import { nameWords } from '../../../src/search/authors/name-words.ts';
import { countedWords } from '../../../src/search/spelling/dictionary.ts';
import { highlight } from '../../../src/search/ui/highlight.ts';

const SIGNS = [
  'a',
  'Z',
  '7',
  'é',
  'Σ',
  'ß',
  '学',
  '-',
  '.',
  '_',
  '$',
  '“',
  '\u0301',
  ' ',
  ' ',
  '\n',
  '\u00A0',
];
const texts = fc.string({ unit: fc.constantFrom(...SIGNS), maxLength: 20 });

describe('tokens', () => {
  test('have their parts, and the whole without punctuation', () => {
    expect(tokensOf('Fine-tuning, naïve — GPT-4.')).toEqual([
      { parts: ['fine', 'tuning'], whole: 'finetuning' },
      { parts: ['naive'], whole: 'naive' },
      { parts: ['gpt', '4'], whole: 'gpt4' },
    ]);
  });

  test('are folded in the same way with and without characters beyond ASCII', () => {
    fc.assert(
      fc.property(texts, (text) => {
        // An accent means nothing, but is not ASCII.
        expect(tokensOf(text.replace(/(?<=\S)(?=\s|$)/gu, '\u0301'))).toEqual(tokensOf(text));
      }),
    );
  });

  test('give each word of the texts once, in the order of their first occurrence', () => {
    fc.assert(
      fc.property(fc.array(texts, { maxLength: 4 }), (several) => {
        const words = several.flatMap(tokensOf).flatMap(({ parts, whole }) => [...parts, whole]);
        expect([...allWords(several)]).toEqual([...new Set(words)]);
      }),
    );
  });
});

describe('all parts of the search agree on what a word is', () => {
  const property = (check: (text: string) => void) => fc.assert(fc.property(texts, check), { numRuns: 500 });

  test('words, tokens, runs of one script and pieces split at the same places', () => {
    property((text) => {
      const words = writtenWords(text);
      expect(wordsIn(text).map(({ word }) => word)).toEqual(words);
      for (const { word, index } of wordsIn(text)) expect(text.slice(index, index + word.length)).toBe(word);
      const parts = tokensOf(text).flatMap((token) => token.parts);
      expect(parts).toEqual(words.map(normalizeTerm).filter((word) => word !== ''));
      expect(scriptRuns(text)).toEqual(words.flatMap(scriptRuns));
      for (const word of words) expect(scriptRuns(word).join('')).toBe(word);
    });
  });

  test('pieces are the whole text, and every second one is a word', () => {
    property((text) => {
      const pieces = splitAtWords(text);
      expect(pieces.join('')).toBe(text);
      expect(pieces.filter((_, at) => at % 2 === 1).flatMap(scriptRuns)).toEqual(scriptRuns(text));
      expect(pieces.filter((_, at) => at % 2 === 0).flatMap(scriptRuns)).toEqual([]);
    });
    expect(splitAtWords('C++ für 深度 学习用Python, ∇f')).toEqual([
      ...['', 'C++', ' ', 'für', ' ', '深度 学习用', '', 'Python', ', ', '∇', '', 'f', ''],
    ]);
  });

  test.each([
    'Fine-tuning',
    'naïve',
    'GPT-4o',
    '用Python学习',
    'O’Neill',
    'état-of-the-art',
    'x_1',
    'Straße',
  ])('the words of %s are marked, counted and read as names in the same way', (text) => {
    for (const run of scriptRuns(text)) {
      const marked = highlight(text, run).filter((span) => span.marked);
      expect(marked.map((span) => span.text).join('')).toContain(run);
    }
    const counted = countedWords([text]);
    const words = writtenWords(text).map(normalizeTerm);
    expect(words).toEqual(expect.arrayContaining(counted));
    const read = nameWords(text).words;
    expect(read.join('')).toBe(words.join(''));
  });
});
