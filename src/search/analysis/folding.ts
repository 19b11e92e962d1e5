import { LANGUAGE, spellSymbols } from './math-symbols.ts';
import { americanText } from './spelling-variants.ts';

/** One spelling for what readers type in several ways. The index and every query go through the same folding. */

const DASHES = /[\u2010-\u2013\u2212]/gu;
const LONG_DASHES = /\s*[\u2014\u2015]\s*/gu;
// MathML's invisible operators, zero-width characters and soft hyphens would glue or split words unseen.
const INVISIBLE = /[\u2061-\u2064\u200B-\u200D\u2060\u00AD\uFEFF]/gu;
// What folding could change: room that is no single space, and whatever may be a dash or invisible. Latin letters and
// their accents, Greek, Cyrillic and so on up to Ethiopic are neither, nor are quotation marks.
const UNFOLDED = /[^ -~\u00A1-\u00AC\u00AE-\u137F\u2016-\u2027]| {2}|^ | $/u;
// What the index drops from inside a word, but the query keeps, so that `T^2PO` would never find `T^2PO`.
const DROPPED_SYMBOLS = /[$^=<>|~`{}\\]/gu;
// An arXiv identifier as people paste it; the index has it bare.
const ARXIV_ID =
  /^(?:arxiv:\s*|https?:\/\/arxiv\.org\/(?:abs|pdf|html)\/)?(\d{4}\.\d{4,5}|[a-z.-]+\/\d{7})(?:v\d+)?(?:\.pdf)?$/iu;

/**
 * Text as it is indexed: every dash a plain hyphen (an en dash or a minus sign would glue its words together), long
 * dashes with room around them, nothing invisible, single spaces.
 */
export function normalizeText(text: string): string {
  if (!UNFOLDED.test(text)) return text;
  return text
    .replace(INVISIBLE, '')
    .replace(DASHES, '-')
    .replace(LONG_DASHES, ' - ')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** A query as it is sent to the index: signs as words, scripts without spaces in pairs of characters, American spelling. */
export function normalizeQuery(query: string): string {
  const [, arxivId] = ARXIV_ID.exec(query.trim()) ?? [];
  if (arxivId !== undefined) return arxivId;
  const spelled = foldLetters(spellSymbols(normalizeText(query))).replace(DROPPED_SYMBOLS, '');
  return normalizeText(segmentCjk(americanText(spelled)));
}

/**
 * What is indexed besides the text itself, each once: the words of its signs, and its Chinese, Japanese and Korean in
 * pairs of characters. {@link normalizeQuery} makes the same of a query.
 */
export function synonymsOf(text: string): string[] {
  const words = tokensWithSymbols(normalizeText(text))
    .flatMap((token) => {
      const spelled = normalizeText(
        segmentCjk(foldLetters(spellSymbols(token)).replace(DROPPED_SYMBOLS, '')),
      );
      const lasts = (spellSymbols(token).match(CJK_RUN) ?? []).flatMap((run) => [...run].slice(-1));
      return [...(spelled === token ? [] : spelled.split(' ')), ...lasts];
    })
    .map((word) => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}+#]+$/gu, ''));
  return [...new Set(words)].filter((word) => word !== '');
}

/** The tokens of a folded text that may have signs: few of most papers. */
function tokensWithSymbols(text: string): string[] {
  if (LANGUAGE.test(text))
    return text.split(' ').filter((token) => !ASCII.test(token) || LANGUAGE.test(token));
  return ASCII.test(text) ? [] : text.split(' ').filter((token) => !ASCII.test(token));
}

const ASCII = /^[ -~]*$/u;
/** A run of Chinese, Japanese or Korean. */
export const CJK_RUN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー]+/gu;

/**
 * Text in which every run of Chinese, Japanese or Korean stands as its pairs of neighbours, with spaces between: `深度学习`
 * as `深度 度学 学习`. Such a run would be one word to the index; what it is made of no simple rule can tell.
 */
export function segmentCjk(text: string): string {
  return text
    .replace(CJK_RUN, (run) => {
      const signs = [...run];
      const pairs = signs.slice(1).map((sign, at) => `${signs[at] ?? ''}${sign}`);
      return ` ${(pairs.length === 0 ? signs : pairs).join(' ')} `;
    })
    .replace(/ {2,}/gu, ' ')
    .trim();
}

const LETTERS: Readonly<Record<string, string>> = {
  æ: 'ae',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ı: 'i',
  ł: 'l',
  ø: 'o',
  œ: 'oe',
  ß: 'ss',
  þ: 'th',
};
const OTHER_LETTERS = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'giu');

/**
 * Text with the letters that Unicode does not take apart as people write them who do not have them, in lower case: `łukasz`
 * as `lukasz`.
 */
export function foldLetters(text: string): string {
  return text.replace(OTHER_LETTERS, (letter) => LETTERS[letter.toLowerCase()] ?? letter);
}

/** A word as two spellings of it are compared: no case, no accents, no punctuation. */
export function normalizeTerm(word: string): string {
  // Most words of most papers.
  if (FOLDED.test(word)) return word;
  if (ASCII.test(word)) return word.replace(/[^A-Za-z0-9]+/gu, '').toLowerCase();
  const bare = word
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, '');
  return foldLetters(bare.toLowerCase());
}

const FOLDED = /^[a-z0-9]*$/u;
