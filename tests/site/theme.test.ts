import { describe, expect, test } from 'vitest';
import { parseSiteConfig } from '../../src/site/config-file.ts';
import { themeCss } from '../../src/site/theme.ts';

const css = (yaml: string) => themeCss(parseSiteConfig(yaml, 'site.yaml'), (file) => `./${file}.1234`);

describe('the style sheet of the owner’s look', () => {
  test('is empty where nothing was changed', () => {
    expect(css('')).toBe('');
  });

  test('gives both themes the accent, and readers who ask for more contrast a stronger one', () => {
    const sheet = css('accent: "#1f4e7a"');
    expect(sheet).toMatch(/--accent: light-dark\(oklch\(0\.41\d? 0\.09\d? 24\d.*\), oklch\(.*\)\);/u);
    expect(sheet).toMatch(/prefers-contrast: more[^@]*--accent: light-dark/u);
    expect(sheet).toContain('--heat-4: ');
    expect(sheet).not.toContain('@font-face');
  });

  test('sets text in a font of the owner’s, with the device’s letters for what that lacks', () => {
    const sheet = css('fonts: { text: fonts/Ours.woff2 }');
    expect(sheet).toContain('src: url("./fonts/Ours.woff2.1234") format("woff2");');
    expect(sheet).toContain('--serif: "Own text", var(--serif-device);');
    expect(sheet).not.toContain('--sans:');
  });

  test('takes a file for each weight', () => {
    const faces = css('fonts: { interface: { regular: a.woff2, bold: b.woff2 } }').match(/font-weight: .*/gu);
    expect(faces).toEqual(['font-weight: 100 500;', 'font-weight: 501 900;']);
  });

  test('sets text in what the device has, and the interface in what Broadsheet brings', () => {
    expect(css('fonts: { text: sans, interface: source-serif }')).toMatch(
      /--serif: var\(--sans-device\);\s+--sans: var\(--source-serif\);/u,
    );
  });
});
