import { describe, expect, test } from 'vitest';
import { foldQuery, foldText, foldWord } from '../../src/search/folding.ts';

describe('folding', () => {
  test('every short dash and the minus sign become a hyphen, so that words stay apart', () => {
    for (const dash of ['\u2010', '\u2011', '\u2012', '\u2013', '\u2212']) {
      expect(foldText(`Kullback${dash}Leibler`)).toBe('Kullback-Leibler');
    }
  });

  test('long dashes keep room around them', () => {
    expect(foldText('one\u2014two \u2015 three')).toBe('one - two - three');
  });

  test('what cannot be seen is gone, and white space is single', () => {
    expect(foldText(' a\u2062b\u200B c\n\n d\u00AD ')).toBe('ab c d');
  });

  test('symbols that the index drops inside a word are dropped from the query too', () => {
    expect(foldQuery('T^2PO')).toBe('T2PO');
    expect(foldQuery('$100 |A|')).toBe('100 A');
  });

  test('symbols that the index keeps stay in the query', () => {
    expect(foldQuery('C++ ∇f α')).toBe('C++ ∇f α');
  });

  test('an arXiv identifier is found with its prefix and its version', () => {
    expect(foldQuery('arXiv:2603.01234v2')).toBe('2603.01234');
    expect(foldQuery('https://arxiv.org/abs/2603.01234')).toBe('2603.01234');
  });

  test('words are compared without case, accents and punctuation', () => {
    expect(foldWord('Erdős,')).toBe('erdos');
    expect(foldWord('(GPT-4o)')).toBe('gpt4o');
  });
});
