import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  normalizeQuery,
  normalizeTerm,
  normalizeText,
  segmentCjk,
  synonymsOf,
} from '../../../src/search/analysis/folding.ts';

// White space, dashes and what is invisible, letters and signs of many kinds, and whatever stands beside them in Unicode.
const SIGNS = [
  ...[
    'a',
    'Z',
    '7',
    'é',
    'ß',
    'ſ',
    'ı',
    'Σ',
    'α',
    'Ж',
    '学',
    'ﬁ',
    '\u0301',
    'c++',
    'C#',
    '.net',
    '-',
    '+',
    '.',
    '(',
    '~',
    '“',
    '…',
  ],
  ...[' ', '  ', '\t', '\n', '\u0085', '\u00A0', '\u1680', '\u2003', '\u2028', '\u202F', '\u3000', '\uFEFF'],
  ...[
    '\u2010',
    '\u2013',
    '\u2014',
    '\u2015',
    '\u2016',
    '\u2027',
    '\u2212',
    '\u00AC',
    '\u00AD',
    '\u00AE',
    '\u200B',
    '\u2060',
    '\u2062',
  ],
];

describe('folding', () => {
  test('turns every short dash and the minus sign into a hyphen, so that words stay apart', () => {
    for (const dash of ['\u2010', '\u2011', '\u2012', '\u2013', '\u2212']) {
      expect(normalizeText(`Kullback${dash}Leibler`)).toBe('Kullback-Leibler');
    }
  });

  test('puts a space on each side of a long dash', () => {
    expect(normalizeText('one\u2014two \u2015 three')).toBe('one - two - three');
  });

  test('removes invisible characters, and makes all white space single spaces', () => {
    expect(normalizeText(' a\u2062b\u200B c\n\n d\u00AD ')).toBe('ab c d');
  });

  test('drops from a query the symbols that the index drops inside a word', () => {
    expect(normalizeQuery('T^2PO')).toBe('T2PO');
    expect(normalizeQuery('$100 |A|')).toBe('100 A');
  });

  test('keeps in a query the symbols that the index keeps', () => {
    expect(normalizeQuery('A* GPT-4o')).toBe('A* GPT-4o');
  });

  test('removes the prefix and the version of an arXiv identifier', () => {
    expect(normalizeQuery('arXiv:2603.01234v2')).toBe('2603.01234');
    expect(normalizeQuery('https://arxiv.org/abs/2603.01234')).toBe('2603.01234');
  });

  test('ignores case, accents and punctuation of words', () => {
    expect(normalizeTerm('Erdős,')).toBe('erdos');
    expect(normalizeTerm('(GPT-4o)')).toBe('gpt4o');
  });

  test('spells mathematical symbols as words, in a query and as synonyms in the index', () => {
    expect(normalizeQuery('α-divergence')).toBe('alpha-divergence');
    expect(normalizeQuery('∇f in ℝ^n')).toBe('nabla f in Rn');
    expect(synonymsOf('The ∇f, in ℝn, by α-divergence.')).toEqual(['nabla', 'f', 'Rn', 'alpha-divergence']);
    expect(synonymsOf('Nothing but plain words - and dashes–here.')).toEqual([]);
  });

  test('spells programming languages such as C++, and letters that few keyboards have, as synonyms in the index', () => {
    expect(synonymsOf('In C++ by Łukasz Øre.')).toEqual(['cplusplus', 'lukasz', 'ore']);
    expect(normalizeQuery('c++ łukasz')).toBe('cplusplus lukasz');
    expect(normalizeTerm('Straße')).toBe(normalizeTerm('STRASSE'));
  });

  test('splits scripts without spaces into pairs of characters, in a query and as synonyms in the index', () => {
    expect(segmentCjk('深度学习 for 猫')).toBe('深度 度学 学习 for 猫');
    expect(normalizeQuery('深度学习')).toBe('深度 度学 学习');
    // A single character is the beginning of a pair, or the last.
    expect(synonymsOf('深度学习。')).toEqual(['深度', '度学', '学习', '习']);
  });

  test('gives the same result for text with nothing to fold, for which it takes a shortcut', () => {
    const signs = fc.string({ unit: fc.constantFrom(...SIGNS), maxLength: 12 });
    fc.assert(
      fc.property(signs, (text) => {
        // What is invisible goes, and takes nothing with it.
        expect(normalizeText(text)).toBe(normalizeText(`\u200B${text}`));
        expect(normalizeTerm(text)).toBe(normalizeTerm(`${text}\u0301`));
        const apart = normalizeText(text)
          .split(' ')
          .flatMap((token) => synonymsOf(token));
        expect(synonymsOf(text)).toEqual([...new Set(apart)]);
      }),
      { numRuns: 1000 },
    );
  });

  test('indexes each word of a query that is the text itself', () => {
    const signs = fc.constantFrom(
      'a',
      'b',
      'R',
      '2',
      'α',
      '∇',
      'ℝ',
      '²',
      '-',
      '–',
      ' ',
      'é',
      '学',
      'が',
      '.',
      ',',
    );
    fc.assert(
      fc.property(fc.string({ unit: signs, maxLength: 20 }), (text) => {
        const bare = (word: string) => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
        const indexed = new Set([...normalizeText(text).split(' '), ...synonymsOf(text)].map(bare));
        for (const word of normalizeQuery(text).split(' ').map(bare))
          if (word !== '') expect(indexed).toContain(word);
      }),
    );
  });
});
