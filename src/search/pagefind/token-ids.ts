/** Every token of some texts, what stands between two spaces, with a number: a shard has each twenty times. */
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

  /** All tokens, each at the place of its number. */
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

// What Unicode has as white space, as the engine: neither more nor less than `\s`.
const OTHER_SPACE = /[\t-\r\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000]/gu;
/** The engine takes these out before it looks at a token. */
const NO_SPACE = /\u200B/gu;

/** The text with a single space between its tokens. */
export function plainText(text: string): string {
  return text.replace(OTHER_SPACE, ' ').replace(NO_SPACE, '').replace(/ {2,}/gu, ' ').trim();
}
