const RAISED = digits('⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ', '0123456789+-=()ni');
const LOWERED = digits('₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎', '0123456789+-=()');

function digits(small: string, plain: string): ReadonlyMap<string, string> {
  return new Map([...plain].map((sign, index) => [sign, small.charAt(index)]));
}

/** Small figures where Unicode has them, the words as they are of an ordinal number or a mark, else a sign that says it. */
export function scriptText(raw: string, isRaised: boolean): string {
  const words = raw.replace(/\s+/gu, ' ').trim();
  if (words === '' || (isRaised && /^(?:st|nd|rd|th|[®©™℠†‡*°]+)$/u.test(words))) return words;
  const small = Array.from(words, (sign) => (isRaised ? RAISED : LOWERED).get(sign.replace(/[−–]/u, '-')));
  if (small.every((sign) => sign !== undefined)) return small.join('');
  const mark = isRaised ? '^' : '_';
  return /^[\p{L}\p{N}]+$/u.test(words) ? mark + words : `${mark}(${words})`;
}
