import { describe, expect, test } from 'vitest';
import { namesInFull, sameAuthors, shareAnAuthor } from '../../../src/paper/merge/same-people.ts';

const list = (names: string) => names.split('; ').map((name) => ({ name }));

function compared(a: string, b: string): boolean | undefined {
  const there = sameAuthors(list(a), list(b));
  expect(sameAuthors(list(b), list(a))).toBe(there);
  return there;
}

describe('two lists of authors', () => {
  test.each([
    ['Lena Feld', 'L. Feld'],
    ['Lena Feld', 'Feld Lena'],
    ['Lena M. Feld', 'Lena Feld'],
    ['Lena M. Feld', 'Feld LM'],
    ['Wei Zhang', 'Zhang, W.'],
    ['Jürgen Möller', 'Juergen Moeller'],
    ['Łukasz Nowak', 'Lukasz Nowak'],
    ['Søren Ågård', 'S. Agard'],
    ['Pieter van der Veen', 'P. Veen'],
    ['Anne O’Brien Jr.', "A. O'Brien"],
    ['Mei-Ling Chen', 'Meiling Chen'],
    ['Mei-Ling Chen', 'M.-L. Chen'],
    ['Narayan Chandra', 'Ch. Narayan'],
    ['李小龙', '小龙 李'],
    ['佐藤 花子', '佐藤花子'],
    ['이영희', '영희 이'],
    ['The WIDGET Collaboration', 'WIDGET Collaboration'],
    ['Lena Feld; Tom Berg', 'L. Feld; T. Berg'],
    ['Lena Feld; Tom Berg', 'Tom Berg; Lena Feld'],
    ['Lena Feld; Tom Berg; Kim Holt', 'L. Feld; others'],
    ['Lena Feld; Tom Berg; Kim Holt', 'L. Feld; et al.'],
    ['Lena Feld; Tom Berg; Kim Holt', 'Lena Feld; Kim Holt'],
  ])('can be those of one work: %s / %s', (a, b) => {
    expect(compared(a, b)).toBe(true);
  });

  test.each([
    ['Wei Zhang', 'Wen Zhang'],
    ['Lena Feld', 'Lena Berg'],
    ['Lena A. Feld', 'Lena B. Feld'],
    ['L. F.', 'Lena Feld'],
    ['李小龙', '李大龙'],
    ['WIDGET Collaboration', 'GADGET Collaboration'],
    ['Lena Feld', 'WIDGET Collaboration'],
    ['Lena Feld; Tom Berg', 'Tom Berg; Kim Holt'],
    ['Lena Feld; Tom Berg', 'Lena Feld; Lena Feld'],
  ])('cannot: %s / %s', (a, b) => {
    expect(compared(a, b)).toBe(false);
  });

  test.each([
    ['Anonymous', 'Lena Feld'],
    ['李小龙', 'Xiaolong Li'],
    ['et al.', 'Lena Feld'],
  ])('leave it open: %s / %s', (a, b) => {
    expect(compared(a, b)).toBeUndefined();
  });

  test('leave it open where one is missing', () => {
    expect(sameAuthors(undefined, list('Lena Feld'))).toBeUndefined();
  });

  test('are compared by the parts of the names where sources state them', () => {
    const stated = [{ name: '小龙 李', given: '小龙', family: '李' }];
    expect(sameAuthors(stated, list('李小龙'))).toBe(true);
  });

  test('may share an author and be different all the same', () => {
    expect(shareAnAuthor(list('Lena Feld; Tom Berg'), list('T. Berg; Kim Holt'))).toBe(true);
    expect(shareAnAuthor(list('Lena Feld'), list('Kim Holt'))).toBe(false);
    expect(shareAnAuthor(undefined, list('Kim Holt'))).toBe(false);
  });

  test('hold so many names in full', () => {
    expect(namesInFull(list('U. Feld; Tom Berg'))).toBe(3);
    expect(namesInFull(list('Lena M. Feld'))).toBe(2);
  });
});
