import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { askedNames, indexedNames } from '../../src/search/names.ts';

/** Whether a paper by these authors has every word that is asked for by a name. */
function isFound(asked: readonly string[], authors: readonly string[]): boolean {
  const indexed = indexedNames(authors).split(' ');
  return asked.every((word) => indexed.some((other) => other.startsWith(word)));
}
const isBy = (name: string, ...authors: string[]) => isFound(askedNames(name, false), authors);
const begins = (name: string, ...authors: string[]) => isFound(askedNames(name, true), authors);

describe('the name of an author', () => {
  test('stands in the index in letters that no rule of English is about', () => {
    expect(indexedNames(['Philippe Jaming', 'Ada Jaming'])).not.toMatch(/[a-z]/iu);
    expect(indexedNames(['Ada Example', 'Ada Muster']).split(' ')).toHaveLength(3);
    expect(indexedNames([])).toBe('');
  });

  test.each([
    ['Jaming', 'Philippe Jaming'],
    ['philippe jaming', 'Philippe Jaming'],
    ['Jaming P.', 'Philippe Jaming'],
    ['zoe angstrom', 'Zoë Ångström'],
    ['Łukasz', 'Lukasz Example'],
    ['Lukasz', 'Łukasz Example'],
    ['Bruijn', 'N. G. de Bruijn-Example'],
    ['bruijn-example', 'N. G. de Bruijn-Example'],
    ['OAuthor', "Bold O'Author"],
    ['Иванов', 'Пётр Иванов'],
    ['张伟', '张 伟'],
    ['张 伟', '张伟'],
    ['张', '张伟'],
    ['김', 'Minsu Kim (김민수)'],
    ['김민수', 'Minsu Kim (김민수)'],
    ['kim 김민수', 'Minsu Kim (김민수)'],
  ])('is found by %s: %s', (name, author) => {
    expect(isBy(name, author)).toBe(true);
    expect(begins(name, author)).toBe(true);
  });

  test.each([
    ['Jaming', 'William James'],
    ['Manning', 'Ada Mann'],
    ['Li', 'Bo Liu'],
    ['张伟', '张伟明'],
    ['张伟', '伟张'],
    ['伟', '张伟'],
    ['Jaming Q.', 'Philippe Jaming'],
    ['!?', 'Philippe Jaming'],
  ])('that is whole is nobody else’s: %s, %s', (name, author) => {
    expect(isBy(name, author)).toBe(false);
  });

  test.each([
    ['Jam', 'William James'],
    ['田中', '田中 太郎'],
    ['de-bru', 'N. G. de Bruijn-Example'],
  ])('is found by its beginning: %s, %s', (name, author) => {
    expect(isBy(name, author)).toBe(false);
    expect(begins(name, author)).toBe(true);
    expect(begins(`${name}x`, author)).toBe(false);
  });

  test('is always found as it is printed, in any case', () => {
    const letters = fc.string({ unit: fc.constantFrom(..."aZéłßØ-'. ·张伟김ガーИ7ﬁ"), maxLength: 12 });
    fc.assert(
      fc.property(letters, letters, (name, other) => {
        fc.pre(/\p{L}/u.test(name));
        expect(isBy(name.toUpperCase(), other, name)).toBe(true);
        expect(begins(name, other, name)).toBe(true);
      }),
    );
  });
});
