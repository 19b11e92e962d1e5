import { describe, expect, test } from 'vitest';
import { licenseName } from '../../src/paper/licenses.ts';

describe('the name of a licence', () => {
  test.each([
    ['http://creativecommons.org/licenses/by/4.0/', 'CC BY 4.0'],
    ['https://creativecommons.org/licenses/by-nc-sa/3.0', 'CC BY-NC-SA 3.0'],
    ['https://creativecommons.org/licenses/by/3.0/de/', 'CC BY 3.0 DE'],
    ['https://creativecommons.org/licenses/by/4.0/legalcode', 'CC BY 4.0'],
    ['http://creativecommons.org/publicdomain/zero/1.0/', 'CC0 1.0'],
    ['https://creativecommons.org/publicdomain/mark/1.0/', 'Public Domain Mark 1.0'],
  ])('of %s is %s', (address, name) => {
    expect(licenseName(address)).toBe(name);
  });

  test('says what arXiv’s own licence leaves to others', () => {
    expect(licenseName('http://arxiv.org/licenses/nonexclusive-distrib/1.0/')).toContain(
      'all other rights reserved',
    );
  });

  test.each([
    'https://example.org/licenses/by/4.0/',
    'https://creativecommons.org/',
    'https://arxiv.org/licenses/',
  ])('is not known of %s', (address) => {
    expect(licenseName(address)).toBeUndefined();
  });
});
