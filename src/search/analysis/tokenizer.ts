import { normalizeTerm } from './folding.ts';
import { americanWord } from './spelling-variants.ts';

/** What stands between two spaces of a text. */
export interface Token {
  /** Its words by themselves: `fine` and `tuning`. */
  readonly parts: readonly string[];
  /** The same as one: `finetuning`. */
  readonly whole: string;
}

const BREAK = /[^\p{L}\p{N}\p{M}]+/u;

const ASCII = /^[!-~]*$/u;
const LOWER = /^[a-z0-9]+$/u;

/** The tokens of a text, folded, without those that have neither letters nor digits. */
export function tokensOf(text: string): Token[] {
  return tokens(text)
    .map(normalize)
    .filter(({ whole }) => whole !== '');
}

/** All words of texts, each once: the parts of their tokens, and the tokens as one; British ones as American ones too. */
export function allWords(texts: Iterable<string>): Set<string> {
  // The same few tokens stand in most texts; folding them is what takes its time.
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
  // Several times as fast, and nearly every text has been folded.
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
