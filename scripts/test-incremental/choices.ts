import { type Random, randomOf } from '../../src/vectors/training/random.ts';

/** Random choices; the same seed makes the same ones. */
export class Choices {
  readonly #random: Random;

  constructor(seed: number) {
    this.#random = randomOf(seed);
  }

  /** A number from 0 up to, but not including, 1. */
  fraction(): number {
    return this.#random();
  }

  /** A whole number from 0 up to, but not including, `end`. */
  below(end: number): number {
    return Math.floor(this.#random() * end);
  }

  /** Whether something happens that has this probability. */
  happens(probability: number): boolean {
    return this.#random() < probability;
  }

  /** One of the values. @throws if there is none. */
  one<Value>(values: readonly Value[]): Value {
    if (values.length === 0) throw new Error('There is nothing to choose from.');
    return values[this.below(values.length)] as Value;
  }

  /** A few of the values, at least one, in their order. */
  some<Value>(values: readonly Value[], most = values.length): Value[] {
    const left = [...values.keys()];
    const wanted = 1 + this.below(Math.min(most, values.length));
    const chosen = new Set<number>();
    while (chosen.size < wanted) chosen.add(this.one(left));
    return values.filter((_, at) => chosen.has(at));
  }
}
