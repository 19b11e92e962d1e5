// https://www.unicode.org/charts/PDF/U2070.pdf and the modifier letters.
const SUPERSCRIPTS = tableOf(
  '0123456789+−-=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVW',
  '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂ',
);
const SUBSCRIPTS = tableOf(
  '0123456789+−-=()aehijklmnoprstuvxβγρφχ',
  '₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ',
);

function tableOf(plain: string, small: string): ReadonlyMap<string, string> {
  const characters = Array.from(small);
  return new Map(Array.from(plain, (character, index) => [character, characters[index] ?? '']));
}

/** `text` in Unicode's superscript or subscript characters; `undefined` if one of its characters has none. */
export function smallCharacters(text: string, isRaised: boolean): string | undefined {
  const small = Array.from(text, (character) => (isRaised ? SUPERSCRIPTS : SUBSCRIPTS).get(character));
  return small.every((character) => character !== undefined) ? small.join('') : undefined;
}

// The characters that prose raises or lowers. Other small letters are hard to read and not found by a search.
const SMALL_IN_PROSE = { raised: /^[\d+\-=()ni]*$/u, lowered: /^[\d+\-=()]*$/u } as const;

/**
 * A superscript or subscript in prose: small characters for numbers, the plain text for ordinals and marks (`1st`, `©`), and
 * otherwise `^` or `_` before the text.
 */
export function scriptText(raw: string, isRaised: boolean): string {
  const text = raw.replace(/\s+/gu, ' ').trim();
  if (text === '' || (isRaised && /^(?:st|nd|rd|th|[®©™℠†‡*°]+)$/u.test(text))) return text;
  const ascii = text.replace(/[−–]/gu, '-');
  const isSmall = SMALL_IN_PROSE[isRaised ? 'raised' : 'lowered'].test(ascii);
  const small = isSmall ? smallCharacters(ascii, isRaised) : undefined;
  if (small !== undefined) return small;
  const sign = isRaised ? '^' : '_';
  return /^[\p{L}\p{N}]+$/u.test(text) ? sign + text : `${sign}(${text})`;
}
