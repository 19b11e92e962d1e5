import { describe, expect, it } from 'vitest';
import { pageIdsOf } from '../../src/search/page-order.ts';

/** CBOR of texts, whole numbers and lists, as the engine writes its metadata. */
function cbor(value: string | number | readonly unknown[]): number[] {
  if (typeof value === 'number') return head(0, value);
  if (typeof value === 'string') {
    const bytes = [...new TextEncoder().encode(value)];
    return [...head(3, bytes.length), ...bytes];
  }
  return [...head(4, value.length), ...value.flatMap((item) => cbor(item as string))];
}

function head(major: number, argument: number): number[] {
  const first = major << 5;
  if (argument < 24) return [first | argument];
  if (argument < 256) return [first | 24, argument];
  return [first | 25, argument >> 8, argument & 255];
}

describe('the order of the pages in an index', () => {
  it('is that of its metadata, whatever else a page is described by', () => {
    const pages = [
      ['en_1', 12],
      ['en_2', 3000, 'en_group_7'],
      ['en_3', 255, ['nested', [1, 'é'.repeat(200)]]],
    ];
    expect(pageIdsOf(Uint8Array.from(cbor(['1.6.0', pages, ['chunks']])))).toEqual(['en_1', 'en_2', 'en_3']);
  });

  it('has as many pages as there are', () => {
    const pages = Array.from({ length: 300 }, (_, at) => [`en_${at}`, at]);
    expect(pageIdsOf(Uint8Array.from(cbor(['1.6.0', pages])))).toHaveLength(300);
  });

  it.each([
    ['a list of something else', [['1.6.0'], [1, 2]]],
    ['no list', 'text'],
    ['too short a list', ['1.6.0']],
  ])('is not guessed from %s', (_, content) => {
    expect(() => pageIdsOf(Uint8Array.from(cbor(content)))).toThrow(RangeError);
  });

  it('is not guessed from bytes that end too soon', () => {
    const bytes = cbor(['1.6.0', [['en_1', 12]]]);
    expect(() => pageIdsOf(Uint8Array.from(bytes.slice(0, -4)))).toThrow(RangeError);
  });
});
