import { CJK_RUN, normalizeTerm } from './folding.ts';
import { LANGUAGE } from './math-symbols.ts';
import { americanWord } from './spelling-variants.ts';

/**
 * The one place that says what a word is. The index, the routing table, the dictionary, the author index, checked matches and
 * highlights split texts with it, each as far as it needs: at white space into tokens, at punctuation into words, and where
 * Chinese, Japanese or Korean begins or ends into runs of one script. A finer split never joins what a coarser one separates.
 */

/** A part of a text between two spaces, normalized: `Fine-Tuning`. */
export interface Token {
  /** Its words by themselves: `fine` and `tuning`. */
  readonly parts: readonly string[];
  /** The same as one: `finetuning`. */
  readonly whole: string;
}

const IN_WORD = String.raw`\p{L}\p{N}\p{M}`;
/** A run of letters, digits and accents: a word of the dictionary, and a part of a token. */
const WORD = new RegExp(`[${IN_WORD}]+`, 'gu');
const BREAK = new RegExp(`[^${IN_WORD}]+`, 'u');

const CJK = CJK_RUN.source;
const OTHER_SCRIPT_RUN = `(?:(?!${CJK})[${IN_WORD}])+`;
const SCRIPT_RUN = new RegExp(`${CJK}|${OTHER_SCRIPT_RUN}`, 'gu');
// `CJK` may have spaces between its characters, because indexed texts do.
const PIECE = new RegExp(`(${LANGUAGE.source}|${CJK}(?: ${CJK})*|${OTHER_SCRIPT_RUN}|\\p{Sm})`, 'iu');

const ASCII = /^[!-~]*$/u;
const LOWER = /^[a-z0-9]+$/u;

/** The words of a text as written, each with its place. */
export function wordsIn(text: string): { readonly word: string; readonly index: number }[] {
  return [...text.matchAll(WORD)].map(({ 0: word, index }) => ({ word, index }));
}

/** The words of a text as written; the same as {@link wordsIn} without places, and faster. */
export function writtenWords(text: string): readonly string[] {
  return text.match(WORD) ?? [];
}

/** The words of a text as written, where a run of Chinese, Japanese or Korean is a word of its own: `用`, `Python` for `用Python`. */
export function scriptRuns(text: string): readonly string[] {
  return text.match(SCRIPT_RUN) ?? [];
}

/**
 * Splits a text into words, runs of Chinese, Japanese or Korean, names of programming languages and mathematical symbols, and
 * what is between them. Joined, the pieces are the text.
 */
export function splitAtWords(text: string): string[] {
  return text.split(PIECE);
}

/** The tokens of a text, without those that have neither letters nor digits. */
export function tokensOf(text: string): Token[] {
  return tokens(text)
    .map(normalize)
    .filter(({ whole }) => whole !== '');
}

/** All words of texts, each once: the parts of tokens and the whole tokens, and the American spellings of British words. */
export function allWords(texts: Iterable<string>): Set<string> {
  // Most texts have the same tokens, and normalizing them is slow.
  const known = new Set<string>();
  for (const text of texts) for (const token of tokens(text)) known.add(token);
  const words = new Set<string>();
  for (const token of known) {
    if (LOWER.test(token)) words.add(token);
    else addWords(normalize(token), words);
  }
  for (const word of [...words]) words.add(americanWord(word));
  return words;
}

function addWords({ parts, whole }: Token, into: Set<string>): void {
  if (whole === '') return;
  for (const part of parts) into.add(part);
  into.add(whole);
}

function tokens(text: string): string[] {
  // Splitting at single spaces is several times as fast, and nearly every text has no other white space.
  return /[^\S ]/u.test(text) ? text.split(/\s+/u) : text.split(' ');
}

function normalize(token: string): Token {
  if (ASCII.test(token)) {
    const parts = token.toLowerCase().match(/[a-z0-9]+/gu) ?? [];
    return { parts, whole: parts.join('') };
  }
  return {
    parts: token
      .split(BREAK)
      .map(normalizeTerm)
      .filter((part) => part !== ''),
    whole: normalizeTerm(token),
  };
}
