import { oneOf, type Random } from './random.ts';
import { blended, tokensOf } from './word-chain.ts';

const PLAIN = /^\p{Ll}+$/u;
// A word with the punctuation around it. Formulas do not match, and stay as they are.
const WORD = /^([^\p{L}\p{N}$]*)([^$]*?\p{L}[^$]*?)([^\p{L}\p{N}$]*)$/u;
const LONG = 6;

/**
 * Makes up words at the rate at which a growing archive brings new ones. `n` words have `K·n^β` different
 * ones (Heaps' law, https://en.wikipedia.org/wiki/Heaps%27_law), so one of `n^(1-β) / (K·β)` words is new.
 */
export class Coinage {
  readonly #known = new Set<string>();
  readonly #long: readonly string[];
  /** The made-up words, each as often as it has been used, so that frequent words are drawn more often. */
  readonly #used: string[] = [];
  readonly #exponent: number;
  readonly #factor: number;
  #words: number;

  /** @param texts the texts that the made-up ones continue. */
  constructor(texts: readonly string[]) {
    let [words, half, knownAtHalf] = [0, 1, 1];
    for (const [at, text] of texts.entries()) {
      if (at === texts.length >> 1) [half, knownAtHalf] = [Math.max(1, words), Math.max(1, this.#known.size)];
      for (const word of tokensOf(text)) {
        const key = WORD.exec(word)?.[2]?.toLowerCase();
        if (key === undefined) continue;
        words += 1;
        this.#known.add(key);
      }
    }
    const growth = Math.log(this.#known.size / knownAtHalf) / Math.log(words / half);
    this.#exponent = Math.min(0.9, Math.max(0.3, Number.isFinite(growth) ? growth : 0));
    this.#factor = this.#known.size / words ** this.#exponent;
    this.#words = words;
    this.#long = [...this.#known].filter((word) => word.length >= LONG && PLAIN.test(word));
  }

  /** A new word, which no text has had. */
  coin(random: Random): string {
    let word = blended(this.#long, random);
    while (this.#known.has(word)) word += blended(this.#long, random).slice(-2);
    this.#known.add(word);
    this.#used.push(word);
    return word;
  }

  /** Replaces some of the words by made-up ones: new words, and about as many that were made up before. */
  season(words: readonly string[], random: Random): string[] {
    return words.map((word) => {
      const [, before = '', own, after = ''] = WORD.exec(word) ?? [];
      if (own === undefined) return word;
      this.#words += 1;
      const chance = this.#factor * this.#exponent * this.#words ** (this.#exponent - 1);
      const drawn = random();
      if (drawn < chance) return before + this.coin(random) + after;
      return drawn < 2 * chance && this.#used.length > 0 ? before + this.#again(random) + after : word;
    });
  }

  #again(random: Random): string {
    const word = oneOf(this.#used, random);
    this.#used.push(word);
    return word;
  }
}
