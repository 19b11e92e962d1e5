import { foldLetters } from '../../paper/names/fold-letters.ts';
import { LANGUAGE, spellSymbols } from './math-symbols.ts';
import { americanText } from './spelling-variants.ts';

/** Normalizes spellings that readers type in several ways. The index and every query use the same functions. */

const DASHES = /[\u2010-\u2013\u2212]/gu;
const LONG_DASHES = /\s*[\u2014\u2015]\s*/gu;
// MathML's invisible operators, zero-width characters and soft hyphens would join or split words.
const INVISIBLE = /[\u2061-\u2064\u200B-\u200D\u2060\u00AD\uFEFF]/gu;
// Finds texts that may change: those with white space other than single spaces, or with characters that may be dashes or
// invisible. Latin letters with accents, Greek, Cyrillic and so on up to Ethiopic are neither, nor are quotation marks.
const UNFOLDED = /[^ -~\u00A1-\u00AC\u00AE-\u137F\u2016-\u2027]| {2}|^ | $/u;
// Pagefind drops these inside words when it indexes, but not in queries: `T^2PO` would never find `T^2PO`.
const DROPPED_SYMBOLS = /[$^=<>|~`{}\\]/gu;
// An arXiv identifier with prefix or version; the index only has `2401.00001`.
const ARXIV_ID =
  /^(?:arxiv:\s*|https?:\/\/arxiv\.org\/(?:abs|pdf|html)\/)?(\d{4}\.\d{4,5}|[a-z.-]+\/\d{7})(?:v\d+)?(?:\.pdf)?$/iu;

/**
 * Text as it is indexed: with plain hyphens for dashes (an en dash or a minus sign would join its words), spaces around long
 * dashes, no invisible characters, and single spaces.
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

/** A query as sent to the index: with words for symbols, CJK in pairs of characters, and American spelling. */
export function normalizeQuery(query: string): string {
  const [, arxivId] = ARXIV_ID.exec(query.trim()) ?? [];
  if (arxivId !== undefined) return arxivId;
  const spelled = foldLetters(spellSymbols(normalizeText(query))).replace(DROPPED_SYMBOLS, '');
  return normalizeText(segmentCjk(americanText(spelled)));
}

/**
 * The words that are indexed besides a text, each once: the names of its symbols, and its Chinese, Japanese and Korean in
 * pairs of characters. {@link normalizeQuery} turns queries into the same words.
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

/** The tokens of a normalized text that may have symbols. Most papers have few. */
function tokensWithSymbols(text: string): string[] {
  if (LANGUAGE.test(text))
    return text.split(' ').filter((token) => !ASCII.test(token) || LANGUAGE.test(token));
  return ASCII.test(text) ? [] : text.split(' ').filter((token) => !ASCII.test(token));
}

const ASCII = /^[ -~]*$/u;
/** A run of Chinese, Japanese or Korean. */
export const CJK_RUN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー]+/gu;

/**
 * Splits every run of Chinese, Japanese or Korean into overlapping pairs of characters (bigrams): `深度学习` into
 * `深度 度学 学习`. Pagefind treats such a run as one word, and no simple rule can find its words.
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

/** A word in lower case, without accents and punctuation, so that its spellings can be compared. */
export function normalizeTerm(word: string): string {
  // Fast path for most words.
  if (FOLDED.test(word)) return word;
  if (ASCII.test(word)) return word.replace(/[^A-Za-z0-9]+/gu, '').toLowerCase();
  const bare = word
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, '');
  return foldLetters(bare.toLowerCase());
}

const FOLDED = /^[a-z0-9]*$/u;
