import { describe, expect, test } from 'vitest';
import { TokenTable } from '../../../src/search/pagefind/token-ids.ts';

describe('a table of tokens', () => {
  test('gives each token one number, wherever it occurs', () => {
    const table = new TokenTable();
    expect([...table.numbersOf('one two one')]).toEqual([0, 1, 0]);
    expect([...table.numbersOf('two Two')]).toEqual([1, 2]);
    expect(table.tokens()).toEqual(['one', 'two', 'Two']);
  });

  test('splits tokens at all white space of Unicode', () => {
    const table = new TokenTable();
    const spaces = [...'\t\n\v\f\r \u0085\u00A0\u1680\u2000\u2009\u2028\u2029\u202F\u205F\u3000'];
    for (const space of spaces)
      expect([...table.numbersOf(`${space}one${space}${space}two`)]).toEqual([0, 1]);
    // Not so to Unicode, though `\s` has it.
    expect([...table.numbersOf('one\uFEFFtwo')]).toEqual([2]);
  });

  test('ignores zero-width spaces', () => {
    const table = new TokenTable();
    expect([...table.numbersOf('zero\u200Bwidth \u200B ')]).toEqual([0]);
    expect(table.tokens()).toEqual(['zerowidth']);
    expect([...table.numbersOf('')]).toEqual([]);
  });
});
