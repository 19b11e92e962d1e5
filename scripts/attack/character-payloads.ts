import type { Payload } from './payload.ts';

/** Texts of characters that terminals, browsers or parsers treat in another way than letters. */
export function characterPayloads(): Payload[] {
  return [
    ['escape sequence', '\u001b]0;PWNED\u0007\u001b[2J\u009b31m'],
    ['separator of lines', 'x\u2028::add-mask::x\u2029y\u0085z'],
    ['line feeds of the web', 'x\r\nSet-Cookie: a=b\r\n\r\n<b>'],
    ['direction of text', '\u202etxt.exe\u2066'],
    ['embedded directions', 'x\u202A\u202By\u202D\u2067\u2068z'],
    ['look-alike letters', '\u0430dm\u0456n \u{1D4AA}\u2044x'],
    ['no width', 'a\u200Bd\u200Cm\u200Di\u2060n\uFEFF'],
    ['soft hyphens and tags', 'a\u00ADb\u{E0041}\u{E007F}c'],
    ['accents on each other', `Z${'\u0301'.repeat(3000)}`],
    ['half a pair', 'x\uD800y\uDC00z'],
    ['noncharacters', 'x\u{10ffff}\ufdd0\ufffe'],
    ['control characters', 'x\u0001\u0008\u007f\u009b'],
    ['NUL', 'x\0y'],
    ['private letters', 'x\uE000\u{F0000}'],
    ['signs of many parts', '\u{1F468}\u200D\u{1F469}\u200D\u{1F467}'.repeat(50)],
    ['long word', 'x'.repeat(5000)],
    ['wide letters', '\uFDFD'.repeat(500)],
    ['spaces', '\u00A0\u3000\u200A\t '],
  ];
}

/** Names that objects, file systems or hosts already have. */
export const NAMES = [
  '__proto__',
  'constructor',
  'toString',
  'valueOf',
  'hasOwnProperty',
  '__defineGetter__',
  'prototype',
  'null',
  'true',
  'con',
  'AUX',
  'nul.txt',
  'com1.x',
  '.',
  '..',
  '.git',
  '-rf',
  'index',
  'x.html',
  'a%2fb',
  'a/b',
  'CON/x',
  'x.',
] as const;
