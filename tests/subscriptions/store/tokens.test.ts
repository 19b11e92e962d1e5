import fc from 'fast-check';
import { expect, test } from 'vitest';
import { linkKey, readToken, signToken, TOKEN_DAYS } from '../../../src/subscriptions/store/tokens.ts';

const KEY = 'a1b2c3d4e5f60718293a4b5c6d7e8f90';
const NOW = new Date('2026-03-04T06:00:00Z');
const PURPOSES = ['confirm', 'manage', 'unsubscribe'] as const;

test('a token is good for its purpose until it expires', () => {
  for (const purpose of PURPOSES) {
    const token = signToken(KEY, purpose, 'reader', NOW);
    expect(encodeURIComponent(token)).toBe(token);
    const at = (days: number) =>
      readToken(KEY, token, [purpose], new Date(NOW.getTime() + days * 86_400_000));
    expect([at(0), at(TOKEN_DAYS[purpose] - 0.01), at(TOKEN_DAYS[purpose])]).toEqual([
      'reader',
      'reader',
      undefined,
    ]);
    const others = PURPOSES.filter((other) => other !== purpose);
    expect(readToken(KEY, token, others, NOW)).toBeUndefined();
  }
});

test('a token with any other character is worth nothing', () => {
  const token = signToken(KEY, 'manage', 'reader', NOW);
  fc.assert(
    fc.property(fc.nat(token.length - 1), fc.string({ minLength: 0, maxLength: 2 }), (at, other) => {
      const changed = token.slice(0, at) + other + token.slice(at + 1);
      fc.pre(changed !== token);
      expect(readToken(KEY, changed, PURPOSES, NOW)).toBeUndefined();
    }),
    { numRuns: 500 },
  );
});

test('a key that is missing, short or easily guessed is refused', () => {
  for (const key of [undefined, '', 'secret', 'a'.repeat(64), '0123456789abcdef'])
    expect(() => linkKey({ BROADSHEET_UNSUBSCRIBE_KEY: key })).toThrow(/missing|too short/u);
  expect(linkKey({ BROADSHEET_UNSUBSCRIBE_KEY: KEY })).toBe(KEY);
});
