import { describe, expect, test } from 'vitest';
import { digestOfCode } from '../../src/store/code.ts';

describe('the digest of code', () => {
  test('is the same for the same rooms, whatever order they are named in', async () => {
    const digest = await digestOfCode(['paper', 'store']);
    expect(digest).toMatch(/^[0-9a-f]{16}$/u);
    expect(await digestOfCode(['store', 'paper'])).toBe(digest);
  });

  test('is another for other rooms', async () => {
    expect(await digestOfCode(['paper', 'store'])).not.toBe(await digestOfCode(['paper', 'text']));
  });
});
