import { describe, expect, test } from 'vitest';
import { tokenizeQuery } from '../../../src/search/query/lexer.ts';
import { limitQuery, limitTerms } from '../../../src/search/query/query-limits.ts';

const words = (count: number) => Array.from({ length: count }, (_, at) => `w${at}`);

describe('a query', () => {
  test.each([
    '',
    'On the number of the graphs of the plane',
    'author:"Ada Example" "one two" -three topic:graphs year:2024',
    `"${words(30).join(' ')}"`,
    words(40).join(' '),
  ])('of ordinary length stays as it is: %s', (text) => {
    expect(limitQuery(text)).toBe(text);
  });

  test('with a word many times keeps it once', () => {
    expect(limitQuery('loom '.repeat(80))).toBe('loom');
    expect(limitQuery(`${'Loom loom '.repeat(40)} "two looms" year:2024`)).toBe('Loom "two looms" year:2024');
  });

  test('of very many words keeps the first of them', () => {
    expect(limitQuery(words(500).join(' '))).toBe(words(40).join(' '));
  });

  test.each([
    'x'.repeat(10_000),
    '图'.repeat(2000),
    '"'.repeat(300),
    '-'.repeat(300),
    '"a" '.repeat(300),
    words(300)
      .map((word) => `-${word}`)
      .join(' '),
    words(300)
      .map((word) => `"${word} ${word}"`)
      .join(' '),
    words(300)
      .map((word) => `author:${word}`)
      .join(' '),
    `"${'loom '.repeat(3000)}"`,
  ])('becomes short: %s', (text) => {
    const limited = limitQuery(text);
    expect(tokenizeQuery(limited).length).toBeLessThanOrEqual(40);
    expect(limited.length).toBeLessThanOrEqual(2000);
  });
});

test('words are kept once each, up to a limit', () => {
  expect(limitTerms('a b a c b', 10)).toBe('a b c');
  expect(limitTerms('a b c', 2)).toBe('a b');
});
