import { foldLetters } from '../../paper/names/fold-letters.ts';
import { CJK_RUN } from '../analysis/folding.ts';
import { scriptRuns } from '../analysis/tokenizer.ts';

/**
 * Splits names into words, in the same way for the author index and for queries. Nothing here may need Node.
 */

/** The words of a name, in lower case, without accents and punctuation, in the order in which they are printed. */
export interface NameWords {
  /**
   * Parts of double names are separate words. A Chinese, Japanese or Korean name is one word, without its
   * spaces.
   */
  readonly words: readonly string[];
  /** Words of several parts, joined: `jeanpierre` for `Jean-Pierre`, `hl` for `H.L.` */
  readonly joined: readonly string[];
}

// Separators within Chinese, Japanese and Korean names: spaces, commas, and the dot in foreign names.
const WITHIN_CJK = new RegExp(String.raw`(?<=${CJK_RUN.source})[\s·・·,，、]+(?=${CJK_RUN.source})`, 'gu');
const APOSTROPHES = /['’‘`´ʼʻ′]/gu;
const ASCII = /^[ -~]*$/u;
const HAS_CJK = new RegExp(CJK_RUN.source, 'u');

/** The words of a name; empty if it has no letters or digits. */
export function nameWords(name: string): NameWords {
  const parts = plain(name).replace(WITHIN_CJK, '').replace(APOSTROPHES, '').split(/\s+/u).map(scriptRuns);
  const joined = parts.filter((own) => own.length > 1 && !own.some(isCjk)).map((own) => own.join(''));
  return { words: parts.flat(), joined };
}

/** Whether a name has only letters, digits and signs that every keyboard has. */
export function isAscii(name: string): boolean {
  return ASCII.test(name);
}

/** Whether a word is Chinese, Japanese or Korean. */
export function isCjk(word: string): boolean {
  return HAS_CJK.test(word);
}

/** Whether a word of a name is an initial. */
export function isInitial(word: string): boolean {
  return word.length === 1 && !isCjk(word);
}

function plain(name: string): string {
  if (isAscii(name)) return name.toLowerCase();
  return foldLetters(
    name
      .normalize('NFKD')
      .replace(/\p{M}+/gu, '')
      .normalize('NFC')
      .toLowerCase(),
  );
}
