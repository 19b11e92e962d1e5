import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { allWords, tokensOf } from '../../../src/search/analysis/tokenizer.ts';

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
