/** Every token of some texts, what stands between two spaces, with a number: a shard has each twenty times. */
export class TokenTable {
  readonly #numbers = new Map<string, number>();

  /** The numbers of the tokens of a text. */
  numbersOf(text: string): Uint32Array {
    const tokens = withSpaces(text).split(' ');
    return Uint32Array.from(
      tokens.filter((token) => token !== ''),
      (token) => this.#numberOf(token),
    );
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

function withSpaces(text: string): string {
  return text.replace(OTHER_SPACE, ' ').replace(NO_SPACE, '');
}
