import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodePack, entriesOf, type PackedFile } from '../../../src/offline/packs/pack-format.ts';

const files = fc.array(
  fc.record({
    path: fc.string({ unit: 'binary' }),
    bytes: fc.uint8Array({ maxLength: 60 }).map((bytes) => new Uint8Array(bytes)),
  }),
  { maxLength: 12 },
);

function contentOf(pack: Uint8Array<ArrayBuffer>): PackedFile[] {
  return entriesOf(pack).map(([path, start, length]) => ({ path, bytes: pack.slice(start, start + length) }));
}

describe('a pack', () => {
  test('gives back the files that it was made of', () => {
    const property = fc.property(files, (own) => {
      expect(contentOf(encodePack(own))).toEqual(own);
    });
    fc.assert(property);
  });

  test('is refused if it is cut off or longer than its files', () => {
    const property = fc.property(files, fc.integer({ min: 1, max: 40 }), (own, bytes) => {
      const pack = encodePack(own);
      expect(() => entriesOf(pack.slice(0, Math.max(0, pack.length - bytes)))).toThrow('This is no pack');
      expect(() => entriesOf(new Uint8Array([...pack, ...new Uint8Array(bytes)]))).toThrow('are cut off');
    });
    fc.assert(property);
  });

  test('is refused if its header is damaged', () => {
    const pack = encodePack([{ path: 'a.html', bytes: new Uint8Array(3) }]);
    for (const text of ['{"files":[["a.html",-1]]}', '{"files":{}}', 'nothing']) {
      const header = new TextEncoder().encode(text);
      const damaged = new Uint8Array([header.length, 0, 0, 0, ...header, ...pack.slice(-3)]);
      expect(() => entriesOf(damaged)).toThrow('its header is damaged');
    }
  });
});
