import { decode } from 'cborg';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CborWriter } from '../../../src/search/pagefind/cbor-writer.ts';

type Item = number | string | readonly Item[];

function write(item: Item, writer: CborWriter): void {
  if (typeof item === 'number') writer.number(item);
  else if (typeof item === 'string') writer.text(item);
  else {
    writer.list(item.length);
    for (const own of item) write(own, writer);
  }
}

const number = fc.oneof(
  fc.integer({ min: -(2 ** 31), max: 2 ** 32 - 1 }),
  fc.constantFrom(0, 23, 24, 255, 256, 65_535, 65_536, -1, -24, -25, -256, -257, -65_536, -65_537),
);
const { item } = fc.letrec<{ item: Item }>((tie) => ({
  item: fc.oneof(
    number,
    fc.string({ unit: 'grapheme', maxLength: 300 }),
    fc.array(tie('item'), { maxLength: 40 }),
  ),
}));

describe('CBOR', () => {
  test('is read as it was written', () => {
    fc.assert(
      fc.property(item, (given) => {
        const writer = new CborWriter();
        write(given, writer);
        expect(writer.bytes()).toHaveLength(writer.length);
        expect(decode(writer.bytes())).toEqual(given);
      }),
    );
  });

  test('encodes numbers in as few bytes as possible', () => {
    const lengths = [23, 24, 255, 256, 65_535, 65_536].map((given) => {
      const writer = new CborWriter();
      writer.number(given);
      return writer.length;
    });
    expect(lengths).toEqual([1, 2, 2, 3, 3, 5]);
  });
});
