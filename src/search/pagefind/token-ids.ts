/** Numbers the tokens of texts, which are separated by spaces. In a shard, each token occurs twenty times on average. */
export class TokenTable {
  readonly #numbers = new Map<string, number>();

  /** The numbers of the tokens of a text. */
  numbersOf(text: string): Uint32Array {
    const tokens = plainText(text).split(' ');
    const numbers = new Uint32Array(tokens.length);
    let length = 0;
    for (const token of tokens) {
      if (token === '') continue;
      numbers[length] = this.#numberOf(token);
      length += 1;
    }
    return numbers.subarray(0, length);
  }

  /** All tokens, in the order of their numbers. */
  tokens(): string[] {
    return [...this.#numbers.keys()];
  }

  #numberOf(token: string): number {
    const known = this.#numbers.get(token);
    if (known !== undefined) return known;
    const number = this.#numbers.size;
    this.#numbers.set(token, number);
    return number;
  }
}

// Unicode's white space, at which Pagefind splits; `\s` is a different set.
const OTHER_SPACE = /[\t-\r\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000]/gu;
/** Pagefind removes these before it analyzes a token. */
const NO_SPACE = /\u200B/gu;

/** Normalizes white space to single spaces. */
export function plainText(text: string): string {
  return text.replace(OTHER_SPACE, ' ').replace(NO_SPACE, '').replace(/ {2,}/gu, ' ').trim();
}
