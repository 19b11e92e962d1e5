import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodePng } from '../../src/cards/png.ts';
import { pixelsOf } from './pixels.ts';

const byte = fc.integer({ min: 0, max: 255 });

/** Pixels of colours given as numbers, 0xrrggbb. */
function pixels(colours: readonly number[]): Uint8Array {
  return Uint8Array.from(
    colours.flatMap((colour) => [colour >> 16, (colour >> 8) & 0xff, colour & 0xff, 0xff]),
  );
}

describe('a PNG with a palette', () => {
  test('keeps every pixel', () => {
    const picture = fc
      .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 12 }))
      .chain(([width, height]) =>
        fc.tuple(
          fc.constant(width),
          fc.array(fc.tuple(byte, byte, byte), { minLength: width * height, maxLength: width * height }),
        ),
      );
    fc.assert(
      fc.property(picture, ([width, colours]) => {
        const height = colours.length / width;
        const flat = Uint8Array.from(colours.flatMap((colour) => [...colour, 255]));
        const decoded = pixelsOf(encodePng(flat, width, height));
        expect(decoded).toMatchObject({ width, height });
        for (const [i, colour] of colours.entries()) {
          expect(decoded.colourAt(i % width, Math.floor(i / width))).toBe(
            Buffer.from(colour).toString('hex'),
          );
        }
      }),
    );
  });

  test('merges only the most similar colours if there are more than fit into a palette', () => {
    const colours = Array.from({ length: 4096 }, (_, i) => i * 4093);
    const decoded = pixelsOf(encodePng(pixels(colours), 64, 64));
    for (const [i, colour] of colours.entries()) {
      const found = Number.parseInt(decoded.colourAt(i % 64, Math.floor(i / 64)), 16);
      for (const shift of [0, 8, 16]) {
        expect(Math.abs(((found >> shift) & 0xff) - ((colour >> shift) & 0xff))).toBeLessThan(64);
      }
    }
  });
});
