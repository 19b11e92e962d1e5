import { below, oneOf, type Random } from './random.ts';

const KINDS = ['insert', 'delete', 'substitute', 'transpose'] as const;
type Kind = (typeof KINDS)[number];
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const LEAST = 5;

/**
 * The text with one typing error in a word of at least five letters: a letter added, left out or replaced, or
 * two swapped. `undefined` if there is no such word.
 */
export function withTypingError(text: string, random: Random): string | undefined {
  const words = [...text.matchAll(/\p{L}+/gu)].filter(([word]) => [...word].length >= LEAST);
  if (words.length === 0) return undefined;
  const { 0: word, index } = oneOf(words, random);
  return text.slice(0, index) + misspelt(word, random) + text.slice(index + word.length);
}

/** The word with one typing error; never the word itself. */
export function misspelt(word: string, random: Random): string {
  const letters = [...word];
  for (;;) {
    const at = below(letters.length, random);
    const wrong = mistyped(letters, at, oneOf(KINDS, random), oneOf(LETTERS, random)).join('');
    if (wrong !== word) return wrong;
  }
}

function mistyped(letters: readonly string[], at: number, kind: Kind, letter: string): readonly string[] {
  const [before, own, after] = [letters.slice(0, at), letters.slice(at, at + 1), letters.slice(at + 1)];
  switch (kind) {
    case 'insert':
      return [...before, letter, ...own, ...after];
    case 'delete':
      return [...before, ...after];
    case 'substitute':
      return [...before, letter, ...after];
    case 'transpose':
      return [...before, ...after.slice(0, 1), ...own, ...after.slice(1)];
  }
}
