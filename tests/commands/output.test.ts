import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { printable } from '../../src/commands/output.ts';

describe('foreign text that is printed', () => {
  test.each([
    ['a title of a window', '\u001b]0;PWNED\u0007', '\\x1b]0;PWNED\\x07'],
    ['a colour, or hidden text', '\u001b[8mx\u001b[0m', '\\x1b[8mx\\x1b[0m'],
    ['a control of one byte', '\u009b31mx', '\\x9b31mx'],
    ['a return to the beginning of the line', 'bad\rgood', 'bad\\rgood'],
    ['a mark that turns text around', 'a\u202etxt.exe', 'a\\u202etxt.exe'],
    ['half of a character', 'a\ud800', 'a\\ud800'],
    ['a noncharacter', 'a\u{10ffff}', 'a\\u{10ffff}'],
    ['a line that is a command', 'a\n::error file=app.js::forged', 'a\n\\::error file=app.js::forged'],
    ['a command after spaces', ' \t::add-mask::x', ' \t\\::add-mask::x'],
    ['a command of the older form', 'a ##[error]forged', 'a #\\#[error]forged'],
    ['a password', 'to https://me:secret@example.org/x.git', 'to https://me:…@example.org/x.git'],
    ['a token', 'to https://ghp_1@example.org/x.git', 'to https://…@example.org/x.git'],
    ['a command after a separator of lines', 'a\u2028::error::forged', 'a\\u2028::error::forged'],
  ])('cannot do more than be read: %s', (_, text, shown) => {
    expect(printable(text)).toBe(shown);
  });

  test('is the same if it is ordinary text of any language', () => {
    const text = 'problem a.json:1:1: “Öl” :: 論文, שלום: $x$ — C::D\n  hint: #1 ## [x]\t…';
    expect(printable(text)).toBe(text);
  });

  test('never begins a line like a command, whatever it is made of', () => {
    const parts = fc.array(
      fc.constantFrom(
        '::',
        ':',
        '\n',
        '\r',
        '\u2028',
        '\u0085',
        ' ',
        '\u001b',
        '#',
        '[',
        'a',
        '\u00a0',
        '\ufeff',
      ),
    );
    fc.assert(
      fc.property(parts, (all) => {
        for (const line of printable(all.join('')).split(/\r\n|[\n\r\u0085\u2028\u2029]/u)) {
          expect(line.trimStart().startsWith('::')).toBe(false);
          expect(line).not.toContain('##[');
          expect(line).not.toContain('\u001b');
        }
      }),
      { numRuns: 500 },
    );
  });
});
