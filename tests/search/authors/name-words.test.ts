import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isInitial, nameWords } from '../../../src/search/authors/name-words.ts';

describe('the words of a name', () => {
  test.each<[string, string[], string[]]>([
    ['Ada M. Example', ['ada', 'm', 'example'], []],
    ['  Zoë   ÅNGSTRÖM ', ['zoe', 'angstrom'], []],
    ['Łukasz Ødegård', ['lukasz', 'odegard'], []],
    ['Jean-Pierre O’Author', ['jean', 'pierre', 'oauthor'], ['jeanpierre']],
    ['H.L. Muster', ['h', 'l', 'muster'], ['hl']],
    ['张 伟', ['张伟'], []],
    ['山田太郎', ['山田太郎'], []],
    ['ジョン・スミス', [...nameWords('ジョンスミス').words], []],
    ['李 Wei', ['李', 'wei'], []],
    ['Пётр Иванов', ['петр', 'иванов'], []],
    ['!?', [], []],
  ])('are split, folded and joined: %s', (name, words, joined) => {
    expect(nameWords(name)).toEqual({ words, joined });
  });

  test('are the same in upper and lower case', () => {
    const letters = fc.string({ unit: fc.constantFrom(..."aZéłßØ-'. ·张伟김ガーИ7ﬁ"), maxLength: 12 });
    fc.assert(
      fc.property(letters, (name) => {
        expect(nameWords(name.toUpperCase())).toEqual(nameWords(name));
      }),
    );
  });
});

test('one letter is an initial, one Chinese character is not', () => {
  expect(['h', 'hl', '伟', '7'].map(isInitial)).toEqual([true, false, false, true]);
});
