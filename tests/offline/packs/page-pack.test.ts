import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodePagePack, PagePack } from '../../../src/offline/packs/page-pack.ts';

const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(
      fc.constantFrom(
        '<p>',
        '</p>',
        '<a href="a>b">',
        '<',
        '>',
        ' \n',
        'A title',
        'graph & tree',
        '𝔸',
        '\uFEFF',
      ),
    )
    .map((parts) => parts.join('')),
);
const pages = fc.dictionary(fc.string(), text, { noNullPrototype: true }).map((own) => Object.entries(own));

const packOf = (own: readonly (readonly [string, string])[]) =>
  encodePagePack(own.map(([path, content]) => ({ path, text: content })));

describe('a pack of pages', () => {
  test('gives back the pages that it was made of, with U+0000 as browsers read it', () => {
    const property = fc.property(pages, (own) => {
      const pack = new PagePack(packOf(own));
      expect(pack.paths).toEqual(own.map(([path]) => path));
      for (const [path, content] of own) {
        const read = new TextDecoder('utf-8', { ignoreBOM: true }).decode(pack.page(path));
        expect(read).toBe(content.replaceAll('\0', '\uFFFD'));
      }
      expect(pack.page('no such page')).toBeUndefined();
    });
    fc.assert(property);
  });

  test('keeps what its pages share once', () => {
    const shared = `<nav>${'<a href="days.html">Days</a> '.repeat(50)}</nav>`;
    const own = Array.from({ length: 20 }, (_, at) => [`${at}.html`, `${shared}<p>Page ${at}</p>`] as const);
    const size = own.reduce((sum, [, content]) => sum + content.length, 0);
    expect(packOf(own).length).toBeLessThan(size / 2);
  });

  test('is refused if it is cut off, or longer than its parts', () => {
    const property = fc.property(pages, fc.integer({ min: 1, max: 40 }), (own, bytes) => {
      const pack = packOf(own);
      expect(() => new PagePack(pack.slice(0, Math.max(0, pack.length - bytes)))).toThrow(TypeError);
      expect(() => new PagePack(new Uint8Array([...pack, 0, 0]))).toThrow(TypeError);
    });
    fc.assert(property);
  });

  test('is refused if a number names a part that does not exist', () => {
    const pack = packOf([['a.html', '<p>One</p><p>Two</p>']]);
    const parts = '<p>\0One\0</p><p>\0Two\0</p>\0'.length;
    pack[pack.length - parts - 5 * 3] = 9;
    expect(() => new PagePack(pack)).toThrow('names a part that does not exist');
  });
});
