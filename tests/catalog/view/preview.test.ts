import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { previewOf, summaryOf } from '../../../src/catalog/view/preview.ts';

describe('the preview of an abstract', () => {
  test('is the whole abstract where that is short', () => {
    expect(previewOf('A short one.')).toEqual({ html: 'A short one.', isWhole: true });
  });

  test('is its beginning, cut between words, where it is long', () => {
    const { html, isWhole } = previewOf('seven letters '.repeat(40));
    expect(isWhole).toBe(false);
    expect(html).toMatch(/^(?:seven letters )+(?:seven )?…$/);
    expect(html.length).toBeLessThan(220);
  });

  test('never cuts a formula', () => {
    for (let before = 150; before < 230; before += 7) {
      const { html } = previewOf(`${'word '.repeat(before / 5)}$a + b + c + d + e$ ${'more '.repeat(60)}`);
      expect(html).not.toContain('$');
    }
  });

  test('takes an escaped dollar for no formula', () => {
    expect(previewOf(`It costs \\$5 ${'and more '.repeat(40)}`).html).toMatch(/^It costs \$5 .*…$/);
  });

  test('never cuts emphasis, a link or code', () => {
    for (const marked of [
      '*a very long name*',
      '**so *it* is**',
      '`some code of it`',
      '[our own code](https://x.example/y)',
    ])
      for (let before = 180; before < 215; before++) {
        const { html } = previewOf(
          `${'a '.repeat(before / 2)}${'b'.repeat(before % 2)} ${marked} ${'more '.repeat(60)}`,
        );
        expect(html).not.toMatch(/[*`[]/);
      }
  });

  test('is cut between characters where a language has no spaces', () => {
    const { html, isWhole } = previewOf(`提出 GPT ${'漢字かな'.repeat(200)}`);
    expect(isWhole).toBe(false);
    expect(html).toMatch(/^提出 GPT [漢字かな]{200,} …$/);
  });

  test('ends for any text', () => {
    fc.assert(fc.property(fc.string({ maxLength: 600 }), (text) => typeof previewOf(text).html === 'string'));
  });
});

describe('the summary of an abstract', () => {
  test('is plain text of a length that search engines show', () => {
    const summary = summaryOf('Some *marked* words, '.repeat(30)) ?? '';
    expect(summary.length).toBeLessThanOrEqual(160);
    expect(summary).toMatch(/^Some marked words, .* …$/);
    expect(summaryOf('')).toBeUndefined();
  });

  test('is as long where a language has no spaces, and holds whole characters', () => {
    for (const text of ['漢字'.repeat(400), '𠮷'.repeat(500), `a${'𠮷'.repeat(500)}`]) {
      const summary = summaryOf(text) ?? '';
      expect(summary.length).toBeGreaterThan(150);
      expect(summary.length).toBeLessThanOrEqual(160);
      expect(summary.isWellFormed()).toBe(true);
    }
  });
});
