import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contrast, type Oklch, parseColour } from '../../../src/site/colour/colour.ts';
import { coloursOf } from '../../../src/site/colour/palette.ts';

const tokens = readFileSync(join(import.meta.dirname, '../../../src/styles/base/tokens.css'), 'utf8');

/** The two colours of a value, `light-dark(…, …)`. */
function pair(value: string): [Oklch, Oklch] {
  const [light, dark] = [...value.matchAll(/oklch\([^()]*\)/gu)].map(([css]) => parseColour(css));
  if (light === undefined || dark === undefined) throw new Error(`${value} is no pair of colours`);
  return [light, dark];
}

/** The value of a custom property in the style sheet, outside of media queries. */
function token(name: string): [Oklch, Oklch] {
  return pair(new RegExp(`${name}: (light-dark\\(.*\\));`, 'u').exec(tokens)?.[1] ?? '');
}

const colour = fc
  .integer({ min: 0, max: 0xffffff })
  .map((value) => `#${value.toString(16).padStart(6, '0')}`);

describe('the colours made of an accent', () => {
  test('are readable in both themes for any accent', () => {
    fc.assert(
      fc.property(colour, (written) => {
        const made = coloursOf(written);
        for (const theme of [0, 1] as const) {
          for (const paper of ['--paper', '--paper-raised'].map((name) => token(name)[theme])) {
            expect(contrast(pair(made.tokens['--accent'] ?? '')[theme], paper)).toBeGreaterThanOrEqual(7);
            expect(contrast(pair(made.strong)[theme], paper)).toBeGreaterThanOrEqual(9.9);
          }
          const accentInk = token('--accent-ink')[theme];
          expect(contrast(pair(made.tokens['--accent'] ?? '')[theme], accentInk)).toBeGreaterThanOrEqual(7);
          for (const step of [1, 2, 3, 4]) {
            const heat = pair(made.tokens[`--heat-${step}`] ?? '')[theme];
            expect(contrast(heat, token('--ink')[theme])).toBeGreaterThanOrEqual(4.5);
          }
        }
      }),
    );
  });

  test('come with a notice if the accent is too pale for the light theme', () => {
    expect(coloursOf('gold').notice).toMatch(
      /^The accent gold is too pale for text on light paper \(1\.\d:1, .* uses oklch\(.*\) \([78]\.\d:1\)\.$/u,
    );
    expect(coloursOf('#7a1f2b').notice).toBeUndefined();
  });

  test('keep an accent that is readable', () => {
    const [light] = pair(coloursOf('#7a1f2b').tokens['--accent'] ?? '');
    const written = parseColour('#7a1f2b');
    if (written === undefined) throw new Error('no colour');
    expect(contrast(light, written)).toBeLessThan(1.02);
  });
});

describe('the colours of the style sheet', () => {
  test('have a contrast of 7:1 for text, and 4.5:1 elsewhere', () => {
    for (const theme of [0, 1] as const) {
      for (const paper of ['--paper', '--paper-raised'].map((name) => token(name)[theme])) {
        for (const name of ['--ink', '--ink-muted', '--accent']) {
          expect(contrast(token(name)[theme], paper), `${name} of theme ${theme}`).toBeGreaterThanOrEqual(7);
        }
        expect(contrast(token('--ink-faint')[theme], paper)).toBeGreaterThanOrEqual(4.5);
      }
      for (const step of [1, 2, 3, 4])
        expect(contrast(token(`--heat-${step}`)[theme], token('--ink')[theme])).toBeGreaterThanOrEqual(4.5);
    }
  });
});
