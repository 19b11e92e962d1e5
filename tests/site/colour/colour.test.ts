import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contrast, inGamut, parseColour, toCss } from '../../../src/site/colour/colour.ts';

const css = (written: string) => {
  const colour = parseColour(written);
  return colour === undefined ? undefined : toCss(colour);
};

describe('a colour', () => {
  test('is read from each CSS notation that people use', () => {
    const red = [
      '#f00',
      '#FF0000',
      'rgb(255 0 0)',
      'rgb(255, 0, 0)',
      'rgb(100% 0% 0%)',
      'hsl(0 100% 50%)',
      'Red',
    ];
    expect(new Set(red.map(css))).toEqual(new Set(['oklch(0.628 0.258 29.2)']));
    expect(css('oklch(43% 0.135 28deg)')).toBe('oklch(0.43 0.135 28)');
    expect(css('hsl(210 50% 40%)')).toBe(css('#336699'));
    expect(css('rebeccapurple')).toBe(css('#663399'));
  });

  test('is undefined if it is not opaque, incomplete or unknown', () => {
    for (const none of [
      '',
      '#12',
      '#11223344',
      'rgb(1 2)',
      'rgb(1 2 3 / 50%)',
      'transparent',
      'reddish',
      'url(a)',
    ])
      expect(parseColour(none)).toBeUndefined();
  });

  test('has the contrast that WCAG defines', () => {
    const of = (a: string, b: string) => {
      const [x, y] = [parseColour(a), parseColour(b)];
      if (x === undefined || y === undefined) throw new Error('no colour');
      return contrast(x, y);
    };
    expect(of('black', 'white')).toBeCloseTo(21, 2);
    // Known pairs: https://webaim.org/resources/contrastchecker/
    expect(of('#767676', '#fff')).toBeCloseTo(4.54, 2);
    expect(of('#0000ff', '#fff')).toBeCloseTo(8.59, 2);
  });

  test('keeps its lightness and hue when its chroma is reduced for a screen', () => {
    const vivid = { l: 0.8, c: 0.37, h: 150 };
    const shown = inGamut(vivid);
    expect(shown).toMatchObject({ l: 0.8, h: 150 });
    expect(shown.c).toBeLessThan(0.27);
    expect(shown.c).toBeGreaterThan(0.15);
  });

  test('stays the same when it is written as CSS and read again', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0xffffff }), (value) => {
        const colour = parseColour(`#${value.toString(16).padStart(6, '0')}`);
        if (colour === undefined) throw new Error('no colour');
        const again = parseColour(toCss(colour));
        if (again === undefined) throw new Error('no colour');
        expect(contrast(colour, again)).toBeLessThan(1.05);
      }),
    );
  });
});
