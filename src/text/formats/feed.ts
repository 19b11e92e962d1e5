import { lineOf, paragraphsOf } from '../clean/clean-text.ts';
import { mayHaveLostFractions } from '../math-recovery/fractions.ts';
import { recoverMath } from '../math-recovery/recover.ts';
import type { Markdown } from '../mdast/markdown-text.ts';
import { paragraph, stringifyBlocks } from '../mdast/stringify.ts';
import { texLineToMarkdown, texToMarkdown, texToPlain } from '../tex/tex-to-markdown.ts';
import { isFormula } from '../tex-syntax/math-delimiters.ts';

/**
 * Converts text of a daily-papers feed, which has usually lost its `$` and `\`, to Markdown. Paragraphs stay. A field that
 * still has a formula between dollars was not stripped and is read as TeX. In any other field, certain accents, formulas and
 * formatting are recovered, and every other word stays.
 */
export function feedToMarkdown(raw: string): Markdown {
  if (hasFormula(raw)) return texToMarkdown(raw);
  return stringifyBlocks(paragraphsOf(raw).map((text) => paragraph(recoverMath(convertAccents(text)))));
}

/** Converts a title to one line. A title without anything to recover may still have TeX's dashes and quotation marks. */
export function feedLineToMarkdown(raw: string): Markdown {
  const line = lineOf(raw);
  const nodes = recoverMath(convertAccents(line));
  const [only] = nodes;
  const isWhole = nodes.length === 1 && only?.type === 'text' && only.value === line;
  return (isWhole && !mayHaveLostFractions(line)) || hasFormula(line)
    ? texLineToMarkdown(line)
    : stringifyBlocks([paragraph(nodes)]);
}

const BETWEEN_DOLLARS = /(?<!\\)\$([^$\n]{1,400})(?<!\\)\$(.?)/gu;
const TEX_CHARACTER = /\\[A-Za-z]|[\\^_{}]/u;

/** Whether a text still has a formula. Two dollars without TeX between them may be two prices. */
function hasFormula(raw: string): boolean {
  return Array.from(raw.matchAll(BETWEEN_DOLLARS)).some(
    ([, tex = '', next = '']) =>
      (TEX_CHARACTER.test(tex) || /^[A-Za-z]$/u.test(tex)) && !/^\d/u.test(next) && isFormula(tex, next),
  );
}

const ACCENT =
  /\{?\\["'`^~=.](?:\{\\?[A-Za-z]\}|\\[ij]\b|[A-Za-z])\}?|\{?\\[Hcvukr]\{[A-Za-z]\}\}?|\{\\(?:[LlOoij]|ss|ae|AE|oe|OE|aa|AA)\}/gu;

// arXiv's form of the sign °.
const DEGREES = /\{\\deg\}|(?<=\d ?)(?:\{deg\}|\\deg(?![A-Za-z]))/gu;

/** Converts accents and degree signs, which often keep their backslash when formulas lose it. */
function convertAccents(text: string): string {
  return text.replace(ACCENT, (accent) => texToPlain(accent)).replace(DEGREES, '°');
}
