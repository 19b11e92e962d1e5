import { resolveConditionals } from './conditionals.ts';

const TEX_SIGNS = /[\\^_{}=<>]/u;
const PROSE = /(?:^|[\s,.])[A-Za-z]{2,}[,.]?\s+[A-Za-z]{2,}[,.]?\s+[A-Za-z]{2,}/u;
const WORDS_IN_FORMULAS = /\\(?:text|mbox|hbox|rm|mathrm|operatorname|mathit|it|mathsf)/u;
const AMOUNT_ALONE = /^\d+(?:[.,]\d+)*[kKMB]?[-–/,.;:(\s]+$/u;
// The text between the dollars of two amounts: `5 (N=3) and ` of `$5 (N=3) and $6`, `5 = US` of `$5 = US$6`.
const AMOUNT_FIRST = /^\s?\d[^\\^_{}]*(?:[-–—/,;:(~<>=\s]|\b(?:US|CA?|AU?|NZ|HK|SG?|R))$/u;
const WORD = /\s(?!(?:mod|log|ln|exp|max|min|sin|cos|dim|deg|gcd)\b)[a-z]{2,}|[a-z]{3,}\s/u;

/**
 * Whether the text between two dollars is a formula. Dollars also mean money (`from $5 to $10`), and if one is missing, the
 * text between two others is prose.
 * @param next the text after the second dollar; only its first character is used.
 */
export function isFormula(tex: string, next: string): boolean {
  if (tex.trim() === '' || (/\d/u.test(next) && AMOUNT_FIRST.test(tex))) return false;
  if (!TEX_SIGNS.test(tex)) return !(/\d/u.test(next) && AMOUNT_ALONE.test(tex)) && !WORD.test(tex);
  return !PROSE.test(tex) || WORDS_IN_FORMULAS.test(tex);
}

const WRAPPINGS = [
  /^\$\$([\s\S]*)\$\$$/u,
  /^\$([^$]*)\$$/u,
  /^\\\(([\s\S]*)\\\)$/u,
  /^\\\[([\s\S]*)\\\]$/u,
  /^\\begin\{(?:equation|displaymath|math)\*?\}([\s\S]*)\\end\{(?:equation|displaymath|math)\*?\}$/u,
];

/** The formula in an element, without the delimiters or the LaTeX document around it. */
export function stripDelimiters(tex: string): string {
  const document = /\\begin\{document\}([\s\S]*?)(?:\\end\{document\}|$)/u.exec(tex)?.[1] ?? tex;
  let alone = document.trim();
  for (const wrapping of WRAPPINGS) alone = (wrapping.exec(alone)?.[1] ?? alone).trim();
  return alone;
}

// After a number, or alone in braces, `\deg` is the sign °, which TeX writes as a script.
const DEGREES = /(?<=\d ?)(?:\{\s?\\deg\s?\}|\\deg(?![A-Za-z({\\]|\s?[a-z(]))|\{\\deg\}/gu;

/**
 * The source of a formula on one line, for the renderer. In metadata `%` does not begin a comment, and `#` and `&` are plain
 * characters, so they are escaped.
 */
export function normalizeFormula(tex: string): string {
  const hasCells = /\\begin|\\(?:matrix|pmatrix|bmatrix|cases|array)/u.test(tex);
  return resolveConditionals(tex, true)
    .replace(/\\ensuremath(?![A-Za-z])/gu, '')
    .replace(DEGREES, '^{\\circ}')
    .replace(/\\[\s\S]|[%#]|&|\s+/gu, (found) => {
      if (found.startsWith('\\')) return found;
      if (found === '%' || found === '#' || (found === '&' && !hasCells)) return `\\${found}`;
      return found === '&' ? found : ' ';
    })
    .replace(/\\\s/gu, '\\ ')
    .trim();
}

// Sets: `{0,1}`, `{-1, +1}`, `{a,b,c}`, `{x | x > 0}`.
const SET = /^\s*[-+\w.]{1,4}\s*(?:,\s*[-+\w.…]{1,4}\s*)+$|^(?=.*[\p{L}\p{N}])[^\\{}$]*[|=<>][^\\{}$]*$/u;
// Arguments of a function: `min{n, 2f(n)}`.
const ARGUMENTS = /^[^\\{}$]*,[^\\{}$]*$/u;
/** The largest distance between the braces of a set. */
export const LONGEST_SET = 60;

/** Whether braces outside of formulas are those of a set, which are shown. @param before the character before them. */
export function isSetNotation(inside: string, before: string): boolean {
  return SET.test(inside) || (/[A-Za-z]/u.test(before) && ARGUMENTS.test(inside));
}
