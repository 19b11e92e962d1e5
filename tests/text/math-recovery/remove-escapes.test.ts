import { describe, expect, test } from 'vitest';
import { REWRITES, removeEscapes } from '../../../src/text/math-recovery/remove-escapes.ts';

describe('escapes of TeX in a stripped text', () => {
  test.each(REWRITES.map(({ before, after, apply }) => [before, after, apply] as const))(
    'are removed by their own rule: %s',
    (before, after, apply) => {
      expect(apply(before, before)).toBe(after);
      expect(removeEscapes(before)).toBe(after);
    },
  );
});
