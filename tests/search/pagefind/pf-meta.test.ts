import { decode } from 'cborg';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chunkName, pageId } from '../../../src/search/pagefind/compact-metadata.ts';
import { encodePfMeta } from '../../../src/search/pagefind/pf-meta.ts';

function decoded(bytes: Uint8Array): unknown {
  expect(Buffer.from(bytes.subarray(0, 12)).toString()).toBe('pagefind_dcd');
  return decode(bytes.subarray(12));
}

describe('metadata for Pagefind', () => {
  test('number pages and chunks, and end the last word of each chunk with NUL', () => {
    const given = {
      version: '1.6.0',
      lengths: [9, 40],
      chunks: [{ first: 'alpha', last: 'omega', digest: 'aaaaaa' }],
      fields: ['also', 'title'],
    };
    expect(decoded(encodePfMeta(given))).toEqual([
      '1.6.0',
      [
        ['0', 9, ''],
        ['1', 40, ''],
      ],
      [['alpha', 'omega\0', `../../${chunkName({ first: 'alpha', digest: 'aaaaaa' })}`]],
      [],
      [],
      ['also', 'title'],
    ]);
  });

  test('can be those of 200,000 papers', () => {
    const lengths = Array.from({ length: 200_000 }, (_, at) => 1 + (at % 30));
    const metadata = decoded(encodePfMeta({ version: '1.6.0', lengths, chunks: [], fields: [] }));
    expect(Array.isArray(metadata) && metadata[1]).toHaveLength(200_000);
  });

  test('are CBOR for any numbers and words', () => {
    const lengths = fc.array(fc.integer({ min: 1, max: 0xff_ff_ff_ff }), { maxLength: 300 });
    const words = fc.array(
      fc.record({
        first: fc.string({ unit: 'grapheme', maxLength: 400 }),
        last: fc.constant('z'),
        digest: fc.constant('aaaaaa'),
      }),
    );
    fc.assert(
      fc.property(lengths, words, (given, chunks) => {
        const metadata = decoded(encodePfMeta({ version: '', lengths: given, chunks, fields: [] }));
        expect(metadata).toEqual([
          '',
          given.map((length, number) => [pageId(number), length, '']),
          chunks.map((chunk) => [chunk.first, `${chunk.last}\0`, `../../${chunkName(chunk)}`]),
          [],
          [],
          [],
        ]);
      }),
    );
  });
});
