import { describe, expect, test } from 'vitest';
import { parseSiteConfig } from '../../src/site/config-file.ts';
import { themeCss } from '../../src/site/theme.ts';

const css = (yaml: string) => themeCss(parseSiteConfig(yaml, 'site.yaml'), (file) => `./${file}.1234`);

describe('the style sheet of the owner’s look', () => {
  test('is empty if nothing is changed', () => {
    expect(css('')).toBe('');
  });

  test('sets the accent in both themes, and a stronger one for readers who prefer more contrast', () => {
    const sheet = css('accent: "#1f4e7a"');
    expect(sheet).toMatch(/--accent: light-dark\(oklch\(0\.41\d? 0\.09\d? 24\d.*\), oklch\(.*\)\);/u);
    expect(sheet).toMatch(/prefers-contrast: more[^@]*--accent: light-dark/u);
    expect(sheet).toContain('--heat-4: ');
    expect(sheet).not.toContain('@font-face');
  });

  test('sets text in the owner’s font, and in the device’s where letters are missing', () => {
    const sheet = css('fonts: { text: fonts/Ours.woff2 }');
    expect(sheet).toContain('src: url("./fonts/Ours.woff2.1234") format("woff2");');
    expect(sheet).toContain('--serif: "Own text", var(--serif-device);');
    expect(sheet).not.toContain('--sans:');
  });

  test('has a font face for the file of each weight', () => {
    const faces = css('fonts: { interface: { regular: a.woff2, bold: b.woff2 } }').match(/font-weight: .*/gu);
    expect(faces).toEqual(['font-weight: 100 500;', 'font-weight: 501 900;']);
  });

  test('sets text in the device’s font, and the interface in Broadsheet’s', () => {
    expect(css('fonts: { text: sans, interface: source-serif }')).toMatch(
      /--serif: var\(--sans-device\);\s+--sans: var\(--source-serif\);/u,
    );
  });
});
