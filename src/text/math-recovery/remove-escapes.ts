import { isCommand, TIGHT_OPERATORS } from './lexicon.ts';

/** A rewrite of TeX that has no meaning in text, with a sample of its effect. */
interface Rewrite {
  readonly before: string;
  readonly after: string;
  /** `original` is the text before all rewrites. */
  readonly apply: (text: string, original: string) => string;
}

// Many authors define these commands under the same names.
const ABBREVIATIONS = { eg: 'e.g.', ie: 'i.e.', etal: 'et al.' };
const TIGHT = new RegExp(`!(${TIGHT_OPERATORS})!`, 'gu');

/** The rewrites in order: some depend on the result of an earlier one. */
export const REWRITES: readonly Rewrite[] = [
  {
    before: '5\\% of A\\&B',
    after: '5% of A&B',
    apply: (text) => text.replace(/\\([%&#_$])/gu, '$1'),
  },
  {
    before: 'LaTeX\\ is',
    after: 'LaTeX is',
    apply: (text) => text.replace(/(?<=\p{L})\\(?= )/gu, ''),
  },
  {
    before: 'models, \\eg GPT',
    after: 'models, e.g. GPT',
    apply: (text) =>
      text.replace(/\\(eg|ie|etal)\b\.?/gu, (_, name: keyof typeof ABBREVIATIONS) => ABBREVIATIONS[name]),
  },
  {
    before: 'x!in!S',
    after: 'x \\in S',
    apply: (text) => text.replace(TIGHT, ' \\$1 '),
  },
  {
    before: '10{,}000',
    after: '10,000',
    apply: (text) => text.replace(/(?<=\d)\{,\}(?=\d{3})/gu, ','),
  },
  {
    before: 'for \\( n \\) items',
    after: 'for n items',
    apply: (text) => text.replace(/\\\(\s?([^\n]{1,200}?)\s?\\\)/gu, '$1'),
  },
  {
    before: '1,ldots,n',
    after: '1,…,n',
    apply: (text) => text.replace(/(?<=[\w)}]),l?dots,(?=\S)/gu, ',…,'),
  },
  {
    before: 'state{-}of',
    after: 'state-of',
    apply: (text) => text.replace(/(?<=\p{L})\{-\}(?=\p{L}{2})/gu, '-'),
  },
  {
    before: 'GPT vs.\\ Claude',
    after: 'GPT vs. Claude',
    apply: (text) => text.replace(/(?<=\b(?:vs|etc|al|e\.g|i\.e)\.)\\(?= )/gu, ''),
  },
  {
    before: 'Fig.~2',
    after: 'Fig.\u00A02',
    apply: (text, original) =>
      text.replace(/(?<=[\p{L}\d]{2}[.)]?|\b(?=\d)\d|\)|\b\p{Lu}\.)~(?=[\p{L}\d(])/gu, (tie, at: number) =>
        spaceForTie(original, at, tie),
      ),
  },
  {
    before: '{L}anguage Mo{d}els',
    after: 'Language Models',
    apply: (text) =>
      text.replace(
        /(?<!\p{L})(\p{L}{0,20})(?<![\^_}\\])\{(\p{L}+)\}(?=(?!big|right)\p{Ll}{2})/gu,
        (all, before: string, inside: string) =>
          before.length === 1 || isCommand(before) ? all : before + inside,
      ),
  },
];

/** The text without the escapes, ties and braces of TeX that have no meaning outside of formulas. */
export function removeEscapes(text: string): string {
  return REWRITES.reduce((rewritten, { apply }) => apply(rewritten, text), text);
}

/** `~` is a no-break space between words, but the sign of a range between two numbers, as in `1M~60M`. */
function spaceForTie(text: string, at: number, tie: string): string {
  const isRange = /\d[KMBkx%]?$/u.test(text.slice(Math.max(0, at - 2), at)) && /\d/u.test(text[at + 1] ?? '');
  return isRange ? tie : '\u00A0';
}
