import { describe, expect, test } from 'vitest';
import { readLostAddress } from '../../../src/client/page/not-found-address.ts';

describe('an address that leads nowhere', () => {
  test('is read as the id of a paper, without version, ending and prefix, and with its zeros', () => {
    const of = (path: string) => readLostAddress(path).arxivId;
    expect(of('papers/2603.01234v2.html')).toBe('2603.01234');
    expect(of('abs/2603.01234')).toBe('2603.01234');
    expect(of('pdf/2603.01234.pdf')).toBe('2603.01234');
    expect(of('papers/arXiv%3A2603.01234')).toBe('2603.01234');
    expect(of('papers/0704.0001.html')).toBe('0704.0001');
    expect(of('papers/hep-th_9901001v3.html')).toBe('hep-th/9901001');
    expect(of('abs/math.GT/0309136')).toBe('math/0309136');
  });

  test('is looked for under every id that zeros may have been lost from', () => {
    expect(readLostAddress('papers/2406.105.html').ids).toEqual(['2406.00105', '2406.10500']);
    expect(readLostAddress('papers/2406.10512.html').ids).toEqual(['2406.10512']);
  });

  test('gives words to search for where it is no id', () => {
    expect(readLostAddress('papers/Growing-Trees_from%20Seeds.html').query).toBe('Growing Trees from Seeds');
    expect(readLostAddress('papers/Growing-Trees.html').ids).toEqual(['Growing-Trees', 'growing-trees']);
    expect(readLostAddress('topics/robot-dogs/').query).toBe('robot dogs');
    expect(readLostAddress('authors/ada-example.html').query).toBe('ada example');
    expect(readLostAddress('').query).toBe('');
  });

  test('gives none where it names a time', () => {
    expect(readLostAddress('days/2026-02-31.html')).toEqual({ query: '', ids: [] });
  });

  test('is taken as it is where it is no proper encoding', () => {
    expect(readLostAddress('papers/100%.html').query).toBe('100%');
  });
});
