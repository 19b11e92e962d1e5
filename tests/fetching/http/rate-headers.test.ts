import { describe, expect, test } from 'vitest';
import { delayAfterLast, minIntervalOf, retryDelay } from '../../../src/fetching/http/rate-headers.ts';

const now = Date.parse('2026-03-04T12:00:00Z');

describe('what a source asks for in its headers', () => {
  test.each([
    [{ 'retry-after': '120' }, 120_000],
    [{ 'retry-after': 'Wed, 04 Mar 2026 12:00:30 GMT' }, 30_000],
    [{ 'retry-after': 'Wed, 04 Mar 2026 11:00:00 GMT' }, 0],
    [{ 'retry-after': 'soon' }, undefined],
    [{ 'retry-after': '5', ratelimit: '"api";r=0;t=55' }, 5000],
    [{ ratelimit: '"api";r=0;t=55' }, 55_000],
    [{ ratelimit: 'limit=100, remaining=0, reset=40' }, 40_000],
    [{ 'ratelimit-reset': '20' }, 20_000],
    [{ 'x-ratelimit-reset': String(now / 1000 + 90) }, 90_000],
    [{}, undefined],
  ])('%j', (headers, wait) => {
    expect(retryDelay(new Headers(headers), now)).toBe(wait);
  });

  test('is a pause where nothing is left for now', () => {
    expect(delayAfterLast(new Headers({ ratelimit: '"api";r=3;t=55' }), now)).toBe(0);
    expect(delayAfterLast(new Headers({ ratelimit: '"api";r=0;t=55' }), now)).toBe(55_000);
    expect(delayAfterLast(new Headers({ 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '9' }), now)).toBe(
      9000,
    );
  });

  test('is a distance where a policy names a window', () => {
    expect(minIntervalOf(new Headers({ 'ratelimit-policy': '"fixed window";"api";q=500;w=300' }))).toBe(600);
    expect(minIntervalOf(new Headers({ 'ratelimit-policy': '"api";q=0;w=300' }))).toBe(0);
    expect(minIntervalOf(new Headers())).toBe(0);
  });
});
