import { normalizeTerm } from './folding.ts';
import { americanWord } from './spelling-variants.ts';

/** A part of a text between two spaces, normalized: `Fine-Tuning`. */
export interface Token {
  /** Its words by themselves: `fine` and `tuning`. */
  readonly parts: readonly string[];
  /** The same as one: `finetuning`. */
  readonly whole: string;
}

/** A run of letters, digits and accents: a word of the dictionary, and a part of a token. */
export const WORD_RUN = /[\p{L}\p{N}\p{M}]+/gu;
const BREAK = /[^\p{L}\p{N}\p{M}]+/u;

const ASCII = /^[!-~]*$/u;
const LOWER = /^[a-z0-9]+$/u;

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
