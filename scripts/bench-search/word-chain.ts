import { below, oneOf, type Random } from './random.ts';

/** A Markov chain of words: each follows the one before it as often as in the texts. */
export interface WordChain {
  /** Draws `length` words. Formulas can be excluded, since real texts have either many or none. */
  readonly walk: (length: number, formulas: boolean, random: Random) => string[];
}

// A formula counts as one word, even with spaces in it, so that it stays complete.
const TOKENS = /(?:\\\$|\$[^$]*\$|[^\s$])+/gu;
/** Stands before the first word of each text and after the last word of all texts. */
const EDGE = 0;

/** Splits a text into the tokens of a chain. */
export function tokensOf(text: string): string[] {
  return text.match(TOKENS) ?? [];
}

/** The chain of some texts. It stores the positions of each word, from which it draws the next word. */
export function wordChainOf(texts: Iterable<string>): WordChain {
  const words = [''];
  const numbers = new Map<string, number>();
  const sequence: number[] = [];
  for (const text of texts) {
    sequence.push(EDGE);
    for (const word of tokensOf(text)) {
      const number = numbers.get(word) ?? words.push(word) - 1;
      numbers.set(word, number);
      sequence.push(number);
    }
  }
  if (words.length === 1) throw new RangeError('There are no words to recombine.');
  const places = placesOf(sequence, words.length);
  sequence.push(EDGE);
  const next = (from: number, random: Random) =>
    sequence[oneOf(places[from] ?? new Uint32Array(), random) + 1] ?? EDGE;
  return {
    walk: (length, formulas, random) => {
      const walked: string[] = [];
      let at = EDGE;
      // Texts with only formulas yield no words, so the steps are bounded.
      for (let steps = 0; walked.length < length && steps < 50 * length; steps += 1) {
        at = next(at, random);
        const word = words[at] ?? '';
        if (at !== EDGE && (formulas || !word.includes('$'))) walked.push(word);
      }
      return walked;
    },
  };
}

function placesOf(sequence: readonly number[], words: number): Uint32Array[] {
  const counts = new Uint32Array(words);
  for (const word of sequence) counts[word] = (counts[word] ?? 0) + 1;
  const places = Array.from(counts, (count) => new Uint32Array(count));
  const filled = new Uint32Array(words);
  for (const [at, word] of sequence.entries()) {
    const place = filled[word] ?? 0;
    filled[word] = place + 1;
    const own = places[word];
    if (own !== undefined) own[place] = at;
  }
  return places;
}

/** Joins the first part of one word and the last part of another: `elastic` and `former`. */
export function blended(words: readonly string[], random: Random): string {
  const [one, other] = [oneOf(words, random), oneOf(words, random)];
  const from = 2 + below(Math.max(1, one.length - 3), random);
  return one.slice(0, from) + other.slice(Math.ceil(other.length / 2));
}
