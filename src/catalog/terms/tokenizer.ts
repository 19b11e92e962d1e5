import { stemOf } from './stemmer.ts';
import { isGeneral, isStopWord } from './stop-words.ts';

/** A word that may be part of a term. Stop words are not tokens. */
export interface Token {
  /** From `stemmer.ts`. */
  readonly stem: string;
  /** The word as printed. */
  readonly printed: string;
  /** The text between the word and the one before it in the same phrase; `undefined` at the start of a phrase. */
  readonly separator: string | undefined;
  /** Whether it begins a sentence, so that a capital letter does not mark a name. */
  readonly startsSentence: boolean;
  /** Whether it means little without another word, as `model` does. */
  readonly isGeneral: boolean;
}

const TOKEN_PATTERN =
  /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:[-\u2010-\u2013/][\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*(?:['’]s\b)?|[^\s\p{L}\p{N}]/gu;
const COMPOUND_MARK = /[-\u2010-\u2013/]/u;
const POSSESSIVE = /['’]s$/u;
const SENTENCE_END = /^[.!?:]$/u;
const LETTER = /\p{L}/u;

/**
 * The words of a plain text that may be part of a term, in order. Stop words, numbers, single letters and punctuation are
 * left out and end a phrase. `vision-language` is two words. `text-to-image`, `t-SNE` and `GPT-4` are one word each, because
 * their parts alone mean nothing.
 */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let isInPhrase = false;
  let startsSentence = true;
  const add = (printed: string, separator: string): void => {
    const stem = stemOf(printed.normalize('NFKC'));
    if (!isDistinctive(printed, stem)) {
      isInPhrase = false;
      return;
    }
    tokens.push({
      stem,
      printed,
      separator: isInPhrase ? separator : undefined,
      startsSentence,
      isGeneral: isGeneral(stem),
    });
    isInPhrase = true;
  };
  for (const [token] of text.matchAll(TOKEN_PATTERN)) {
    const printed = token.replace(POSSESSIVE, '');
    if (!COMPOUND_MARK.test(printed) || isOneWord(printed)) add(printed, ' ');
    else for (const [at, part] of printed.split(COMPOUND_MARK).entries()) add(part, at === 0 ? ' ' : '-');
    startsSentence = SENTENCE_END.test(token);
  }
  return tokens;
}

function isDistinctive(printed: string, stem: string): boolean {
  return printed.length > 1 && LETTER.test(printed) && !isStopWord(stem);
}

/** Whether a compound is one word. `transformer-based` and `input/output` are two: each part has a meaning alone. */
function isOneWord(compound: string): boolean {
  if (compound.includes('/')) return false;
  return (
    compound.split(COMPOUND_MARK).slice(0, -1).some(needsContext) ||
    isLetterOrNumber(compound.split(COMPOUND_MARK).at(-1) ?? '')
  );
}

function needsContext(part: string): boolean {
  return isLetterOrNumber(part) || isStopWord(stemOf(part));
}

function isLetterOrNumber(part: string): boolean {
  return part.length === 1 || !LETTER.test(part);
}
