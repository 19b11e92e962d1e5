import { lineOf, paragraphsOf } from '../clean/clean-text.ts';
import { mayHaveLostFractions } from '../math-recovery/fractions.ts';
import { recoverMath } from '../math-recovery/recover.ts';
import type { Markdown } from '../mdast/markdown-text.ts';
import { paragraph, stringifyBlocks } from '../mdast/stringify.ts';
import { texLineToMarkdown, texToMarkdown, texToPlain } from '../tex/tex-to-markdown.ts';
import { isFormula } from '../tex-syntax/math-delimiters.ts';

/**
 * Text of a daily-papers feed, whose `$` and `\` were mostly lost on the way, as Markdown with math; paragraphs stay.
 * A field that still has a formula between dollars was never stripped and is read as its author wrote it. Any other is
 * mended: accents and certain formulas and formatting are read, and every other word stays.
 */
export function feedToMarkdown(raw: string): Markdown {
  if (hasFormula(raw)) return texToMarkdown(raw);
  return stringifyBlocks(paragraphsOf(raw).map((text) => paragraph(recoverMath(convertAccents(text)))));
}

/** The same for a title: one line, whatever its wraps. What needs no mending may have TeX's dashes and quotation marks. */
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

/** Whether a text still has a formula. Two dollars with nothing of TeX's between them may be two prices. */
function hasFormula(raw: string): boolean {
  return Array.from(raw.matchAll(BETWEEN_DOLLARS)).some(
    ([, tex = '', next = '']) =>
      (TEX_CHARACTER.test(tex) || /^[A-Za-z]$/u.test(tex)) && !/^\d/u.test(next) && isFormula(tex, next),
  );
}

const ACCENT =
  /\{?\\["'`^~=.](?:\{\\?[A-Za-z]\}|\\[ij]\b|[A-Za-z])\}?|\{?\\[Hcvukr]\{[A-Za-z]\}\}?|\{\\(?:[LlOoij]|ss|ae|AE|oe|OE|aa|AA)\}/gu;

// What arXiv makes of the sign °.
const DEGREES = /\{\\deg\}|(?<=\d ?)(?:\{deg\}|\\deg(?![A-Za-z]))/gu;

/** Accents and degrees often survive where formulas did not. */
function convertAccents(text: string): string {
  return text.replace(ACCENT, (accent) => texToPlain(accent)).replace(DEGREES, '°');
}
