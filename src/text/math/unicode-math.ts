import { lookUp } from '../../tables/lookup.ts';
import { smallCharacters } from './super-subscript.ts';

const STYLED = /[\u{1D400}-\u{1D7FF}ℊℋℌℍℎℐℒℙℛℬℭℯℰℱℳℴℨϵϑϕϖϰϱ]/gu;
const SMALL_CAPITALS = 'ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘꞯʀꜱᴛᴜᴠᴡ.ʏᴢ';
const SIGNS: Readonly<Record<string, string>> = {
  '∣': '|',
  '∗': '*',
  '⋅': '·',
  '\u00A0': ' ',
  '\u2002': ' ',
  '\u2003': ' ',
};

/**
 * Replaces bold, italic, calligraphic and other styled letters by plain ones, and removes invisible characters. The sets of
 * numbers (ℂ ℕ ℚ ℝ ℤ) stay, since their style is their meaning.
 */
export function plainCharacters(text: string): string {
  return text
    .replace(STYLED, (letter) => letter.normalize('NFKC'))
    .replace(/[ᴀ-ᴢꜰꜱꞯʀɢʜɪʏʙʟɴ]/gu, (letter) => {
      const at = SMALL_CAPITALS.indexOf(letter);
      return at < 0 ? letter : String.fromCharCode(65 + at);
    })
    .replace(/[∣∗⋅\u00A0\u2002\u2003]/gu, (sign) => lookUp(SIGNS, sign) ?? sign)
    .replace(/[\u2061-\u2064]|\u200B|\u200C|\u200D|[\uFE00-\uFE0F]/gu, '');
}

// These characters are superscripts by themselves: primes, daggers, stars, degrees.
const ALWAYS_RAISED = /^[′″‴⁗*†‡°]+$/u;

/**
 * A superscript (`^`) or subscript (`_`) as plain text: in small characters if Unicode has all of them, otherwise with its
 * sign, and in parentheses if it is more than one operand.
 * @param isProduct whether the text is several operands although it looks like one, as `iπ` in `e^(iπ)`.
 */
export function scriptToUnicode(plain: string, sign: '^' | '_', isProduct = false): string {
  const text = plain.trim();
  if (text === '' || (sign === '^' && ALWAYS_RAISED.test(text))) return text;
  if (sign === '^' && text === '∘') return '°';
  // Words stay legible, and a search finds them.
  const small = /\p{L}{3}/u.test(text) ? undefined : smallCharacters(text, sign === '^');
  if (small !== undefined) return small;
  return sign + (isSimple(text) && !isProduct ? text : parenthesize(text));
}

/** Whether plain text is one operand without parentheses: a word, a number, or the call of a function. */
export function isSimple(text: string): boolean {
  return /^(?:[∂∇√]?[\p{L}\p{M}\p{N}.∞′*⁺⁻⁼₊₋₌]*(?:\([^()]*\))?|.)$/u.test(text);
}

export function parenthesize(text: string): string {
  return `(${text})`;
}

const ACCENTS: Readonly<Record<string, string>> = {
  '^': '\u0302',
  ˆ: '\u0302',
  '~': '\u0303',
  '˜': '\u0303',
  '¯': '\u0304',
  ˉ: '\u0304',
  '‾': '\u0304',
  '˙': '\u0307',
  '¨': '\u0308',
  ˇ: '\u030C',
  '˘': '\u0306',
  '→': '\u20D7',
  '\u20D7': '\u20D7',
  // There is no combining character for a brace.
  '⏞': '',
};

/** The combining character of an accent over a letter; empty if Unicode has none; `undefined` if `sign` is not an accent. */
export function combiningAccent(sign: string): string | undefined {
  return lookUp(ACCENTS, sign);
}
