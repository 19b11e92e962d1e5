/** The characters of a formula as plain text has them, small ones above and below the line included. */

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
 * Bold, italic, calligraphic and other styled letters as plain ones. The sets of numbers (ℂ ℕ ℚ ℝ ℤ) stay, since that is
 * how they are read aloud; what only steers the setting goes.
 */
export function plainCharacters(text: string): string {
  return text
    .replace(STYLED, (letter) => letter.normalize('NFKC'))
    .replace(/[ᴀ-ᴢꜰꜱꞯʀɢʜɪʏʙʟɴ]/gu, (letter) => {
      const at = SMALL_CAPITALS.indexOf(letter);
      return at < 0 ? letter : String.fromCharCode(65 + at);
    })
    .replace(/[∣∗⋅\u00A0\u2002\u2003]/gu, (sign) => SIGNS[sign] ?? sign)
    .replace(/[\u2061-\u2064]|\u200B|\u200C|\u200D|[\uFE00-\uFE0F]/gu, '');
}

// https://www.unicode.org/charts/PDF/U2070.pdf and the modifier letters.
const RAISED = small(
  '0123456789+−-=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVW',
  '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂ',
);
const LOWERED = small('0123456789+−-=()aehijklmnoprstuvxβγρφχ', '₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ');

function small(plain: string, raised: string): ReadonlyMap<string, string> {
  const signs = Array.from(raised);
  return new Map(Array.from(plain, (sign, index) => [sign, signs[index] ?? '']));
}

// Raised by themselves: primes, daggers, stars, degrees.
const ALWAYS_RAISED = /^[′″‴⁗*†‡°]+$/u;

/**
 * What stands above (`^`) or below (`_`) the line: in small characters where Unicode has all of them, else behind its
 * sign, in brackets where it is more than a word. Words stay legible, and can be searched for.
 */
export function scriptToUnicode(plain: string, sign: '^' | '_', isProduct = false): string {
  const text = plain.trim();
  if (text === '' || (sign === '^' && ALWAYS_RAISED.test(text))) return text;
  if (sign === '^' && text === '∘') return '°';
  const signs = Array.from(text, (one) => (sign === '^' ? RAISED : LOWERED).get(one));
  if (!/\p{L}{3}/u.test(text) && signs.every((one) => one !== undefined)) return signs.join('');
  return sign + (isSimple(text) && !isProduct ? text : parenthesize(text));
}

/** Whether plain text needs no brackets to be one operand: a word, a number, or the call of a function. */
export function isSimple(text: string): boolean {
  return /^(?:[∂∇√]?[\p{L}\p{M}\p{N}.∞′*⁺⁻⁼₊₋₌]*(?:\([^()]*\))?|.)$/u.test(text);
}

/** The text in brackets. */
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
  // A brace is none that a letter could have.
  '⏞': '',
};

/** The combining character of an accent over a letter, empty where there is none; `undefined` for what is no accent. */
export function combiningAccent(sign: string): string | undefined {
  return Object.hasOwn(ACCENTS, sign) ? ACCENTS[sign] : undefined;
}
