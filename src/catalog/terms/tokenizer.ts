import { stemOf } from './stemmer.ts';
import { isEmpty, isGeneral } from './stop-words.ts';

/** A word that may be part of a term. */
export interface Word {
  /** What its singular and plural share. */
  readonly stem: string;
  /** As printed. */
  readonly printed: string;
  /** What stands between it and the word before in the same phrase; `undefined` where a phrase begins. */
  readonly joint: string | undefined;
  /** It begins a sentence, so that a capital letter says nothing. */
  readonly isOpening: boolean;
  /** It says something only beside another word. */
  readonly isGeneral: boolean;
}

const TOKEN =
  /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:[-\u2010-\u2013/][\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*(?:['’]s\b)?|[^\s\p{L}\p{N}]/gu;
const JOINT = /[-\u2010-\u2013/]/u;
const POSSESSIVE = /['’]s$/u;
const SENTENCE_END = /^[.!?:]$/u;
const LETTER = /\p{L}/u;

/**
 * The words of a plain text that may be parts of terms, in order. Words of grammar, numbers, single letters and
 * punctuation end a phrase and are left out. `vision-language` is two words, but `text-to-image`, `t-SNE` and `GPT-4`
 * are one, since their parts would say nothing.
 */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  let follows = false;
  let isOpening = true;
  const add = (printed: string, joint: string): void => {
    const stem = stemOf(printed.normalize('NFKC'));
    if (!isTelling(printed, stem)) {
      follows = false;
      return;
    }
    words.push({
      stem,
      printed,
      joint: follows ? joint : undefined,
      isOpening,
      isGeneral: isGeneral(stem),
    });
    follows = true;
  };
  for (const [token] of text.matchAll(TOKEN)) {
    const printed = token.replace(POSSESSIVE, '');
    if (!JOINT.test(printed) || isWhole(printed)) add(printed, ' ');
    else for (const [at, part] of printed.split(JOINT).entries()) add(part, at === 0 ? ' ' : '-');
    isOpening = SENTENCE_END.test(token);
  }
  return words;
}

function isTelling(printed: string, stem: string): boolean {
  return printed.length > 1 && LETTER.test(printed) && !isEmpty(stem);
}

/** Whether a compound is one word. In `transformer-based` and `input/output` the parts stand for themselves. */
function isWhole(compound: string): boolean {
  if (compound.includes('/')) return false;
  return compound.split(JOINT).slice(0, -1).some(isBare) || isBareSign(compound.split(JOINT).at(-1) ?? '');
}

function isBare(part: string): boolean {
  return isBareSign(part) || isEmpty(stemOf(part));
}

function isBareSign(part: string): boolean {
  return part.length === 1 || !LETTER.test(part);
}
