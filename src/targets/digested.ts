import { hash } from 'node:crypto';

/** A value that stands for a part of the catalog, with a digest of all that it is made from. It is made when it is read. */
export class Digested<T> {
  readonly #make: () => T;
  readonly #digest: () => string;
  #made: { readonly value: T } | undefined;
  #known: string | undefined;

  constructor(digest: () => string, make: () => T) {
    this.#digest = digest;
    this.#make = make;
  }

  /** A part that the site does not show. @param value what stands for it. */
  static absent<T>(value: T): Digested<T> {
    return new Digested(
      () => '',
      () => value,
    );
  }

  get value(): T {
    this.#made ??= { value: this.#make() };
    return this.#made.value;
  }

  get digest(): string {
    this.#known ??= this.#digest();
    return this.#known;
  }

  toJSON(): string {
    return this.digest;
  }
}

/** A digest of some texts in their order. */
export function digestOfTexts(texts: readonly string[]): string {
  return hash('sha256', texts.join('\n'), 'base64url').slice(0, DIGEST_LENGTH);
}

const DIGEST_LENGTH = 22;

/**
 * A digest of all that a group of targets is given.
 * @throws if a value is neither plain data nor has a digest, since a change of it would not be noticed.
 */
export function digestOfGiven(given: unknown): string {
  const json = JSON.stringify(given, (key, value: unknown) => {
    if (typeof value === 'function' || !isPlain(value))
      throw new Error(`What a group of pages is given has a value without a digest in \`${key}\`.`);
    return value;
  });
  return digestOfTexts([json ?? '']);
}

function isPlain(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return true;
  return Object.getPrototypeOf(value) === Object.prototype;
}
