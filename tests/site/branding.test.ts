import { describe, expect, test } from 'vitest';
import { brandingOf } from '../../src/site/branding.ts';
import { parseSiteConfig } from '../../src/site/config-file.ts';
import { pictureSize } from '../../src/site/picture-size.ts';

const svg = Buffer.from(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 40"><path d="M0 0h9"/></svg>',
);
const of = (yaml: string) => brandingOf(parseSiteConfig(yaml, 'site.yaml'), () => svg);

describe('the owner’s look', () => {
  test('has no files if nothing is changed', () => {
    expect(of('')).toEqual({ textFont: 'source-serif', files: [] });
  });

  test('writes each file once, under a name that changes with its content', () => {
    const { logo, files, iconUrl } = of('logo: { file: marks/Our Logo.svg }\nicon: marks/Our Logo.svg');
    expect(files.map(({ fileName }) => fileName)).toEqual([
      expect.stringMatching(/^Our-Logo\.[0-9a-f]{8}\.svg$/u),
    ]);
    expect(logo).toEqual({ url: iconUrl, alone: false, width: 120, height: 40 });
  });

  test('names the text font for preloading, unless the device has it', () => {
    expect(of('fonts: { text: Ours.woff2 }').textFont).toEqual({
      url: expect.stringMatching(/^\/assets\/Ours\.[0-9a-f]{8}\.woff2$/u),
    });
    expect(of('fonts: { text: sans }').textFont).toBe('none');
  });

  test('refuses a logo that is not a picture', () => {
    const config = parseSiteConfig('logo: logo.png', 'site.yaml');
    expect(() => brandingOf(config, () => Buffer.from('GIF89a'))).toThrow(/logo\.png has no size.*\n.*hint/u);
  });
});

describe('the size of a picture', () => {
  test('is read from a PNG', () => {
    const png = Buffer.from('89504e470d0a1a0a0000000d49484452000000780000002808060000', 'hex');
    expect(pictureSize(png)).toEqual({ width: 120, height: 40 });
    expect(pictureSize(png.subarray(0, 20))).toBeUndefined();
  });

  test('is read from the viewBox of an SVG, else from its width and height', () => {
    expect(pictureSize(svg)).toEqual({ width: 120, height: 40 });
    expect(pictureSize(Buffer.from('<svg width="12px" height="6">'))).toEqual({ width: 12, height: 6 });
    expect(pictureSize(Buffer.from('<svg width="100%" height="6">'))).toBeUndefined();
  });
});
