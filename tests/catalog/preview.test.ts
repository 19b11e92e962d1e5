import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { previewOf, summaryOf } from '../../src/catalog/preview.ts';

describe('the preview of an abstract', () => {
  it('is the whole abstract where that is short', () => {
    expect(previewOf('A short one.')).toEqual({ html: 'A short one.', isWhole: true });
  });

  it('is its beginning, cut between words, where it is long', () => {
    const { html, isWhole } = previewOf('seven letters '.repeat(40));
    expect(isWhole).toBe(false);
    expect(html).toMatch(/^(?:seven letters )+(?:seven )?…$/);
    expect(html.length).toBeLessThan(220);
  });

  it('never cuts a formula', () => {
    for (let before = 150; before < 230; before += 7) {
      const { html } = previewOf(`${'word '.repeat(before / 5)}$a + b + c + d + e$ ${'more '.repeat(60)}`);
      expect(html).not.toContain('$');
    }
  });

  it('takes an escaped dollar for no formula', () => {
    expect(previewOf(`It costs \\$5 ${'and more '.repeat(40)}`).html).toMatch(/^It costs \$5 .*…$/);
  });

  it('ends for any text', () => {
    fc.assert(fc.property(fc.string({ maxLength: 600 }), (text) => typeof previewOf(text).html === 'string'));
  });
});

describe('the summary of an abstract', () => {
  it('is plain text of a length that search engines show', () => {
    const summary = summaryOf('Some *marked* words, '.repeat(30)) ?? '';
    expect(summary.length).toBeLessThanOrEqual(160);
    expect(summary).toMatch(/^Some marked words, .* …$/);
    expect(summaryOf('')).toBeUndefined();
  });
});
