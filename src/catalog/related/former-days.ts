import { windowStarts } from './related-days.ts';

/** A day of a former build. */
export interface FormerDay {
  readonly name: string;
  /** The digest of its papers; see `RelatedDays.digestOf`. */
  readonly digest: string;
}

/** The days of a former build with their windows. */
export class FormerDays {
  readonly #days: readonly FormerDay[];
  readonly #starts: readonly number[];
  readonly #places = new Map<string, number>();

  /** @param days oldest first. */
  constructor(days: readonly FormerDay[]) {
    this.#days = days;
    this.#starts = windowStarts(days.map(({ name }) => name));
    for (const [at, { name }] of days.entries()) this.#places.set(name, at);
  }

  get all(): readonly FormerDay[] {
    return this.#days;
  }

  get(name: string): FormerDay | undefined {
    return this.#days[this.#places.get(name) ?? -1];
  }

  /** The days of the window of a day, the day itself last; `undefined` if it had no papers. */
  windowOf(name: string): readonly FormerDay[] | undefined {
    const at = this.#places.get(name);
    return at === undefined ? undefined : this.#days.slice(this.#starts[at], at + 1);
  }
}

/** Days as they are kept, as JSON. */
export function encodeFormerDays(days: readonly FormerDay[]): Uint8Array {
  return Buffer.from(JSON.stringify(days.map(({ name, digest }) => [name, digest])));
}

/** Days that were kept; none if there are no bytes. */
export function decodeFormerDays(bytes: Uint8Array | undefined): FormerDays {
  const kept: readonly (readonly [string, string])[] =
    bytes === undefined ? [] : JSON.parse(Buffer.from(bytes).toString());
  return new FormerDays(kept.map(([name, digest]) => ({ name, digest })));
}
